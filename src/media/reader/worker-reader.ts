import type { MediaTags } from '../../core/media-tags.js';
import { PlayerError } from '../../core/player-error.js';
import type { ReadableBytes } from '../reads-ahead.js';
import type { MediaSegment } from '../segment-assembler.js';
import { BeyondReader } from './beyond-reader.js';
import type { ContainerDescription, Demand, FileReader } from './media-reader.js';
import type {
  Endpoint,
  FromWorker,
  ReaderCall,
  ReaderFailure,
  ReaderResult,
  ToWorker,
} from './reader-messages.js';

/** The worker does nothing although it could: it hangs, or is gone. */
export class ReaderStalled extends Error {
  override readonly name = 'ReaderStalled';
}

/** How often it is looked whether the worker said something. */
const TICK_MS = 250;

interface Waiting {
  resolve(result: ReaderResult): void;
  reject(reason: unknown): void;
}

export interface WorkerReaderOptions {
  /** A worker that said it is ready. */
  readonly worker: Endpoint<ToWorker, FromWorker>;
  readonly bytes: ReadableBytes;
  /** Rejects all calls when it aborts. Whoever made the worker terminates it. */
  readonly signal: AbortSignal;
  /** So long the worker may think about a call without a word, while no read is under way. */
  readonly silenceMs: number;
}

/** The page's end of a FileReader in a worker: answers its reads, and watches it. */
export class WorkerReader implements FileReader {
  readonly #options: WorkerReaderOptions;
  readonly #calls = new Map<number, Waiting>();
  /** Why the last read was refused that was. */
  #refusal: unknown;
  readonly #lifetime = new AbortController();
  readonly #signal: AbortSignal;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastId = 0;
  #pendingReads = 0;
  /** Counted, not measured: a page that was frozen must not blame the worker. */
  #silentTicks = 0;

  constructor(options: WorkerReaderOptions) {
    this.#options = options;
    const signal = AbortSignal.any([options.signal, this.#lifetime.signal]);
    this.#signal = signal;
    options.worker.addEventListener('message', ({ data }) => this.#receive(data), { signal });
    signal.addEventListener('abort', () => this.#rejectAll(signal.reason), { once: true });
  }

  async open(demand: Demand = 'playback'): Promise<ContainerDescription> {
    return (await this.#call({ method: 'open', demand })) as ContainerDescription;
  }

  async setDemand(demand: Demand): Promise<void> {
    await this.#call({ method: 'setDemand', demand });
  }

  async select(trackId: number, mimeType: string): Promise<Uint8Array<ArrayBuffer>> {
    const result = await this.#call({ method: 'select', trackId, mimeType });
    return result as Uint8Array<ArrayBuffer>;
  }

  async start(trackId: number, timeSeconds: number): Promise<void> {
    await this.#call({ method: 'start', trackId, timeSeconds });
  }

  async next(trackId: number, seconds: number): Promise<MediaSegment | null> {
    return (await this.#call({ method: 'next', trackId, seconds })) as MediaSegment | null;
  }

  async tags(): Promise<MediaTags> {
    return (await this.#call({ method: 'tags' })) as MediaTags;
  }

  async thumbnail(timeSeconds: number, width: number): Promise<ImageBitmap | null> {
    const result = await this.#call({ method: 'thumbnail', timeSeconds, width });
    return result as ImageBitmap | null;
  }

  /** The worker is of no use any more: rejects all calls with ReaderStalled. */
  stall(message: string): void {
    this.#lifetime.abort(new ReaderStalled(message));
  }

  #call(call: ReaderCall): Promise<ReaderResult> {
    return new Promise((resolve, reject) => {
      this.#signal.throwIfAborted();
      const id = ++this.#lastId;
      this.#calls.set(id, { resolve, reject });
      this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
      const { worker, bytes } = this.#options;
      worker.postMessage({ type: 'call', id, lengthBytes: bytes.lengthBytes, call }, []);
    });
  }

  /** Whatever the worker says is a sign of life; that it loads a part is nothing more. */
  #receive(message: FromWorker): void {
    this.#silentTicks = 0;
    if (message.type === 'read') void this.#answerRead(message.id, message.start, message.end);
    else if (message.type === 'result') this.#settle(message.id)?.resolve(message.result);
    else if (message.type === 'failure') {
      this.#settle(message.id)?.reject(this.#reasonOf(message.failure));
    }
  }

  #settle(id: number): Waiting | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (this.#calls.size === 0) this.#rest();
    return call;
  }

  #reasonOf(failure: ReaderFailure): unknown {
    if ('refused' in failure) return this.#refusal;
    if ('beyond' in failure) return new BeyondReader('beyond the worker');
    return new PlayerError(failure.code, failure.message);
  }

  async #answerRead(id: number, start: number, end: number): Promise<void> {
    const { worker, bytes } = this.#options;
    this.#pendingReads++;
    try {
      const read = await bytes.read({ start, end });
      worker.postMessage({ type: 'bytes', id, bytes: read }, [read.buffer]);
    } catch (reason) {
      this.#refusal = reason;
      worker.postMessage({ type: 'refused', id }, []);
    }
    this.#pendingReads--;
    this.#silentTicks = 0;
  }

  #tick(): void {
    this.#silentTicks = this.#pendingReads > 0 ? 0 : this.#silentTicks + 1;
    if (this.#silentTicks * TICK_MS >= this.#options.silenceMs) {
      this.stall('reading the file came to a halt');
    }
  }

  #rejectAll(reason: unknown): void {
    for (const call of this.#calls.values()) call.reject(reason);
    this.#calls.clear();
    this.#rest();
  }

  /** Nobody waits: nothing to watch. */
  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silentTicks = 0;
  }
}
