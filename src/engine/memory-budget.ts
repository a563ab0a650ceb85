import type { ByteRange, PieceSpan } from '../core/byte-range.js';
import { intersect, pieceRange, pieceSpan } from '../core/byte-range.js';
import type { Torrent, TorrentInternals, Wire, WireInternals } from 'webtorrent';
import { planEviction } from './eviction-plan.js';
import type { PieceMap } from './piece-map.js';
import type { PieceStore } from './piece-store.js';
import { dealWindows } from './window-plan.js';

/** What the scheduler and the readers ask of the memory budget. Ranges are of torrent bytes. */
export interface MemoryAdmission {
  /**
   * How many further bytes may be requested now such that memory never exceeds
   * the budget; Infinity when the whole torrent fits. To be asked before a
   * piece is begun: it drops what nobody needs, if a piece that a reader was
   * admitted to needs the room.
   */
  admitBytes(): number;
  /** Whether memory has room for this piece, given what all readers want. */
  admits(piece: number): boolean;
  /** The leading part of a range, out of the reader's windows, that memory has room for. */
  clip(reader: object, range: ByteRange): ByteRange;
  /**
   * What a reader waits for and will want next, the most urgent first; null
   * lets it go. Pieces of it that are held are not dropped, as far as they fit
   * its share.
   */
  setWindows(reader: object, windows: readonly ByteRange[] | null): void;
  /** Keeps pieces for good (the container's index), up to a tenth of the budget. */
  pin(span: PieceSpan): void;
}

export interface MemoryContext {
  readonly torrent: Torrent & TorrentInternals;
  readonly store: PieceStore;
  readonly pieces: PieceMap;
  /** Bytes of the pieces that were begun and are not in the store, counted whole. */
  readonly openBytes: () => number;
  /** Told after a piece was dropped, and every peer was told. */
  readonly onDropped: (piece: number) => void;
  /** Told when other pieces than before may be admitted. */
  readonly onAdmission: () => void;
}

/** Pieces being hashed, copied and handed over, beside the store. */
const TRANSIT_PIECES = 3;
const PINNED_SHARE = 0.1;
/** Dropping several pieces at once spares sorting all of them for each. */
const BATCH_SHARE = 1 / 64;

/** Keeps the pieces of one torrent within a number of bytes, whoever reads them. */
export class MemoryBudget implements MemoryAdmission {
  readonly #context: MemoryContext;
  readonly #windows = new Map<object, readonly PieceSpan[]>();
  /** In the order in which they were pinned. */
  readonly #pinnable = new Set<number>();
  #pinned: ReadonlySet<number> = new Set();
  #dealt: ReadonlySet<number> = new Set();
  /** Of the dealt pieces, those that are not in the store. */
  #missingBytes = 0;
  #budgetBytes: number;

  constructor(context: MemoryContext, budgetBytes: number) {
    this.#context = context;
    this.#budgetBytes = budgetBytes;
  }

  get budgetBytes(): number {
    return this.#budgetBytes;
  }

  /** True when nothing will ever be dropped. */
  get fits(): boolean {
    return this.#context.pieces.totalBytes <= this.#budgetBytes;
  }

