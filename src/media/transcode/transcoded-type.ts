import type { InputAudioTrack } from 'mediabunny';
import { loadTranscoding } from '../reading-scope.js';

/** What tracks are transcoded to. */
const TRANSCODED_TYPE = 'audio/mp4; codecs="opus"';

/** Codecs that every browser plays one way or the other: asking costs them nothing. */
const PLAYED_EVERYWHERE: ReadonlySet<string> = new Set(['aac', 'opus', 'vorbis', 'flac']);

/** The type to offer last for an audio track, when it can be transcoded; else null. */
export async function transcodedType(track: InputAudioTrack): Promise<string | null> {
  const codec = await track.getCodec();
  if (codec === null || PLAYED_EVERYWHERE.has(codec)) return null;
  const { canTranscode } = await loadTranscoding();
  return (await canTranscode(track)) ? TRANSCODED_TYPE : null;
}

/** Whether a track that is to become `mimeType` has to be transcoded for it. */
export async function isTranscodedTo(track: InputAudioTrack, mimeType: string): Promise<boolean> {
  return mimeType === TRANSCODED_TYPE && (await track.getCodec()) !== 'opus';
}
