import type { ByteRange } from '../../../core/byte-range.js';
import type { ByteWindow } from '../byte-window.js';
import { boxesIn, fourLetters } from './boxes.js';
import type { Mp4Box } from './boxes.js';

const MAX_TRACKS = 200;

/** Handlers under which tracks of text go: subtitles, and titles of chapters. */
export const TEXT_HANDLERS: ReadonlySet<string> = new Set(['sbtl', 'text', 'subt']);

/** The boxes in the file's movie box, its index; none when it has no such box. */
export async function findMovie(window: ByteWindow, signal: AbortSignal): Promise<Mp4Box[]> {
  const movie = await find('moov', { start: 0, end: window.lengthBytes }, window, signal);
  return movie ? boxesIn(movie, window, signal) : [];
}

/**
 * Whether there may be subtitles or chapters in a movie: the look that decides
 * whether what reads them is loaded. Reads headers of boxes.
 */
export async function hasText(
  movie: readonly Mp4Box[],
  window: ByteWindow,
  signal: AbortSignal,
): Promise<boolean> {
  for (const track of trackBoxes(movie)) {
    const media = await find('mdia', track, window, signal);
    const handler = await find('hdlr', media, window, signal);
    if (!handler) continue;
    const range = { start: handler.start + 8, end: handler.start + 12 };
    if (TEXT_HANDLERS.has(fourLetters(await window.get(range, signal)))) return true;
  }
  const userData = movie.find(({ type }) => type === 'udta');
  return Boolean(await find('chpl', userData, window, signal));
}

/** The tracks of a movie; damaged files seem to have more than anybody made. */
export function trackBoxes(movie: readonly Mp4Box[]): Mp4Box[] {
  return movie.filter(({ type }) => type === 'trak').slice(0, MAX_TRACKS);
}

/** The first box of a type in a range; undefined when there is none. */
async function find(
  wanted: string,
  range: ByteRange | undefined,
  window: ByteWindow,
  signal: AbortSignal,
): Promise<Mp4Box | undefined> {
  const boxes = range ? await boxesIn(range, window, signal, wanted) : [];
  return boxes.find(({ type }) => type === wanted);
}
