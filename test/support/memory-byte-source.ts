import { isRangeWithin } from '../../src/core/byte-range.js';
import type { ByteRange } from '../../src/core/byte-range.js';
import type { ByteSource, ReadAhead, ReadOptions } from '../../src/core/byte-source.js';

export interface MemoryByteSourceOptions {
  readonly name?: string;
  /** Milliseconds before the first byte of a read comes. Default 0. */
  readonly latencyMs?: number;
  /** Shared by all reads, served in the order of the calls. Default: no limit. */
  readonly bytesPerSecond?: number;
  /** What `heldRanges()` says at first. Default: nothing. */
  readonly held?: readonly ByteRange[];
}

/** A ByteSource over bytes in memory, behind a link with a latency and a rate. */
export class MemoryByteSource implements ByteSource {
  readonly name: string;
  /** Every range that was read, in the order of the calls. */
  readonly reads: ByteRange[] = [];
  /** Every hint that was given. */
  readonly hints: (ReadAhead | null)[] = [];
  /** Reads that neither resolved nor rejected yet. */
  pendingReads = 0;
  /** The next reads reject with this, when set. */
  failure: Error | null = null;
  /** Whether `close()` was called. */
  closed = false;
  /** What `heldRanges()` says. */
  held: readonly ByteRange[];
  readonly #bytes: Uint8Array;
  readonly #latencyMs: number;
  readonly #bytesPerSecond: number;
  /** When the link will have sent what was asked of it, on the clock of `performance.now()`. */
  #busyUntilMs = 0;

  constructor(bytes: Uint8Array, options: MemoryByteSourceOptions = {}) {
    this.#bytes = bytes;
    this.name = options.name ?? 'file';
    this.held = options.held ?? [];
    this.#latencyMs = options.latencyMs ?? 0;
    this.#bytesPerSecond = options.bytesPerSecond ?? Infinity;
  }

  get lengthBytes(): number {
    return this.#bytes.byteLength;
  }

  /** Total of the bytes that were read, counting those read twice twice. */
  get bytesRead(): number {
    return this.reads.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  async read(range: ByteRange, options: ReadOptions = {}): Promise<Uint8Array> {
    options.signal?.throwIfAborted();
    if (!isRangeWithin(range, this.lengthBytes)) {
      throw new RangeError(
        `[${range.start}, ${range.end}) is not within ${this.lengthBytes} bytes`,
      );
    }
    this.reads.push(range);
    this.pendingReads++;
    try {
      await this.#transfer(range.end - range.start, options.signal);
      if (this.failure) throw this.failure;
      return this.#bytes.slice(range.start, range.end);
    } finally {
      this.pendingReads--;
    }
  }

  readAhead(hint: ReadAhead | null): void {
    this.hints.push(hint);
  }

  heldRanges(): readonly ByteRange[] {
    return this.held;
  }

  readHeld(range: ByteRange): Uint8Array | null {
    const isHeld = this.held.some(({ start, end }) => start <= range.start && range.end <= end);
    return isHeld ? this.#bytes.slice(range.start, range.end) : null;
  }

  /** Wants nothing more; for those who own a source. */
  close(): void {
    this.closed = true;
  }

  async #transfer(bytes: number, signal: AbortSignal | undefined): Promise<void> {
    const now = performance.now();
    const sentMs = (bytes / this.#bytesPerSecond) * 1000;
    const from = Math.max(now, this.#busyUntilMs);
    this.#busyUntilMs = from + sentMs;
    const waitMs = this.#busyUntilMs - now + this.#latencyMs;
    if (waitMs >= 1) await timeout(waitMs, signal);
    // An aborted transfer leaves the link to the next one.
    if (signal?.aborted) this.#busyUntilMs -= sentMs;
    signal?.throwIfAborted();
  }
}

function timeout(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** The bytes of a file of `test/fixtures`. */
export async function loadFixture(name: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`../fixtures/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`no fixture ${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