  /** The least with which playback works: a piece for each reader and three on their way, or all. */
  get leastBytes(): number {
    const { pieceLengthBytes, totalBytes } = this.#context.pieces;
    const readers = Math.max(1, this.#windows.size);
    return Math.min(totalBytes, (TRANSIT_PIECES + readers) * pieceLengthBytes);
  }

  /** True when playback cannot work. */
  get isTooSmall(): boolean {
    return this.#budgetBytes < this.leastBytes;
  }

  setBudget(budgetBytes: number): void {
    if (budgetBytes === this.#budgetBytes) return;
    this.#budgetBytes = budgetBytes;
    this.#pinned = this.#choosePinned();
    this.#deal();
  }

  /**
   * To be called when a wire appears. HAVE_ALL is never said, only a bitfield:
   * peers that got HAVE_ALL do not believe the DONTHAVE of a dropped piece, and
   * ask for it for ever.
   */
  static prepare(torrent: TorrentInternals, wire: WireInternals): void {
    wire.haveAll = () => wire.bitfield(torrent.bitfield);
  }

  admitBytes(): number {
    if (this.fits) return Infinity;
    const { pieceLengthBytes } = this.#context.pieces;
    const wantedBytes = this.#missingBytes - this.#context.openBytes();
    if (wantedBytes > 0 && this.#roomBytes() < pieceLengthBytes) {
      const batchBytes = Math.max(pieceLengthBytes, this.#usableBytes() * BATCH_SHARE);
      this.#free(Math.min(batchBytes, Math.max(wantedBytes, pieceLengthBytes)));
    }
    return Math.max(0, this.#roomBytes());
  }

  admits(piece: number): boolean {
    return this.fits || this.#dealt.has(piece);
  }

  clip(reader: object, range: ByteRange): ByteRange {
    if (this.fits) return range;
    const { pieceLengthBytes, totalBytes } = this.#context.pieces;
    const { first, end } = pieceSpan(range, pieceLengthBytes);
    const wanted = this.#windows.get(reader) ?? [];
    const isWanted = (piece: number): boolean =>
      wanted.some((span) => piece >= span.first && piece < span.end);
    let last = first;
    while (last < end && this.#dealt.has(last) && isWanted(last)) last++;
    const room = { start: range.start, end: pieceRange(last, pieceLengthBytes, totalBytes).start };
    return intersect(range, room) ?? { start: range.start, end: range.start };
  }

  setWindows(reader: object, windows: readonly ByteRange[] | null): void {
    const { pieceLengthBytes } = this.#context.pieces;
    const spans = windows?.map((range) => pieceSpan(range, pieceLengthBytes));
    if (isSame(spans, this.#windows.get(reader))) return;
    if (spans) this.#windows.set(reader, spans);
    else this.#windows.delete(reader);
    this.#deal();
  }

  pin({ first, end }: PieceSpan): void {
    const before = this.#pinnable.size;
    for (let piece = first; piece < end; piece++) this.#pinnable.add(piece);
    if (this.#pinnable.size === before) return;
    this.#pinned = this.#choosePinned();
    this.#deal();
  }

  /** To be called when a piece was put into the store. */
  onVerified(piece: number): void {
    if (this.fits) return;
    if (this.#dealt.has(piece)) this.#missingBytes -= this.#context.pieces.lengthOf(piece);
    this.#settle();
  }

  /** What the store and the pieces on their way may take together. */
  #usableBytes(): number {
    return this.#budgetBytes - TRANSIT_PIECES * this.#context.pieces.pieceLengthBytes;
  }

  #roomBytes(): number {
    return this.#usableBytes() - this.#context.store.bytes - this.#context.openBytes();
  }

  #choosePinned(): Set<number> {
    const { pieces } = this.#context;
    const chosen = new Set<number>();
    let leftBytes = this.#budgetBytes * PINNED_SHARE;
    for (const piece of this.#pinnable) {
      leftBytes -= pieces.lengthOf(piece);
      if (leftBytes < 0) break;
      chosen.add(piece);
    }
    return chosen;
  }

  #deal(): void {
    if (this.fits) return;
    const { pieces } = this.#context;
    let pinnedBytes = 0;
    for (const piece of this.#pinned) pinnedBytes += pieces.lengthOf(piece);
    this.#dealt = dealWindows({
      readers: [...this.#windows.values()],
      capacityBytes: this.#usableBytes() - pinnedBytes,
      lengthOf: (piece) => pieces.lengthOf(piece),
      isPinned: (piece) => this.#pinned.has(piece),
    });
    this.#missingBytes = 0;
    for (const piece of this.#dealt) {
      if (!pieces.has(piece)) this.#missingBytes += pieces.lengthOf(piece);
    }
    this.#settle();
    this.#context.onAdmission();
  }

  /** Back within the budget, when a piece came that nobody had room for, or the budget shrank. */
  #settle(): void {
    if (this.#roomBytes() < 0) this.#free(0);
  }

  /** Drops pieces until there is so much room, if so many may go. */
  #free(roomBytes: number): void {
    const { store, pieces } = this.#context;
    const dropped = planEviction({
      held: store.indexes(),
      excessBytes: roomBytes - this.#roomBytes(),
      windows: [...this.#windows.values()].flat(),
      lengthOf: (piece) => pieces.lengthOf(piece),
      isKept: (piece) => this.#dealt.has(piece) || this.#pinned.has(piece),
    });
    for (const piece of dropped) this.#drop(piece);
  }

  #drop(piece: number): void {
    const { torrent, store, pieces, onDropped } = this.#context;
    store.delete(piece);
    pieces.setHeld(piece, false);
    torrent._markUnverified(piece);
    for (const wire of torrent.wires as readonly (Wire & WireInternals)[]) {
      wire.lt_donthave.donthave(piece);
    }
    onDropped(piece);
  }
}

function isSame(a: readonly PieceSpan[] | undefined, b: readonly PieceSpan[] | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.length === b.length &&
    a.every(({ first, end }, at) => first === b[at]?.first && end === b[at].end)
  );
}
