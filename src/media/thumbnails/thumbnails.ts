import type { ThumbnailAt, ThumbnailOptions } from '../../core/thumbnail.js';
import { untilAborted } from '../until-aborted.js';
import type { ThumbnailReader } from '../reader/media-reader.js';
import { ReaderStalled } from '../reader/worker-reader.js';

const DEFAULT_WIDTH = 160;

/** A file that brings so many workers to a halt has no pictures. */
const MAX_STALLS = 2;

/** Makes what reads the file; it ends when the signal aborts. */
export type ConnectThumbnails = (signal: AbortSignal) => Promise<ThumbnailReader>;

interface Wish {
  readonly timeSeconds: number;
  readonly width: number;
  readonly signal: AbortSignal | undefined;
  resolve(picture: ImageBitmap | null): void;
}

/** Pictures of a film for times of it, one at a time. @see ThumbnailAt */
export class Thumbnails {
  readonly #connect: ConnectThumbnails;
  readonly #signal: AbortSignal;
  #reader: Promise<ThumbnailReader> | null = null;
  #lifetime = new AbortController();
  #stalls = 0;
  #next: Wish | null = null;
  #isWorking = false;

  /** @param signal ends it: there are no pictures any more. */
  constructor(connect: ConnectThumbnails, signal: AbortSignal) {
    this.#connect = connect;
    this.#signal = signal;
  }

  readonly at: ThumbnailAt = (timeSeconds, options: ThumbnailOptions = {}) => {
    const { width = DEFAULT_WIDTH, signal } = options;
    const picture = new Promise<ImageBitmap | null>((resolve) => {
      this.#next?.resolve(null);
      this.#next = { timeSeconds, width: Math.max(1, Math.round(width)), signal, resolve };
    });
    if (!this.#isWorking) void this.#work();
    return signal ? untilAborted(picture, signal) : picture;
  };

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let wish = this.#next; wish; wish = this.#next) {
      this.#next = null;
      const picture = wish.signal?.aborted ? null : await this.#make(wish);
      if (wish.signal?.aborted) picture?.close();
      wish.resolve(picture);
    }
    this.#isWorking = false;
  }

  /** Whatever goes wrong, there is no picture: that is all one needs to know of it. */
  async #make({ timeSeconds, width }: Wish): Promise<ImageBitmap | null> {
    if (this.#signal.aborted || this.#stalls >= MAX_STALLS) return null;
    try {
      this.#reader ??= this.#begin();
      return await (await this.#reader).thumbnail(timeSeconds, width);
    } catch (reason) {
      if (reason instanceof ReaderStalled) this.#giveUp();
      return null;
    }
  }

  #begin(): Promise<ThumbnailReader> {
    this.#lifetime = new AbortController();
    return this.#connect(AbortSignal.any([this.#signal, this.#lifetime.signal]));
  }

  #giveUp(): void {
    this.#stalls++;
    this.#lifetime.abort(new DOMException('replaced', 'AbortError'));
    this.#reader = null;
  }
}
