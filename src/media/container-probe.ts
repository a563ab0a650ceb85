import type { Input, InputAudioTrack, InputTrack, InputVideoTrack } from 'mediabunny';
import { PlayerError } from '../core/player-error.js';

/** One track that this browser can play. */
export interface PlayableTrack {
  readonly kind: 'video' | 'audio';
  /** RFC 6381 codec string, such as `avc1.640028`. */
  readonly codec: string;
  /** MIME type of the ISO BMFF segments that the remuxer makes of it. */
  readonly mimeType: string;
  readonly input: InputVideoTrack | InputAudioTrack;
}

/** What a container holds, as far as playing it goes. */
export interface ContainerInfo {
  /** Seconds; null when the container does not say. */
  readonly durationSeconds: number | null;
  /** The primary video track, if any, then the primary audio track, if any; never empty. */
  readonly tracks: readonly PlayableTrack[];
}

/** Answers for a MIME type with codecs, as `MediaSource.isTypeSupported` does. */
export type TypeSupport = (mimeType: string) => boolean;

/**
 * Reads the container's index and chooses the tracks to play. A file with one
 * playable track among two plays with that one.
 *
 * @throws PlayerError `media-unsupported` when the container is none we read,
 *   or no track can be played here; the message names the codecs.
 * @throws PlayerError `media-damaged` when the container cannot be parsed.
 */
export async function probeContainer(
  input: Input,
  isTypeSupported: TypeSupport,
): Promise<ContainerInfo> {
  if (!(await input.canRead())) {
    throw new PlayerError('media-unsupported', 'the file is in no container that the player reads');
  }
  const chosen = await choosePrimaryTracks(input);
  if (chosen.length === 0) {
    throw new PlayerError('media-damaged', 'the container lists no video or audio track');
  }
  const described = await Promise.all(chosen.map(describeTrack));
  const tracks = described.filter(
    ({ codec, mimeType }) => codec !== '' && isTypeSupported(mimeType),
  );
  if (tracks.length === 0) {
    const names = described.map(({ kind, codec, name }) => `${kind} ${codec || name}`).join(', ');
    throw new PlayerError('media-unsupported', `this browser cannot play ${names}`);
  }
  return { durationSeconds: await durationSeconds(input, chosen), tracks };
}

async function choosePrimaryTracks(input: Input): Promise<(InputVideoTrack | InputAudioTrack)[]> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  return [video, audio].filter((track) => track !== null);
}

interface DescribedTrack extends PlayableTrack {
  /** The container's own name of the codec, for one that has no codec string. */
  readonly name: string;
}

async function describeTrack(track: InputVideoTrack | InputAudioTrack): Promise<DescribedTrack> {
  const kind = track.isVideoTrack() ? 'video' : 'audio';
  const codec = (await track.getCodecParameterString()) ?? '';
  const name = String(await track.getInternalCodecId());
  return { kind, codec, name, mimeType: `${kind}/mp4; codecs="${codec}"`, input: track };
}

/**
 * The metadata's duration; else, where the end of the file can be found
 * without its packets, the end of its last packet.
 */
async function durationSeconds(input: Input, tracks: InputTrack[]): Promise<number | null> {
  const told = await input.getDurationFromMetadata(tracks);
  if (told !== null && told > 0) return told;
  const computed = await input.computeDuration(tracks);
  return Number.isFinite(computed) && computed > 0 ? computed : null;
}
