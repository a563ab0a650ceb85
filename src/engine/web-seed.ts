import type { BlockRange, Supplier, SupplierListener } from './supplier.js';
import { WebSeedCoverage } from './web-seed-coverage.js';
import type { WebSeedTorrent } from './web-seed-coverage.js';
import { WebSeedError } from './web-seed-failure.js';
import type { WebSeedFailure } from './web-seed-failure.js';
import { WebSeedHealth } from './web-seed-health.js';
import { WebSeedMeter } from './web-seed-meter.js';
import { coalesce, expectedMsOf, isDue, placeBlock, windowBytesOf } from './web-seed-plan.js';
import type { BlockRun, PlacedBlock } from './web-seed-plan.js';
import { WebSeedRun } from './web-seed-run.js';
import type { WebSeedSlots } from './web-seed-slots.js';

export interface WebSeedListener extends SupplierListener {
  /** It opened, or closed for a while or for good; requests may go elsewhere, or come. */
  onOpenChange?(webSeed: WebSeed): void;
}

export interface WebSeedOptions {
  readonly torrent: WebSeedTorrent;
  readonly listener: WebSeedListener;
  /** Connections that it shares with the torrent's other web seeds. */
  readonly slots: WebSeedSlots;
  /** Aborting it ends every request and timer; blocks not delivered are lost. */
  readonly signal: AbortSignal;
  /** The clock, in ms. Default `performance.now()`. */
  readonly nowMs?: () => number;
  /** How long to wait for the next byte. Default 10 s. */
  readonly stallMs?: number;
  /** Waits after the first, second … failure in a row. Default 1, 4 and 16 s. */
  readonly backOffMs?: readonly number[];
}

/** A block sent for, and the run that reads it. */
interface SentBlock {
  readonly placed: PlacedBlock;
  readonly run: WebSeedRun;
}

const BLOCK_BYTES = 16 * 1024;
/** Beyond its window, what is urgent goes out as a request of its own. */
const OVERDRAFT_BYTES = 32 * 1024;
const STALL_MS = 10_000;

/**
 * An HTTP server that has the torrent's files (BEP 19). Blocks asked for in one
 * task are fetched together; each is delivered whole, as soon as its last byte
 * is here. No answer comes from within `request`; `cancel` answers at once.
 */
export class WebSeed implements Supplier {
  readonly id: string;
  readonly kind = 'server';
  readonly maxBlockBytes = BLOCK_BYTES;
  readonly #options: WebSeedOptions;
  readonly #nowMs: () => number;
  readonly #stallMs: number;
  readonly #meter = new WebSeedMeter();
  readonly #health: WebSeedHealth;
  readonly #coverage: WebSeedCoverage;
  readonly #queue = new Map<string, PlacedBlock>();
  readonly #sent = new Map<string, SentBlock>();
  readonly #runs = new Set<WebSeedRun>();
  #inFlightBytes = 0;
  #isSendPlanned = false;

