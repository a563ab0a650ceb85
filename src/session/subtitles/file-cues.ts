import type { ByteSource } from '../../core/byte-source.js';
import { nextTask } from '../../core/next-task.js';
import { PlayerError } from '../../core/player-error.js';
import type { SubtitleCue } from '../../media/subtitles/subtitle-cue.js';
import { MAX_SUBTITLE_FILE_BYTES } from '../../media/subtitles/limits.js';

/** How long parsing goes on before playback and the page get a turn. */
const SLICE_MS = 8;

/**
 * Reads a subtitle file whole, and nothing else, and hands over its cues in
 * slices that hold nothing up. Loads the parsers.
 *
 * @throws PlayerError `media-unsupported` when the file is too large for one.
 * @throws what the ByteSource rejects with, and the signal's reason when aborted.
 */
export async function readSubtitleFile(
  source: ByteSource,
  language: string,
  add: (cue: SubtitleCue) => void,
  signal: AbortSignal,
): Promise<void> {
  const { lengthBytes } = source;
  if (lengthBytes > MAX_SUBTITLE_FILE_BYTES) {
    const message = `${source.name} has ${lengthBytes} bytes, too many for a subtitle file`;
    throw new PlayerError('media-unsupported', message);
  }
  // Neither more of it nor anything near it is wanted.
  source.readAhead(null);
  const bytes = await source.read({ start: 0, end: lengthBytes }, { signal });
  const { openSubtitleFile } = await import('../../media/subtitles/subtitle-file.js');
  let sliceEndMs = performance.now() + SLICE_MS;
  for (const cue of await openSubtitleFile(bytes, language)) {
    if (performance.now() > sliceEndMs) {
      await nextTask();
      sliceEndMs = performance.now() + SLICE_MS;
    }
    signal.throwIfAborted();
    add(cue);
  }
}
