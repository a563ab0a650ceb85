import type { ByteSource } from '../../core/byte-source.js';
import { ByteWindow } from './byte-window.js';
import { findMovie, hasText } from './mp4/movie-text.js';
import type { SubtitleCue } from './subtitle-cue.js';

/** A track of text inside a container. */
export interface EmbeddedTrack {
  /** Unique in the file. */
  readonly id: number;
  /** As written in the container, ISO 639 or BCP 47; '' when it says none. Untrusted. */
  readonly language: string;
  /** What its author calls it; '' when it has no name. Untrusted. */
  readonly name: string;
  /** Only what must be read by those who understand the sound: signs, foreign speech. */
  readonly isForced: boolean;
  /** Tells of sounds too. */
  readonly isForDeaf: boolean;
}

/** Chapters in one language. */
export interface Chapters {
  /** As in `EmbeddedTrack`. */
  readonly language: string;
  /** Titles, sorted by time; none overlaps the next. */
  readonly cues: readonly SubtitleCue[];
}

/** The text inside one container, read beside playback. */
export interface EmbeddedSubtitles {
  /** Text tracks that can be read, in the container's order. */
  tracks(): readonly EmbeddedTrack[];

  /**
   * The cues that are on screen at some time in `[startSeconds, endSeconds)`.
   *
   * Never makes a torrent fetch what playback does not: of Matroska it reads
   * clusters as far as they are held, and ends where they are not; of MP4,
   * whose index says where each text of a few bytes lies, it waits for those
   * of the span. So ask again when there may be more, and for no more time
   * than playback is about to need.
   *
   * @throws the signal's reason when aborted.
   */
  cuesBetween(
    trackId: number,
    startSeconds: number,
    endSeconds: number,
    signal: AbortSignal,
  ): AsyncGenerator<SubtitleCue>;

  /** The chapters, a list per language; empty when there are none. Reads a few kilobytes at most. */
  chapters(signal: AbortSignal): Promise<readonly Chapters[]>;
}

/**
 * Opens the text tracks of a Matroska or MP4 file. Reads its index, which
 * playback needs too. Resolves with null for another container, and for an MP4
 * file without text, for which nothing more of the player is loaded.
 *
 * @throws what the ByteSource rejects with, and the signal's reason when aborted.
 */
export async function openEmbeddedSubtitles(
  source: ByteSource,
  signal: AbortSignal,
): Promise<EmbeddedSubtitles | null> {
  const window = new ByteWindow(source);
  const head = await window.get({ start: 0, end: 12 }, signal);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 12) return null;
  if (view.getUint32(0) === EBML_ID) {
    const { openMatroska } = await import('./matroska/matroska-subtitles.js');
    return openMatroska(source, window, signal);
  }
  if (!MP4_FIRST_BOXES.has(view.getUint32(4))) return null;
  const movie = await findMovie(window, signal);
  if (!(await hasText(movie, window, signal))) return null;
  const { openMp4 } = await import('./mp4/mp4-subtitles.js');
  return openMp4(source, window, movie, signal);
}

const EBML_ID = 0x1a45dfa3;

/** ftyp, moov, mdat, free, wide, skip: what files begin with. */
const MP4_FIRST_BOXES: ReadonlySet<number> = new Set([
  0x66747970, 0x6d6f6f76, 0x6d646174, 0x66726565, 0x77696465, 0x736b6970,
]);
