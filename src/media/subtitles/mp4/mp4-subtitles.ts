import type { ByteSource } from '../../../core/byte-source.js';
import type { ByteWindow } from '../byte-window.js';
import type { Chapters, EmbeddedSubtitles, EmbeddedTrack } from '../embedded-subtitles.js';
import type { SubtitleCue } from '../subtitle-cue.js';
import type { Mp4Box } from './boxes.js';
import { chapterTracks, readMovieChapters } from './movie-chapters.js';
import { readMovie } from './movie-index.js';
import type { MovieIndex, Mp4Track } from './movie-index.js';
import { readSamples } from './sample-table.js';
import type { Mp4Sample } from './sample-table.js';
import { isForced, sampleReaderFor } from './timed-text.js';
import type { SampleReader } from './timed-text.js';

/** Opens an MP4 or QuickTime file by the boxes in its movie box. Fragments' texts are not read. */
export async function openMp4(
  source: ByteSource,
  window: ByteWindow,
  boxes: readonly Mp4Box[],
  signal: AbortSignal,
): Promise<EmbeddedSubtitles> {
  const movie = await readMovie(boxes, window, signal);
  return new Mp4Subtitles(source, window, movie, signal);
}

interface ReadableTrack {
  readonly track: Mp4Track;
  readonly read: SampleReader;
  /** Null until asked for. */
  samples: Promise<Mp4Sample[]> | null;
}

class Mp4Subtitles implements EmbeddedSubtitles {
  readonly #source: ByteSource;
  readonly #window: ByteWindow;
  readonly #movie: MovieIndex;
  /** Of the whole file: an index that one caller no longer waits for serves the next. */
  readonly #signal: AbortSignal;
  readonly #tracks: ReadonlyMap<number, ReadableTrack>;
  /** What was read already, by its sample. */
  readonly #cues = new WeakMap<Mp4Sample, readonly SubtitleCue[]>();

  constructor(source: ByteSource, window: ByteWindow, movie: MovieIndex, signal: AbortSignal) {
    this.#source = source;
    this.#window = window;
    this.#movie = movie;
    this.#signal = signal;
    const titles = new Set(chapterTracks(movie.tracks));
    const readable = movie.tracks.flatMap((track) => {
      const read = titles.has(track) ? null : sampleReaderFor(track);
      return read ? [[track.id, { track, read, samples: null }] as const] : [];
    });
    this.#tracks = new Map(readable);
  }

  tracks(): readonly EmbeddedTrack[] {
    return [...this.#tracks.values()].map(({ track }) => ({
      id: track.id,
      language: track.language,
      name: track.name,
      isForced: isForced(track),
      isForDeaf: false,
    }));
  }

  chapters(signal: AbortSignal): Promise<readonly Chapters[]> {
    return readMovieChapters(this.#movie, this.#window, signal);
  }

  async *cuesBetween(
    trackId: number,
    startSeconds: number,
    endSeconds: number,
    signal: AbortSignal,
  ): AsyncGenerator<SubtitleCue> {
    const readable = this.#tracks.get(trackId);
    if (!readable) return;
    for (const sample of await this.#samplesOf(readable)) {
      signal.throwIfAborted();
      if (sample.endSeconds <= startSeconds) continue;
      if (sample.startSeconds >= endSeconds) return;
      yield* await this.#read(sample, readable.read, signal);
    }
  }

  #samplesOf(readable: ReadableTrack): Promise<Mp4Sample[]> {
    readable.samples ??= readSamples(readable.track, this.#window, this.#signal);
    return readable.samples;
  }

  async #read(
    sample: Mp4Sample,
    read: SampleReader,
    signal: AbortSignal,
  ): Promise<readonly SubtitleCue[]> {
    const known = this.#cues.get(sample);
    if (known) return known;
    const { start, end } = sample;
    if (end > this.#source.lengthBytes || end === start) return [];
    const cues = read(await this.#source.read({ start, end }, { signal }), sample);
    this.#cues.set(sample, cues);
    return cues;
  }
}
