/** A read that begins no further than this behind the end of another continues it. */
const GAP_BYTES = 256 * 1024;

/** A place that was not read on from for so many reads is not read on from any more. */
const MAX_AGE_READS = 24;

interface Frontier {
  end: number;
  lastRead: number;
}

/**
 * Where in the file reading goes on. Picture and sound of one moment may lie
 * far apart: then there are two places, and what is ahead begins at the lower.
 */
export class ReadFrontiers {
  #frontiers: Frontier[] = [];
  #reads = 0;

  /** The lowest place that is read on from, in bytes of the file; null before the first read. */
  get lowest(): number | null {
    return this.#frontiers.length > 0 ? Math.min(...this.#frontiers.map(({ end }) => end)) : null;
  }

  /** Notes a read of [start, end). */
  note(start: number, end: number): void {
    const lastRead = ++this.#reads;
    const continued = this.#frontiers
      .filter((one) => one.end <= start && start - one.end <= GAP_BYTES)
      .sort((a, b) => b.end - a.end)[0];
    if (continued) Object.assign(continued, { end, lastRead });
    else this.#frontiers.push({ end, lastRead });
    this.#frontiers = this.#frontiers.filter((one) => lastRead - one.lastRead < MAX_AGE_READS);
  }

  /** Reading goes on somewhere else. */
  clear(): void {
    this.#frontiers = [];
  }
}
