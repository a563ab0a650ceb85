import { EncodedPacketSink } from 'mediabunny';
import type { Input, InputAudioTrack, InputVideoTrack } from 'mediabunny';
import { PlayerError } from '../core/player-error.js';
import { demuxerOf, transportDemuxerOf } from './demuxer-internals.js';
import { tuneDemuxer } from './demuxer-tuning.js';
import { mpegTsEndSeconds } from './mpeg-ts-end.js';
import { unreadPicture } from './mpeg-ts-program.js';
import { oggEndSeconds } from './ogg-end.js';
import type { ContainerDescription, TrackDescription } from './reader/media-reader.js';
import { unknownContainer } from './reading-scope.js';
import { segmentTypes } from './segment-types.js';
import { transcodedType } from './transcode/transcoded-type.js';

type Track = InputVideoTrack | InputAudioTrack;

/** A container's description, and the demuxer's tracks that it speaks of. */
export interface ProbedContainer {
  readonly description: ContainerDescription;
  readonly tracks: ReadonlyMap<number, Track>;
  /** The demuxer's time, in seconds, that is zero on the media element. */
  readonly zeroSeconds: number;
}

/**
 * Reads the container's index and describes its tracks.
 *
 * @throws PlayerError `media-unsupported` when the container is none we read.
 * @throws PlayerError `media-unsupported` when nothing in it, or not its picture, is of a codec
 *   that is read; it names the codec where that is known.
 * @throws PlayerError `media-damaged` when it lists none and should.
 */
export async function probeContainer(input: Input, lengthBytes: number): Promise<ProbedContainer> {
  if (!(await input.canRead())) throw unknownContainer();
  await tuneDemuxer(input);
  const primary = await primaryTracks(input);
  if (!primary.some((track) => track.isVideoTrack())) await refuseUnreadPicture(input);
  if (primary.length === 0) throw await withoutTracks(input);
  const listed: Track[] = [...(await input.getVideoTracks()), ...(await input.getAudioTracks())];
  const tracks = [...primary, ...listed.filter((track) => !primary.includes(track))];
  const zeroSeconds = await timeOfZero(input, primary);
  const end = await endSeconds(input, primary, lengthBytes);
  return {
    zeroSeconds,
    description: {
      durationSeconds: end === null ? null : end - zeroSeconds,
      tracks: await Promise.all(tracks.map(describeTrack)),
    },
    tracks: new Map(tracks.map((track) => [track.id, track])),
  };
}

/** A film without its picture is none, even where its sound could be played. */
async function refuseUnreadPicture(input: Input): Promise<void> {
  if ((await input.getFormat()).mimeType !== 'video/MP2T') return;
  const codec = await unreadPicture(await transportDemuxerOf(input));
  if (codec === null) return;
  throw new PlayerError('media-unsupported', `cannot read video ${codec}`, { codecs: [codec] });
}

/** Of containers whose demuxer passes over codecs that it does not know: those that it does. */
const KNOWN_CODECS: Readonly<Record<string, string>> = {
  Ogg: 'Opus or Vorbis',
  'MPEG Transport Stream': 'H.264, H.265, AAC, MP3, AC-3, E-AC-3 or DTS',
};

async function withoutTracks(input: Input): Promise<PlayerError> {
  const { name } = await input.getFormat();
  const known = KNOWN_CODECS[name];
  return known === undefined
    ? new PlayerError('media-damaged', 'the container lists no video or audio track')
    : new PlayerError('media-unsupported', `the file (${name}) holds no ${known}`);
}

/** Of each kind, the one to prefer. */
async function primaryTracks(input: Input): Promise<Track[]> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  return [video, audio].filter((track) => track !== null);
}

/**
 * The demuxer's time, in seconds, that is zero on the media element. The clock
 * of a broadcast runs on from film to film (ISO/IEC 13818-1 §2.4.2); files
 * begin at zero.
 */
