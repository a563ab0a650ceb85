import type { ByteRange } from '../core/byte-range.js';
import { readHttpRange } from './http-range.js';
import { BlockCutter } from './web-seed-block-cutter.js';
import { partsOf, webSeedUrl } from './web-seed-layout.js';
import type { WebSeedFile, WebSeedLayout } from './web-seed-layout.js';
import type { WebSeedMeter } from './web-seed-meter.js';
import type { BlockRun, PlacedBlock } from './web-seed-plan.js';

/** Where a run reads, and who measures it. */
export interface WebSeedRunOptions {
  /** URL of the web seed. */
  readonly url: string;
  readonly layout: WebSeedLayout;
  readonly meter: WebSeedMeter;
  readonly nowMs: () => number;
  readonly stallMs: number;
}

/** Reads one run of blocks: one request, or one after the other where it spans files. */
export class WebSeedRun {
  readonly sentMs: number;
  readonly #end: number;
  readonly #cutter: BlockCutter;
  readonly #options: WebSeedRunOptions;
  readonly #lifetime = new AbortController();
  #file: WebSeedFile | null = null;
  #heardMs: number;

  constructor(run: BlockRun, options: WebSeedRunOptions) {
    this.#options = options;
    this.#end = run.range.end;
    this.#cutter = new BlockCutter(run.blocks, run.range.start);
    this.sentMs = options.nowMs();
    this.#heardMs = this.sentMs;
  }

  /** What it has still to read of the torrent. */
  get reading(): ByteRange {
    return { start: this.#cutter.position, end: this.#end };
  }

  /** The file that it reads or failed to read; null before the first. */
  get file(): WebSeedFile | null {
    return this.#file;
  }

  get pending(): readonly PlacedBlock[] {
    return this.#cutter.pending;
  }

  get isAborted(): boolean {
    return this.#lifetime.signal.aborted;
  }

  /** How long ago the latest byte came, or the request was sent. */
  silentMs(nowMs: number): number {
    return nowMs - this.#heardMs;
  }

  /**
   * Reads to the end, giving out blocks as they become complete.
   *
   * @throws WebSeedError when the server fails.
   * @throws the abort's reason when aborted.
   */
  async read(onBlock: (placed: PlacedBlock, bytes: Uint8Array) => void): Promise<void> {
    const range = { start: this.#cutter.position, end: this.#end };
    for (const part of partsOf(range, this.#options.layout)) {
      if (part.kind === 'padding') {
        this.#cutter.take(new Uint8Array(part.lengthBytes), onBlock);
      } else {
        await this.#readFile(part.file, part.range, onBlock);
      }
    }
  }

  /** Withdraws a block; without any left there is nothing to read for. */
  drop(placed: PlacedBlock): void {
    if (this.#cutter.drop(placed) && this.#cutter.isDone) this.abort();
  }

  abort(): void {
    this.#lifetime.abort();
  }

  async #readFile(
    file: WebSeedFile,
    range: ByteRange,
    onBlock: (placed: PlacedBlock, bytes: Uint8Array) => void,
  ): Promise<void> {
    const { url, layout, meter, nowMs, stallMs } = this.#options;
    this.#file = file;
    const sentMs = nowMs();
    let isAnswered = false;
    try {
      const body = readHttpRange({
        url: webSeedUrl(url, file, layout),
        range,
        fileLengthBytes: file.range.end - file.range.start,
        signal: this.#lifetime.signal,
        stallMs,
      });
      for await (const bytes of body) {
        this.#heardMs = nowMs();
        if (!isAnswered) meter.onFirstByte(this.#heardMs - sentMs, this.#heardMs);
        isAnswered = true;
        meter.onBytes(bytes.length, this.#heardMs);
        this.#cutter.take(bytes, onBlock);
      }
    } finally {
      if (isAnswered) meter.onEnd(nowMs());
      else if (this.isAborted) meter.onUnanswered(nowMs() - sentMs);
    }
  }
}
