import type { ByteRange } from '../../../core/byte-range.js';
import { children, readUint } from '../../matroska/ebml.js';
import { ID } from '../../matroska/element-ids.js';
import type { MatroskaIndex } from './file-index.js';

/** A place where a cluster begins, and what is known of its time. */
export interface ClusterPlace {
  readonly position: number;
  /** No block of the cluster that matters is earlier. */
  readonly startSeconds: number;
}

/** More key frames than ten hours of film have. */
const MAX_PLACES = 100_000;

/** Where clusters begin, sorted by position and so by time; grows as the file is read. */
export class ClusterIndex {
  #places: ClusterPlace[];

  constructor(firstCluster: number) {
    this.#places = [{ position: firstCluster, startSeconds: 0 }];
  }

  /** Adds what a Cues element's data (RFC 9559 §5.1.5) says. */
  addCues(cues: Uint8Array, { segmentStart, scaleNs }: MatroskaIndex): void {
    const known = new Map(this.#places.map((place) => [place.position, place]));
    for (const { id, data } of children(cues)) {
      if (id !== ID.CuePoint || known.size >= MAX_PLACES) continue;
      const place = readCuePoint(data, segmentStart, scaleNs);
      if (place && !known.has(place.position)) known.set(place.position, place);
    }
    this.#places = [...known.values()].sort((a, b) => a.position - b.position);
  }

  /** A cluster that was met while reading. */
  add(place: ClusterPlace): void {
    const index = this.#lastPlace(({ position }) => position <= place.position);
    if (this.#places[index]?.position === place.position || this.#places.length >= MAX_PLACES)
      return;
    this.#places.splice(index + 1, 0, place);
  }

  /**
   * Places to read from for what is on screen in a span of time: the last one
   * not after its start, and all within it, each with its neighbour's position
   * as its end.
   */
  between(startSeconds: number, endSeconds: number): ByteRange[] {
    const first = this.#lastPlace((place) => place.startSeconds <= startSeconds);
    const ranges: ByteRange[] = [];
    for (let index = first; index < this.#places.length; index++) {
      const place = this.#places[index];
      if (!place || (index > first && place.startSeconds >= endSeconds)) break;
      ranges.push({ start: place.position, end: this.#places[index + 1]?.position ?? Infinity });
    }
    return ranges;
  }

  /** Index of the last place that satisfies the test, of which all before do too; 0 when none does. */
  #lastPlace(test: (place: ClusterPlace) => boolean): number {
    let low = 0;
    let high = this.#places.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const place = this.#places[middle];
      if (place && test(place)) low = middle;
      else high = middle;
    }
    return low;
  }
}

function readCuePoint(
  point: Uint8Array,
  segmentStart: number,
  scaleNs: number,
): ClusterPlace | null {
  let startSeconds = NaN;
  let position = NaN;
  for (const { id, data } of children(point)) {
    if (id === ID.CueTime) startSeconds = (readUint(data) * scaleNs) / 1e9;
    if (id !== ID.CueTrackPositions || !Number.isNaN(position)) continue;
    for (const field of children(data)) {
      if (field.id === ID.CueClusterPosition) position = segmentStart + readUint(field.data);
    }
  }
  return Number.isFinite(startSeconds) && Number.isSafeInteger(position)
    ? { position, startSeconds }
    : null;
}
