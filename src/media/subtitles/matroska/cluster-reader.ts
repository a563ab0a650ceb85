import type { ByteRange } from '../../../core/byte-range.js';
import type { ByteSource } from '../../../core/byte-source.js';
import type { ByteWindow } from '../byte-window.js';
import { readBlock, readBlockGroup } from './blocks.js';
import type { TextBlock } from './blocks.js';
import { MAX_HEADER_BYTES, readHeader, readUint } from '../../matroska/ebml.js';
import type { EbmlHeader } from '../../matroska/ebml.js';
import { ID, TOP_LEVEL_IDS } from '../../matroska/element-ids.js';

export type { TextBlock };

/** Text is small; what claims to be larger is damaged, or not text. */
const MAX_BLOCK_BYTES = 256 * 1024;

/** Of a group or block of any track: enough to see whose it is. */
const PEEK_BYTES = 24;

/**
 * Reads one cluster (RFC 9559 §5.1.3) as far as its bytes are held, and goes
 * on from there when asked again. Frames of other tracks are stepped over.
 */
export class ClusterReader {
  readonly blocks: TextBlock[] = [];
  /** Time of the cluster in units of the file; NaN until read. */
  timestamp = NaN;
  /** Where the cluster ends, after its start; null until that is known, and when nothing follows. */
  end: number | null = null;
  #isDone = false;
  #position: number;
  #dataEnd = Infinity;
  #isOpened = false;
  #advancing: Promise<void> | null = null;

  constructor(
    readonly start: number,
    private readonly source: ByteSource,
    private readonly window: ByteWindow,
    private readonly trackNumbers: ReadonlySet<number>,
  ) {
    this.#position = start;
  }

  /** True when there is nothing more to read of it. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Reads on; resolves where held bytes end. */
  async advance(signal: AbortSignal): Promise<void> {
    while (this.#advancing) await this.#advancing.catch(() => undefined);
    this.#advancing = this.#readOn(signal);
    try {
      await this.#advancing;
    } finally {
      this.#advancing = null;
    }
  }

  async #readOn(signal: AbortSignal): Promise<void> {
    while (!this.#isDone) {
      if (this.#position >= this.#dataEnd || this.#position >= this.source.lengthBytes) {
        this.#finish(Math.min(this.#position, this.source.lengthBytes));
        return;
      }
      if (!(await this.#step(signal))) return;
      signal.throwIfAborted();
    }
  }

  /** Reads one element; false when its bytes are not held. */
  async #step(signal: AbortSignal): Promise<boolean> {
    const bytes = await this.#held(this.#position, MAX_HEADER_BYTES, signal);
    if (!bytes) return false;
    const header = readHeader(bytes);
    if (!header) {
      this.#finish(null);
      return true;
    }
    return this.#isOpened ? this.#child(header, signal) : this.#open(header);
  }

  #open(header: EbmlHeader): boolean {
    if (header.id !== ID.Cluster) {
      this.#finish(null);
      return true;
    }
    this.#isOpened = true;
    this.#position += header.headerBytes;
    if (header.dataBytes !== null) this.#dataEnd = this.#position + header.dataBytes;
    if (Number.isFinite(this.#dataEnd)) this.end = this.#dataEnd;
    return true;
  }

  async #child(header: EbmlHeader, signal: AbortSignal): Promise<boolean> {
    const start = this.#position + header.headerBytes;
    if (TOP_LEVEL_IDS.has(header.id) || header.dataBytes === null) {
      // The end of a cluster of unknown size.
      this.#finish(header.dataBytes === null && header.id !== ID.Cluster ? null : this.#position);
      return true;
    }
    const end = start + header.dataBytes;
    if (!(await this.#take(header.id, { start, end }, signal))) return false;
    this.#position = end;
    return true;
  }

  async #take(id: number, range: ByteRange, signal: AbortSignal): Promise<boolean> {
    if (id === ID.Timestamp) {
      const data = await this.#held(range.start, range.end - range.start, signal);
      if (data) this.timestamp = readUint(data);
      return data !== null;
    }
    if (id !== ID.SimpleBlock && id !== ID.BlockGroup) return true;
    const lengthBytes = range.end - range.start;
    const read = id === ID.BlockGroup ? readBlockGroup : readBlock;
    const peek = await this.#held(range.start, Math.min(PEEK_BYTES, lengthBytes), signal);
    if (!peek) return false;
    if (lengthBytes > MAX_BLOCK_BYTES || !this.trackNumbers.has(trackOf(id, peek))) return true;
    const data = await this.#held(range.start, lengthBytes, signal);
    const block = data && read(data);
    if (block && this.trackNumbers.has(block.trackNumber)) this.blocks.push(block);
    return data !== null;
  }

  /** Bytes from `start` on, fewer at the file's end; null when not all of them are held. */
  async #held(start: number, lengthBytes: number, signal: AbortSignal): Promise<Uint8Array | null> {
    const end = Math.min(start + lengthBytes, this.source.lengthBytes);
    const held = this.source
      .heldRanges()
      .find((range) => range.start <= start && start < range.end);
    if (!held || held.end < end) return null;
    return this.window.get({ start, end }, signal, held.end);
  }

  #finish(end: number | null): void {
    this.#isDone = true;
    const known = this.end ?? end;
    // At the end of the file, or in damage, nothing follows.
    this.end = known !== null && known > this.start ? known : null;
  }
}

function trackOf(id: number, peek: Uint8Array): number {
  const block = id === ID.BlockGroup ? readBlockGroup(peek, true) : readBlock(peek);
  return block?.trackNumber ?? NaN;
}