  /** @param url http or https, without a fragment; a folder ends with `/` */
  constructor(url: string, options: WebSeedOptions) {
    const { signal, torrent, stallMs = STALL_MS, backOffMs } = options;
    this.id = url;
    this.#options = options;
    this.#nowMs = options.nowMs ?? (() => performance.now());
    this.#stallMs = stallMs;
    this.#coverage = new WebSeedCoverage(torrent);
    this.#health = new WebSeedHealth({
      signal,
      stallMs,
      onChange: () => options.listener.onOpenChange?.(this),
      ...(backOffMs && { delaysMs: backOffMs }),
    });
    signal.addEventListener('abort', () => this.#endAll(), { once: true });
  }

  get isOpen(): boolean {
    return this.#health.isOpen;
  }

  /** True when it will not be asked again. */
  get isGivenUp(): boolean {
    return this.#health.isGivenUp;
  }

  /** Why it is not to be counted on; null before the third failure in a row, and after a success. */
  get failure(): WebSeedFailure | null {
    return this.#health.failure;
  }

  get inFlightBytes(): number {
    return this.#inFlightBytes;
  }

  /** All bytes that came from it, right or wrong, wanted or not. */
  get bytesReceived(): number {
    return this.#meter.bytes;
  }

  has(piece: number): boolean {
    return this.#coverage.has(piece);
  }

  windowBytes(nowMs: number): number {
    return windowBytesOf(this.#meter.pace(nowMs));
  }

  overdraftBytes(): number {
    return OVERDRAFT_BYTES;
  }

  expectedMs(lengthBytes: number, nowMs: number): number {
    if (!this.isOpen) return Infinity;
    return expectedMsOf(this.#meter.pace(nowMs), this.#inFlightBytes, lengthBytes);
  }

  /** A block that is already asked for stays asked for once. */
  request(block: BlockRange): void {
    const key = keyOf(block);
    if (this.#queue.has(key) || this.#sent.has(key)) return;
    this.#queue.set(key, placeBlock(block, this.#options.torrent.pieceLengthBytes));
    this.#inFlightBytes += block.lengthBytes;
    this.#planSend();
  }

  cancel(block: BlockRange): void {
    const sent = this.#sent.get(keyOf(block));
    sent?.run.drop(sent.placed);
    this.#lose(block);
  }

  /**
   * The owner's word that a piece which came from here failed its hash: it is
   * not asked for that piece again. What is under way is ended, since it may be
   * as wrong.
   */
  strike(code: 'wrong-bytes', piece: number): void {
    const nowMs = this.#nowMs();
    this.#coverage.onWrongPiece(piece);
    this.#health.strike({ code }, nowMs, nowMs);
    this.#endAll();
  }

  /** The owner's word that a piece which came from here passed its hash. */
  confirm(): void {
    this.#health.onVerified();
  }

  /** After the caller's task, when all that it wants is known. */
  #planSend(): void {
    if (this.#isSendPlanned) return;
    this.#isSendPlanned = true;
    queueMicrotask(() => {
      this.#isSendPlanned = false;
      this.#send();
    });
  }

  readonly #send = (): void => {
    if (!this.isOpen) {
      this.#loseQueue();
      return;
    }
    const pace = this.#meter.pace(this.#nowMs());
    const reading = [...this.#runs].map((run) => run.reading);
    const begun: WebSeedRun[] = [];
    for (const run of coalesce(this.#queue.values())) {
      if (!isDue(run, reading, pace)) continue;
      if (!this.#options.slots.take(this.#send)) break;
      reading.push(run.range);
      begun.push(this.#begin(run));
    }
    for (const run of begun) void this.#fetch(run);
  };

  async #fetch(run: WebSeedRun): Promise<void> {
    try {
      await run.read((placed, bytes) => this.#deliver(placed, bytes));
      this.#health.onWhole();
    } catch (reason) {
      this.#onFailure(run, reason);
    } finally {
      this.#runs.delete(run);
      for (const { block } of run.pending) this.#lose(block);
      this.#options.slots.release();
      this.#planSend();
    }
  }

  #begin(blocks: BlockRun): WebSeedRun {
    const run = new WebSeedRun(blocks, {
      url: this.id,
      layout: this.#options.torrent.layout,
      meter: this.#meter,
      nowMs: this.#nowMs,
      stallMs: this.#stallMs,
    });
    this.#runs.add(run);
    for (const placed of blocks.blocks) {
      const key = keyOf(placed.block);
      this.#queue.delete(key);
      this.#sent.set(key, { placed, run });
    }
    return run;
  }

  #onFailure(run: WebSeedRun, reason: unknown): void {
    const nowMs = this.#nowMs();
    if (run.isAborted) {
      this.#health.onWithdrawn(run.silentMs(nowMs), run.sentMs, nowMs);
    } else if (reason instanceof WebSeedError) {
      if (run.file) this.#coverage.onFailure(run.file, reason.failure);
      this.#health.strike(reason.failure, run.sentMs, nowMs);
    } else {
      throw reason;
    }
  }

  #deliver(placed: PlacedBlock, bytes: Uint8Array): void {
    this.#sent.delete(keyOf(placed.block));
    this.#inFlightBytes -= bytes.length;
    this.#options.listener.onBlock(this, placed.block, bytes);
    // A run that waits for this one's end may be due.
    if (this.#queue.size > 0) this.#planSend();
  }

  #lose(block: BlockRange): void {
    const key = keyOf(block);
    if (!this.#queue.delete(key) && !this.#sent.delete(key)) return;
    this.#inFlightBytes -= block.lengthBytes;
    this.#options.listener.onLost(this, block);
  }

  #loseQueue(): void {
    for (const { block } of [...this.#queue.values()]) this.#lose(block);
  }

  #endAll(): void {
    for (const run of this.#runs) run.abort();
    this.#loseQueue();
  }
}

function keyOf({ piece, offset, lengthBytes }: BlockRange): string {
  return `${piece}:${offset}:${lengthBytes}`;
}
