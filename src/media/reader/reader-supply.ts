import { loadPart } from '../part-loading.js';
import type { ReadableBytes } from '../reads-ahead.js';
import type { FileReader } from './media-reader.js';
import { readerPart, type ReaderPart } from './reader-part.js';
import { startWorker } from './start-worker.js';
import { WorkerReader } from './worker-reader.js';

/** Where containers are read: in a worker where the page allows one, or on the page. */
export type ReaderPlace = 'worker' | 'page';

export interface ReaderSupplyOptions {
  /** `worker`, the default, still means the page where no worker can be had. */
  readonly place?: ReaderPlace;
  /** The code that reads. Default: the one of this player. */
  readonly part?: ReaderPart;
  /**
   * A worker that says nothing for so long, although it was given all that it
   * asked for, hangs. Default 2400: with one new attempt that is within five seconds.
   */
  readonly silenceMs?: number;
}

const SILENCE_MS = 2_400;

/** Pages that forbid a worker, or break it, do so each time. */
const withoutWorker = new WeakSet<ReaderPart>();

/** Makes readers, the first of them ahead of its use. */
export class ReaderSupply {
  #part: ReaderPart;
  readonly #silenceMs: number;
  readonly #signal: AbortSignal;
  readonly #place: ReaderPlace;
  #spare: Promise<Worker | null> | null;

  /** Begins to start a worker. When `signal` aborts, everything that was made ends. */
  constructor(signal: AbortSignal, options: ReaderSupplyOptions = {}) {
    this.#signal = signal;
    this.#part = options.part ?? readerPart;
    this.#silenceMs = options.silenceMs ?? SILENCE_MS;
    this.#place = options.place ?? 'worker';
    this.#spare = this.#startWorker();
  }

  /** A reader of those bytes. It ends when `signal` aborts, and with the supply. */
  async connect(bytes: ReadableBytes, signal: AbortSignal): Promise<FileReader> {
    const worker = await (this.#spare ?? this.#startWorker());
    this.#spare = null;
    const lifetime = AbortSignal.any([signal, this.#signal]);
    lifetime.throwIfAborted();
    if (worker) return this.#connectWorker(worker, bytes, lifetime);
    const { ContainerReader } = await loadPart(() => this.#part.load());
    return new ContainerReader(bytes, lifetime);
  }

  /** Makes wider readers from now on. False where there are none. */
  widen(): boolean {
    if (!this.#part.wider) return false;
    this.#part = this.#part.wider;
    this.#spare = null;
    return true;
  }

  #connectWorker(worker: Worker, bytes: ReadableBytes, signal: AbortSignal): FileReader {
    signal.addEventListener('abort', () => worker.terminate(), { once: true });
    const reader = new WorkerReader({ worker, bytes, signal, silenceMs: this.#silenceMs });
    const stall = (event: Event) => {
      // It is dealt with, and no business of the page's error handlers.
      event.preventDefault();
      reader.stall('the worker failed');
    };
    worker.addEventListener('error', stall, { signal });
    return reader;
  }

  /** Null where there is none to be had, now and later. */
  async #startWorker(): Promise<Worker | null> {
    if (this.#place === 'page' || withoutWorker.has(this.#part)) return null;
    // That its code cannot be had is said by the page, which wants it next.
    const expression = await this.#part.expression().catch(() => null);
    if (expression === null) return null;
    try {
      const worker = await startWorker(expression, this.#signal);
      this.#signal.addEventListener('abort', () => worker.terminate(), { once: true });
      return worker;
    } catch {
      if (!this.#signal.aborted) withoutWorker.add(this.#part);
      return null;
    }
  }
}
