import type { ByteRange, PieceSpan } from '../core/byte-range.js';
import { pieceSpan } from '../core/byte-range.js';
import type { MemoryAdmission } from './memory-budget.js';

/** One read under way, as far as memory is concerned. */
export interface ReadWindow {
  /** Everything before `start` was copied out, and is not needed for this read any more. */
  advance(start: number): void;
  /** The read is over, one way or the other. Idempotent. */
  end(): void;
}

/**
 * What one reader of a torrent needs in memory: its reads under way, then what
 * it will read. Ranges are of torrent bytes.
 */
export class ReaderWindows {
  readonly #memory: MemoryAdmission;
  readonly #pieceLengthBytes: number;
  readonly #reads = new Set<{ range: ByteRange }>();
  #ahead: readonly ByteRange[] = [];
  #wasAhead = false;

  constructor(memory: MemoryAdmission, pieceLengthBytes: number) {
    this.#memory = memory;
    this.#pieceLengthBytes = pieceLengthBytes;
  }

  /**
   * Begins a read. What is read before there was any read-ahead is the
   * container's index, which is read again after each seek: it is pinned.
   */
  read(range: ByteRange): ReadWindow {
    const read = { range };
    this.#reads.add(read);
    if (!this.#wasAhead) this.#memory.pin(this.#span(range));
    this.#tell();
    return {
      advance: (start) => {
        read.range = { start: Math.min(start, range.end), end: range.end };
        this.#tell();
      },
      end: () => {
        if (this.#reads.delete(read)) this.#tell();
      },
    };
  }

  /**
   * Replaces what playback will read, the most urgent first; empty when it does not say.
   *
   * @returns what of it may be fetched now.
   */
  setAhead(ranges: readonly ByteRange[]): readonly ByteRange[] {
    this.#wasAhead ||= ranges.length > 0;
    return this.guess(ranges);
  }

  /** The same for what will probably be read, before playback says anything. */
  guess(ranges: readonly ByteRange[]): readonly ByteRange[] {
    this.#ahead = ranges;
    this.#tell();
    return ranges
      .map((range) => this.#memory.clip(this, range))
      .filter(({ start, end }) => start < end);
  }

  /** Lets the memory go. */
  close(): void {
    this.#reads.clear();
    this.#ahead = [];
    this.#memory.setWindows(this, null);
  }

  #tell(): void {
    const windows = [...[...this.#reads].map(({ range }) => range), ...this.#ahead];
    this.#memory.setWindows(this, windows.length > 0 ? windows : null);
  }

  #span(range: ByteRange): PieceSpan {
    return pieceSpan(range, this.#pieceLengthBytes);
  }
}
