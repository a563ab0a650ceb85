import type { TimeSpan } from '../../core/player-state.js';
import { toTimeSpans } from '../../core/time-spans.js';
import { PlayerError } from '../../core/player-error.js';
import { abortReason } from '../until-aborted.js';

/** What became of an append: done, or refused by the browser for want of memory. */
export type AppendOutcome = 'appended' | 'full';

/**
 * One SourceBuffer whose operations run one after the other, in the order of
 * the calls. After the signal aborts, nothing more is started.
 */
export class SourceBufferQueue {
  readonly #sourceBuffer: SourceBuffer;
  readonly #signal: AbortSignal;
  #last: Promise<unknown> = Promise.resolve();

  constructor(sourceBuffer: SourceBuffer, signal: AbortSignal) {
    this.#sourceBuffer = sourceBuffer;
    this.#signal = signal;
  }

  /** What is decodable now, in seconds. */
  get buffered(): readonly TimeSpan[] {
    return toTimeSpans(this.#sourceBuffer.buffered);
  }

  /**
   * Appends one whole segment. When the browser has no room, removes what
   * `evict` names and tries once more.
   *
   * @param start seconds; tells a browser where the segment begins that counts
   *   the time itself, as it does for bare frames (MSE §9.1, "generate timestamps flag").
   *
   * @throws PlayerError `media-damaged` when the browser cannot parse or decode it.
   * @throws the signal's reason when aborted.
   */
  append(
    segment: Uint8Array<ArrayBuffer>,
    evict: () => TimeSpan | null = () => null,
    start?: number,
  ): Promise<AppendOutcome> {
    return this.#enqueue(async () => {
      const isCounting = this.#sourceBuffer.mode === 'sequence';
      if (isCounting && start !== undefined) this.#sourceBuffer.timestampOffset = start;
      if (await this.#tryAppend(segment)) return 'appended';
      const span = evict();
      if (!span) return 'full';
      await this.#remove(span);
      return (await this.#tryAppend(segment)) ? 'appended' : 'full';
    });
  }

  /** Removes a span of seconds. @throws the signal's reason when aborted. */
  remove(span: TimeSpan): Promise<void> {
    return this.#enqueue(() => this.#remove(span));
  }

  /**
   * Makes room for another track: removes all, and appends that one's
   * initialization segment. MSE §3.2 "changeType()" also where the type stays.
   *
   * @throws as `append` does.
   */
  exchange(mimeType: string, initialization: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#enqueue(async () => {
      await this.#remove({ start: 0, end: Infinity });
      this.#sourceBuffer.changeType(mimeType);
      await this.#tryAppend(initialization);
    });
  }

  /** Resolves after everything queued so far is over, whatever came of it. */
  async idle(): Promise<void> {
    await this.#last.catch(() => undefined);
  }

  #enqueue<Result>(operation: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(
      () => this.#run(operation),
      () => this.#run(operation),
    );
    this.#last = result;
    result.catch(() => undefined);
    return result;
  }

  #run<Result>(operation: () => Promise<Result>): Promise<Result> {
    this.#signal.throwIfAborted();
    return operation();
  }

  async #tryAppend(segment: Uint8Array<ArrayBuffer>): Promise<boolean> {
    try {
      await this.#update(() => this.#sourceBuffer.appendBuffer(segment));
      return true;
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === 'QuotaExceededError') return false;
      throw reason;
    }
  }

  async #remove({ start, end }: TimeSpan): Promise<void> {
    if (start < end) await this.#update(() => this.#sourceBuffer.remove(Math.max(0, start), end));
  }

  /** Starts an operation and waits for `updateend` (MSE §5.5). */
  async #update(start: () => void): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.#signal]);
    try {
      await new Promise<void>((resolve, reject) => {
        const listen = (type: string, listener: () => void) =>
          this.#sourceBuffer.addEventListener(type, listener, { signal, once: true });
        listen('error', () => reject(undecodable()));
        listen('updateend', () => resolve());
        this.#signal.addEventListener('abort', () => reject(abortReason(this.#signal)), {
          signal: over.signal,
        });
        start();
      });
    } finally {
      over.abort();
    }
  }
}

function undecodable(): PlayerError {
  return new PlayerError('media-damaged', 'the browser could not parse a media segment');
}
