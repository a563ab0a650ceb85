import type { BlockWalk } from './block-walk.js';

/** A cluster, and its time in units of the file. */
interface KnownCluster {
  readonly position: number;
  readonly time: number;
}

export interface ClusterSearchOptions {
  readonly walk: BlockWalk;
  /** Position of the first cluster, and where the last ends. */
  readonly start: number;
  readonly end: number;
  /** When the file ends, in units; null when it does not say. */
  readonly endTime: number | null;
}

/** Within so many bytes it is quicker to go from cluster to cluster than to guess. */
const NEAR_BYTES = 2 * 1024 * 1024;

/** Guesses fall a little short, so that the cluster is ahead of them. */
const SHORT = 0.95;

/** Each halves what is left, at the worst. */
const MAX_GUESSES = 24;

/**
 * Finds clusters by their time in a file without an index (Cues), by guessing
 * and looking: a dozen small reads, where others read all that lies before.
 */
export class ClusterSearch {
  readonly #options: ClusterSearchOptions;
  /** Sorted. What was seen stays known. */
  #known: KnownCluster[];

  constructor(options: ClusterSearchOptions) {
    this.#options = options;
    this.#known = [{ position: options.start, time: -Infinity }];
  }

  /** Position of the last cluster that begins at or before `time`, in units; of the first without one. */
  async before(time: number): Promise<number> {
    const { end, endTime } = this.#options;
    let limit: KnownCluster = { position: end, time: endTime ?? NaN };
    for (let guesses = 0; guesses < MAX_GUESSES; guesses++) {
      const low = this.#lastBefore(time);
      const next = this.#known[this.#known.indexOf(low) + 1];
      if (next && next.position < limit.position) limit = next;
      if (limit.position - low.position <= NEAR_BYTES) break;
      const found = await this.#look(guessBetween(low, limit, time), limit.position);
      // Nothing begins between the guess and the limit.
      if (!found || found.position >= limit.position) {
        limit = { position: guessBetween(low, limit, time), time: limit.time };
      } else this.#note(found);
    }
    return this.#hop(this.#lastBefore(time), time);
  }

  /** Goes on from cluster to cluster, as long as they say where they end. */
  async #hop(from: KnownCluster, time: number): Promise<number> {
    const { walk } = this.#options;
    let { position } = from;
    for (;;) {
      const end = await walk.clusterEnd(position);
      const next = end === null ? null : await walk.clusterTime(end);
      if (end === null || next === null || next > time) return position;
      this.#note({ position: end, time: next });
      position = end;
    }
  }

  async #look(position: number, limit: number): Promise<KnownCluster | null> {
    const { walk } = this.#options;
    for (let start = position; start < limit; start++) {
      const found = await walk.findCluster(start, limit - start);
      if (found === null) return null;
      const time = await walk.clusterTime(found);
      if (time !== null) return { position: found, time };
      // Those bytes were something else.
      start = found;
    }
    return null;
  }

  #lastBefore(time: number): KnownCluster {
    const before = this.#known.filter((cluster) => cluster.time <= time);
    return before.at(-1) ?? { position: this.#options.start, time: -Infinity };
  }

  #note(cluster: KnownCluster): void {
    if (this.#known.some(({ position }) => position === cluster.position)) return;
    this.#known = [...this.#known, cluster].sort((a, b) => a.position - b.position);
  }
}

/** Where a time should be, as if the film was even; in the middle when that is not known. */
function guessBetween(low: KnownCluster, high: KnownCluster, time: number): number {
  const lowTime = Math.max(0, low.time);
  const share = (time - lowTime) / (high.time - lowTime);
  const even = Number.isFinite(share) && share >= 0 && share <= 1 ? share * SHORT : 0.5;
  const bytes = high.position - low.position;
  return low.position + Math.min(Math.max(Math.floor(bytes * even), 1), bytes - 1);
}
