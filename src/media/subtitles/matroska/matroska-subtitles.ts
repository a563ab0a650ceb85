import type { ByteSource } from '../../../core/byte-source.js';
import { ByteWindow } from '../byte-window.js';
import type { Chapters, EmbeddedSubtitles, EmbeddedTrack } from '../embedded-subtitles.js';
import { MAX_CUES } from '../subtitle-cue.js';
import type { SubtitleCue } from '../subtitle-cue.js';
import { blockCuesFor } from './block-cues.js';
import type { BlockCues } from './block-cues.js';
import { readChapters } from './chapter-entries.js';
import { ClusterIndex } from './cluster-index.js';
import { ClusterReader } from './cluster-reader.js';
import type { TextBlock } from './cluster-reader.js';
import { MAX_HEADER_BYTES } from '../../matroska/ebml.js';
import { ID } from '../../matroska/element-ids.js';
import { elementData, readElement, readIndex } from './file-index.js';
import type { MatroskaIndex } from './file-index.js';
import type { TrackEntry } from './track-entries.js';

/** Opens a Matroska or WebM file; null when it is damaged before its first cluster. */
export async function openMatroska(
  source: ByteSource,
  window: ByteWindow,
  signal: AbortSignal,
): Promise<EmbeddedSubtitles | null> {
  const index = await readIndex(window, signal);
  return index && new MatroskaSubtitles(source, index);
}

/** How long a text stays when nothing says how long. */
const DEFAULT_DURATION_SECONDS = 5;

/** How long before a span texts may have come up that are still on screen in it. */
const LOOK_BACK_SECONDS = 10;

interface ReadableTrack {
  readonly entry: TrackEntry;
  readonly cues: BlockCues;
}

class MatroskaSubtitles implements EmbeddedSubtitles {
  readonly #source: ByteSource;
  readonly #index: MatroskaIndex;
  readonly #window: ByteWindow;
  readonly #tracks: ReadonlyMap<number, ReadableTrack>;
  readonly #places: ClusterIndex;
  readonly #clusters = new Map<number, ClusterReader>();
  #cuesArePending: boolean;
  #blockCount = 0;

  constructor(source: ByteSource, index: MatroskaIndex) {
    this.#source = source;
    this.#index = index;
    // Of its own: the one that read the header is not within what is held now.
    this.#window = new ByteWindow(source);
    this.#places = new ClusterIndex(index.firstCluster);
    this.#cuesArePending = index.cues !== null;
    const readable = index.tracks.flatMap((entry) => {
      const cues = entry.isSubtitles ? blockCuesFor(entry) : null;
      return cues ? [[entry.number, { entry, cues }] as const] : [];
    });
    this.#tracks = new Map(readable);
  }

  tracks(): readonly EmbeddedTrack[] {
    return [...this.#tracks.values()].map(({ entry }) => ({
      id: entry.number,
      language: entry.language,
      name: entry.name,
      isForced: entry.isForced,
      isForDeaf: entry.isForDeaf,
    }));
  }

  async chapters(signal: AbortSignal): Promise<readonly Chapters[]> {
    const { chapters, durationSeconds } = this.#index;
    const data = await readElement(this.#window, chapters, ID.Chapters, signal);
    return data ? readChapters(data, durationSeconds) : [];
  }

  async *cuesBetween(
    trackId: number,
    startSeconds: number,
    endSeconds: number,
    signal: AbortSignal,
  ): AsyncGenerator<SubtitleCue> {
    const track = this.#tracks.get(trackId);
    if (!track) return;
    await this.#readCues(signal);
    for (const range of this.#places.between(startSeconds - LOOK_BACK_SECONDS, endSeconds)) {
      let position: number | null = range.start;
      while (position !== null && position < range.end) {
        const cluster: ClusterReader = await this.#readCluster(position, signal);
        if (this.#seconds(cluster.timestamp) >= endSeconds) break;
        yield* this.#cuesOf(cluster, track, startSeconds, endSeconds);
        position = cluster.end;
      }
    }
  }

  /** Takes the index of key frames over when its bytes are held; playback reads it in its time. */
  async #readCues(signal: AbortSignal): Promise<void> {
    const { cues } = this.#index;
    if (!this.#cuesArePending || cues === null) return;
    if (!this.#isHeld(cues, cues + MAX_HEADER_BYTES)) return;
    const range = await elementData(this.#window, cues, ID.Cues, signal);
    if (range && !this.#isHeld(range.start, range.end)) return;
    this.#cuesArePending = false;
    if (range) this.#places.addCues(await this.#window.get(range, signal), this.#index);
  }

  #isHeld(start: number, end: number): boolean {
    const limit = Math.min(end, this.#source.lengthBytes);
    return this.#source.heldRanges().some((held) => held.start <= start && limit <= held.end);
  }

  async #readCluster(position: number, signal: AbortSignal): Promise<ClusterReader> {
    let cluster = this.#clusters.get(position);
    if (!cluster) {
      const numbers = new Set(this.#tracks.keys());
      cluster = new ClusterReader(position, this.#source, this.#window, numbers);
      this.#clusters.set(position, cluster);
    }
    if (cluster.isDone || this.#blockCount >= MAX_CUES) return cluster;
    const former = cluster.blocks.length;
    await cluster.advance(signal);
    this.#blockCount += cluster.blocks.length - former;
    const startSeconds = this.#seconds(cluster.timestamp);
    if (!Number.isNaN(startSeconds)) this.#places.add({ position, startSeconds });
    return cluster;
  }

  async *#cuesOf(
    cluster: ClusterReader,
    { entry, cues }: ReadableTrack,
    fromSeconds: number,
    untilSeconds: number,
  ): AsyncGenerator<SubtitleCue> {
    for (const block of cluster.blocks) {
      if (block.trackNumber !== entry.number) continue;
      const span = this.#span(block, cluster.timestamp, entry);
      if (span.startSeconds >= untilSeconds || span.endSeconds <= fromSeconds) continue;
      const cue = await cues.read(block, span);
      if (cue) yield cue;
    }
  }

  #span(block: TextBlock, clusterTime: number, entry: TrackEntry) {
    const start = Math.max(0, clusterTime + block.relativeTime);
    const startSeconds = this.#seconds(start);
    const unsaidSeconds = entry.defaultDurationNs / 1e9 || DEFAULT_DURATION_SECONDS;
    const endSeconds =
      block.duration === null
        ? startSeconds + unsaidSeconds
        : this.#seconds(start + block.duration);
    return { startSeconds, endSeconds };
  }

  #seconds(units: number): number {
    return (units * this.#index.scaleNs) / 1e9;
  }
}