export async function timeOfZero(input: Input, tracks?: Track[]): Promise<number> {
  const isBroadcast = (await input.getFormat()).mimeType === 'video/MP2T';
  return isBroadcast ? input.getFirstTimestamp(tracks ?? (await primaryTracks(input))) : 0;
}

async function describeTrack(track: Track): Promise<TrackDescription> {
  const kind = track.isVideoTrack() ? 'video' : 'audio';
  const codecString = (await track.getCodecParameterString()) ?? '';
  const transcoded = track.isAudioTrack() ? await transcodedType(track) : null;
  const language = await track.getLanguageCode();
  return {
    id: track.id,
    kind,
    codec: codecString || String((await track.getInternalCodecId()) ?? 'of unknown codec'),
    mimeTypes: [
      ...segmentTypes(kind, await track.getCodec(), codecString),
      ...(transcoded === null ? [] : [transcoded]),
    ],
    language: language === 'und' ? null : language,
    name: await track.getName(),
    isDefault: (await track.getDisposition()).default,
  };
}

/** Without an index: their last packet is found by reading all of them. */
const SCANNED: ReadonlySet<string> = new Set(['audio/aac', 'audio/mpeg', 'audio/flac']);

/** So many packets tell the average rate of a file well enough. */
const SAMPLED_PACKETS = 100;

/** So short a file is read as a whole: it comes with the first piece or two. */
const SHORT_BYTES = 128 * 1024;

const BITS_PER_BYTE = 8;

/**
 * The metadata's duration; else the end of the last packet, where that can be
 * found without the rest of the file; else an estimate from the first packets.
 */
async function endSeconds(
  input: Input,
  tracks: Track[],
  lengthBytes: number,
): Promise<number | null> {
  const { mimeType } = await input.getFormat();
  const told = await input.getDurationFromMetadata(tracks);
  const isTold = told !== null && told > 0;
  const demuxer = await demuxerOf(input);
  const isIndexed = typeof demuxer.xingData?.frameCount === 'number';
  const mayBeGuess = mimeType === 'audio/mpeg' && !isIndexed;
  if (isTold && !(mayBeGuess && (await isGuessed(told, tracks[0], lengthBytes)))) return told;
  const end = await toldByLastPackets(input, tracks);
  if (end !== null && end > 0) return end;
  const seconds =
    SCANNED.has(mimeType) && lengthBytes > SHORT_BYTES
      ? await estimateSeconds(tracks[0], lengthBytes)
      : await input.computeDuration(tracks);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** Seconds; null where the last packets tell nothing, or are not known how to be found. */
async function toldByLastPackets(input: Input, tracks: Track[]): Promise<number | null> {
  const { mimeType } = await input.getFormat();
  if (mimeType === 'application/ogg') return oggEndSeconds((await demuxerOf(input)).reader);
  if (mimeType !== 'video/MP2T') return null;
  return mpegTsEndSeconds(await transportDemuxerOf(input), tracks);
}

/**
 * Whether the duration of an MP3 file is nothing but its first frame's rate:
 * the demuxer's guess where there is no index (Xing), wrong when rates vary.
 */
async function isGuessed(
  told: number | null,
  track: Track | undefined,
  lengthBytes: number,
): Promise<boolean> {
  if (told === null || !track) return false;
  const first = await new EncodedPacketSink(track).getFirstPacket({ metadataOnly: true });
  const stats = await track.computePacketStats(SAMPLED_PACKETS);
  if (!first) return false;
  const firstBitrate = (first.byteLength * BITS_PER_BYTE) / first.duration;
  const guess = (lengthBytes * BITS_PER_BYTE) / firstBitrate;
  return isNear(told, guess) && !isNear(firstBitrate, stats.averageBitrate);
}

function isNear(value: number, other: number): boolean {
  return Math.abs(value - other) < 0.02 * other;
}

async function estimateSeconds(track: Track | undefined, lengthBytes: number): Promise<number> {
  const stats = await track?.computePacketStats(SAMPLED_PACKETS);
  return stats ? (lengthBytes * BITS_PER_BYTE) / stats.averageBitrate : NaN;
}
