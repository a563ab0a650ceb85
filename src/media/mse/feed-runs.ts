import type { TrackFeeder } from './track-feeder.js';

/** What runs read through; a ReadGate. */
export interface SuspendableReads {
  suspend(reason: unknown): void;
  resume(): void;
}

export interface FeedRunsOptions {
  readonly reads: SuspendableReads;
  /** Ends all runs. */
  readonly signal: AbortSignal;
  /** A run came to the end of its track; it is over when that is settled. */
  readonly onEnd: () => Promise<void>;
  /** A run failed that was not superseded. */
  readonly onFailure: (reason: unknown) => void;
}

/** The runs of all feeders: at most one of each is current, and newer ones supersede it. */
export class FeedRuns {
  readonly #options: FeedRunsOptions;
  readonly #current = new Map<TrackFeeder, AbortController>();
  /** Superseded ones included, until they have noticed. */
  readonly #unsettled = new Set<Promise<void>>();
  /** Settles when reads are let through for the current runs. */
  #readable: Promise<unknown> = Promise.resolve();

  constructor(options: FeedRunsOptions) {
    this.#options = options;
  }

  /** Feeds all from new positions, in seconds. No read of the former runs remains. */
  restart(positions: ReadonlyMap<TrackFeeder, number>): void {
    const superseded = supersession();
    for (const run of this.#current.values()) run.abort(superseded);
    // At the start there is nothing to end, and where the index was read from is worth knowing.
    if (this.#unsettled.size > 0) this.#suspendReads(superseded);
    for (const [feeder, from] of positions) this.#launch(feeder, from);
  }

  /** Feeds one track from a new position, and leaves the others alone. */
  restartOne(feeder: TrackFeeder, from: number): void {
    this.#current.get(feeder)?.abort(supersession());
    this.#launch(feeder, from);
  }

  #suspendReads(superseded: DOMException): void {
    const { reads } = this.#options;
    reads.suspend(superseded);
    this.#readable = Promise.allSettled(this.#unsettled).then(() => reads.resume());
  }

  #launch(feeder: TrackFeeder, from: number): void {
    const run = new AbortController();
    this.#current.set(feeder, run);
    feeder.prepare(from);
    const signal = AbortSignal.any([run.signal, this.#options.signal]);
    const settled = this.#run(feeder, signal);
    this.#unsettled.add(settled);
    void settled.then(() => this.#unsettled.delete(settled));
  }

  /** Never rejects. */
  async #run(feeder: TrackFeeder, signal: AbortSignal): Promise<void> {
    await this.#readable;
    try {
      signal.throwIfAborted();
      await feeder.run(signal);
      await this.#options.onEnd();
    } catch (reason) {
      if (!signal.aborted) this.#options.onFailure(reason);
    }
  }
}

function supersession(): DOMException {
  return new DOMException('superseded by a newer position', 'AbortError');
}
