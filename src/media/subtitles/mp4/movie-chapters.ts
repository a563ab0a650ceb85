import type { ByteRange } from '../../../core/byte-range.js';
import type { ByteWindow } from '../byte-window.js';
import { endAtNext } from '../chapter-times.js';
import type { Chapter } from '../chapter-times.js';
import type { Chapters } from '../embedded-subtitles.js';
import { escapeCueText } from '../styled-text.js';
import { viewOf } from './boxes.js';
import type { MovieIndex, Mp4Track } from './movie-index.js';
import { readSamples } from './sample-table.js';
import { readTitle } from './timed-text.js';

/** Titles that lie further apart would cost a piece of the torrent each. */
const MAX_SPREAD_BYTES = 256 * 1024;

/** Files list 255 chapters at most in the one way; longer lists in the other are cut. */
const MAX_CHAPTERS = 1_000;

/**
 * The chapters of an MP4: Nero's list, which lies in the index; else the text
 * tracks that another track refers to as its chapters, where their titles lie
 * together.
 */
export async function readMovieChapters(
  movie: MovieIndex,
  window: ByteWindow,
  signal: AbortSignal,
): Promise<readonly Chapters[]> {
  const { chapterList, durationSeconds } = movie;
  if (chapterList) {
    const cues = endAtNext(await readList(chapterList, window, signal), durationSeconds);
    if (cues.length > 0) return [{ language: '', cues }];
  }
  const found: Chapters[] = [];
  for (const track of chapterTracks(movie.tracks)) {
    const cues = endAtNext(await readTrack(track, window, signal), durationSeconds);
    if (cues.length > 0) found.push({ language: track.language, cues });
  }
  return found;
}

/** Tracks that others refer to as their chapters; those of pictures are no text. */
export function chapterTracks(tracks: readonly Mp4Track[]): Mp4Track[] {
  const ids = new Set(tracks.flatMap(({ chapterTrackIds }) => chapterTrackIds));
  return tracks.filter(({ id, format }) => ids.has(id) && ['text', 'tx3g'].includes(format));
}

async function readTrack(
  track: Mp4Track,
  window: ByteWindow,
  signal: AbortSignal,
): Promise<Chapter[]> {
  const samples = (await readSamples(track, window, signal)).slice(0, MAX_CHAPTERS);
  const start = Math.min(...samples.map((sample) => sample.start));
  const end = Math.max(...samples.map((sample) => sample.end));
  if (samples.length === 0 || end - start > MAX_SPREAD_BYTES) return [];
  const bytes = (await window.get({ start, end }, signal)).slice();
  return samples.map((sample) => ({
    startSeconds: sample.startSeconds,
    endSeconds: sample.endSeconds,
    text: readTitle(bytes.subarray(sample.start - start, sample.end - start)),
  }));
}

/** Units of Nero's list per second. */
const LIST_TIMESCALE = 10_000_000;
const MAX_LIST_BYTES = 255 * (9 + 255) + 16;

/** Per chapter a time of 8 bytes and a title with its length before it. */
async function readList(
  range: ByteRange,
  window: ByteWindow,
  signal: AbortSignal,
): Promise<Chapter[]> {
  if (range.end - range.start > MAX_LIST_BYTES) return [];
  const bytes = (await window.get(range, signal)).slice();
  const view = viewOf(bytes);
  // Version 1 has four reserved bytes before the count.
  let at = bytes[0] === 0 ? 4 : 8;
  const count = bytes[at++] ?? 0;
  const chapters: Chapter[] = [];
  while (chapters.length < count && at + 9 <= bytes.length) {
    const startSeconds = Number(view.getBigUint64(at)) / LIST_TIMESCALE;
    const end = at + 9 + view.getUint8(at + 8);
    const title = new TextDecoder().decode(bytes.subarray(at + 9, end));
    chapters.push({ startSeconds, endSeconds: NaN, text: escapeCueText(title) });
    at = end;
  }
  return chapters;
}
