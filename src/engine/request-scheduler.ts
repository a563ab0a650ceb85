import type { PieceSpan } from '../core/byte-range.js';
import type { Wire, WireInternals } from 'webtorrent';
import { Admission } from './admission.js';
import { isViewer, seedOf } from './crowd.js';
import { wantedPieces } from './demands.js';
import type { Demand } from './demands.js';
import { PieceAssembler } from './piece-assembler.js';
import type { PieceAssemblerEvents } from './piece-assembler.js';
import type { PieceMap } from './piece-map.js';
import { RequestLedger } from './request-ledger.js';
import { planRequests, soonest, suppliersFor } from './request-plan.js';
import type { PlanFacts } from './request-plan.js';
import { Fellowship } from './fellowship.js';
import { SOON_MS, recentClaims } from './seeder-turns.js';
import type { WantedPiece } from './seeder-turns.js';
import type { BlockRange, Supplier, SupplierListener } from './supplier.js';
import { Ticker } from './ticker.js';
import type { TorrentMetadata } from './torrent-metadata.js';
import { WantExchange } from './want-exchange.js';
import { WireFellow } from './wire-fellow.js';
import { WireSupplier } from './wire-supplier.js';

export interface SchedulerContent {
  readonly metadata: TorrentMetadata;
  readonly pieces: PieceMap;
}

export interface SchedulerOptions {
  readonly ownId: string;
  readonly events: Omit<PieceAssemblerEvents, 'onFailed'>;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
  /** Whether memory has room for a piece, given what all readers want. Default: always. */
  readonly admits?: (piece: number) => boolean;
  /** Bytes that may be asked for now, given the memory budget. Default: any number. */
  readonly admitBytes?: () => number;
  /** Bytes that may be asked for now, given the download limit. Default: any number. */
  readonly allowanceBytes?: () => number;
  /** Told of every request, for the download limit. */
  readonly onAsked?: (lengthBytes: number) => void;
}

/** More than this is not planned with. */
const MAX_PIECE_MS = 30_000;

/** A block that is late is asked again when it could not be here so long before it is needed. */
const RESCUE_MS = 1_000;

/** A block is asked of this many suppliers at most. */
const MAX_TIMES_ASKED = 2;

/** Decides what is asked of whom, and when. Knows wires and web seeds as suppliers only. */
export class RequestScheduler implements SupplierListener {
  readonly #options: SchedulerOptions;
  readonly #ticker: Ticker;
  readonly #demands = new Set<Demand>();
  readonly #suppliers = new Set<Supplier>();
  readonly #ofWire = new WeakMap<Wire, WireSupplier>();
  readonly #fellowship = new Fellowship();
  readonly #ledger = new RequestLedger();
  readonly #own: { readonly seed: number };
  #content: SchedulerContent | null = null;
  #assembler: PieceAssembler | null = null;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#own = { seed: seedOf(options.ownId) };
    this.#ticker = new Ticker(() => this.#tick(), options.signal);
  }

  /** Pieces on their way; null until the metadata is known. */
  get assembler(): PieceAssembler | null {
    return this.#assembler;
  }

  get suppliers(): ReadonlySet<Supplier> {
    return this.#suppliers;
  }

  /** Begins to ask, now that the pieces are known. */
  open(content: SchedulerContent): void {
    this.#content = content;
    const { events } = this.#options;
    this.#assembler = new PieceAssembler(content.metadata, {
      ...events,
      onFailed: () => this.#ticker.soon(),
    });
    this.#ticker.soon();
  }

  /** Wants pieces until the returned function is called. */
  want(demand: Demand): () => void {
    this.#demands.add(demand);
    this.#ticker.soon();
    return () => {
      if (!this.#demands.delete(demand)) return;
      this.#ticker.soon();
    };
  }

  /** Something that may change the plan happened: a piece came or went, a peer opened. */
  changed(): void {
    this.#ticker.soon();
  }

  /** Makes a wire a supplier until it closes; to be called when it appears. */
  attach(wire: Wire & WireInternals): void {
    const want = WantExchange.attach(wire, this.#options.nowMs);
    const supplier = new WireSupplier(wire, this, this.#options.nowMs);
    this.#ofWire.set(wire, supplier);
    this.addSupplier(supplier);
    if (isViewer(wire.peerId)) {
      const fellow = new WireFellow(supplier, want, this.#options.nowMs);
      this.#fellowship.add(supplier, fellow, want);
    } else {
      this.#fellowship.addHelper(supplier, want);
    }
    for (const type of ['bitfield', 'have', 'have-all', 'unchoke', 'choke', 'extended']) {
      wire.on(type, () => this.#ticker.soon());
    }
    wire.once('close', () => this.removeSupplier(supplier));
  }

  /** Tells a peer that we want what it has. */
  declareInterest(wire: Wire): void {
    this.#ofWire.get(wire)?.declareInterest();
  }

  addSupplier(supplier: Supplier): void {
    this.#suppliers.add(supplier);
    this.#ticker.soon();
  }

  /** Its requests must have been answered with `onLost`, or be so soon. */
  removeSupplier(supplier: Supplier): void {
    this.#suppliers.delete(supplier);
    this.#fellowship.remove(supplier);
    this.#assembler?.reputation.onGone(supplier.id);
    this.#ticker.soon();
  }

  /** The missing pieces that a reader waits for now. */
  get awaitedPieces(): readonly number[] {
    const awaited = new Set<number>();
    for (const { urgency, span } of this.#demands) {
      for (let piece = span.first; urgency === 'read' && piece < span.end; piece++) {
        if (this.#content?.pieces.has(piece) === false) awaited.add(piece);
      }
    }
    return [...awaited];
  }

  /** Pieces asked for now. */
  get requestedPieces(): Iterable<number> {
    return this.#ledger.pieces;
  }

  onBlock(supplier: Supplier, block: BlockRange, bytes: Uint8Array): void {
    this.#settle(supplier, block);
    const assembly = this.#assembler?.get(block.piece);
    this.#assembler?.put(block, bytes, supplier.id);
    if (assembly) this.#cancelRivals(assembly.index);
    this.#ticker.soon();
  }

  onLost(supplier: Supplier, block: BlockRange): void {
    this.#settle(supplier, block);
    this.#assembler?.reputation.onLost(supplier.id, block.piece, this.#options.nowMs());
    this.#ticker.soon();
  }

  #settle(supplier: Supplier, block: BlockRange): void {
    if (this.#ledger.remove(supplier, block)) {
      this.#assembler?.get(block.piece)?.withdraw(block);
    }
  }

  /** A block that came twice is not waited for twice. */
  #cancelRivals(piece: number): void {
    const assembly = this.#assembler?.get(piece);
    for (const { supplier, block } of [...this.#ledger.of(piece)]) {
      if (!assembly?.isWanted(block)) supplier.cancel(block);
    }
  }

  #tick(): void {
    const content = this.#content;
    const assembler = this.#assembler;
    if (!content || !assembler) return;
    this.#fellowship.settle((piece) => assembler.get(piece) !== undefined);
    const span = this.#span();
    const roomBytes = this.#options.admitBytes?.() ?? Infinity;
    const admission = new Admission(assembler, content.pieces, roomBytes);
    const facts = this.#facts(assembler, admission, span?.first ?? null);
    const soon: WantedPiece[] = [];
    let count = 0;
    const watched = function* (wanted: Iterable<WantedPiece>) {
      for (const want of wanted) {
        count++;
        if (want.deadlineMs - facts.nowMs < SOON_MS) soon.push(want);
        yield want;
      }
    };
    const ask = (supplier: Supplier, block: BlockRange) => this.#ask(supplier, block, facts.nowMs);
    planRequests(watched(this.#wanted(content, assembler, facts.nowMs)), facts, ask);
    this.#askLateTwice(soon, facts);
    if (admission.isShort) this.#dropUnwanted(assembler);
    this.#fellowship.tell(span);
    if (this.#ledger.count > 0 || count > 0) this.#ticker.later();
  }

  #facts(assembler: PieceAssembler, admission: Admission, ownPosition: number | null): PlanFacts {
    const { allowanceBytes } = this.#options;
    const nowMs = this.#options.nowMs();
    const { fellows, claims } = this.#fellowship;
    const pieceBytes = this.#content?.metadata.pieceLengthBytes ?? 0;
    const pieceMs = this.#pieceMs(pieceBytes, nowMs);
    return {
      nowMs,
      own: this.#own,
      ownPosition,
      suppliers: [...this.#suppliers],
      fellows,
      claims,
      notPassedOn: this.#fellowship.notPassedOn(fellows),
      claimedElsewhere: recentClaims(fellows, pieceMs, nowMs),
      pieceBytes,
      pieceMs,
      allowanceBytes: allowanceBytes?.() ?? Infinity,
      assemble: (piece) => admission.open(piece),
      // A web seed counts its strikes itself.
      isBarred: ({ id, kind }, piece) =>
        kind !== 'server' && assembler.reputation.isBarred(id, piece, nowMs),
    };
  }

  /** How long a piece takes from the fastest who is no viewer. */
  #pieceMs(lengthBytes: number, nowMs: number): number {
    const times = [...this.#suppliers]
      .filter(({ kind, isOpen }) => kind !== 'viewer' && isOpen)
      .map((supplier) => supplier.expectedMs(lengthBytes, nowMs));
    return Math.min(MAX_PIECE_MS, ...times);
  }

  /** As many wanted pieces as can matter now: those that every supplier's window could hold. */
  *#wanted(content: SchedulerContent, assembler: PieceAssembler, nowMs: number) {
    const facts = {
      nowMs,
      isHeld: (piece: number) =>
        content.pieces.has(piece) || assembler.isVerifying(piece) || !this.#admits(piece),
      availability: (piece: number) => content.pieces.availabilityOf(piece),
    };
    let left = MAX_PLANNED_PIECES;
    for (const want of wantedPieces(this.#demands, facts)) {
      yield want;
      if (--left === 0) return;
    }
  }

  #admits(piece: number): boolean {
    return this.#options.admits?.(piece) ?? true;
  }

  #ask(supplier: Supplier, block: BlockRange, nowMs: number): void {
    const dueMs = nowMs + supplier.expectedMs(block.lengthBytes, nowMs);
    this.#ledger.add({ supplier, block, askedMs: nowMs, dueMs });
    this.#assembler?.get(block.piece)?.ask(block);
    this.#assembler?.reputation.onAsked(supplier.id, block.piece, nowMs);
    this.#options.onAsked?.(block.lengthBytes);
    if (supplier.kind !== 'viewer') this.#fellowship.claim(block.piece, nowMs);
    supplier.request(block);
  }

  /** What did not come in time, and would come too late, is asked of another supplier too. */
  #askLateTwice(wanted: readonly WantedPiece[], facts: PlanFacts): void {
    for (const want of wanted) {
      const slackMs = want.deadlineMs - facts.nowMs - RESCUE_MS;
      for (const { supplier, block } of this.#ledger.late(want.piece, facts.nowMs)) {
        if (supplier.expectedMs(block.lengthBytes, facts.nowMs) < slackMs) continue;
        const assembly = this.#assembler?.get(want.piece);
        if (!assembly || assembly.timesAsked(block) >= MAX_TIMES_ASKED) continue;
        const others = facts.suppliers.filter((one) => one !== supplier && one.isOpen);
        const able = suppliersFor(want, others, facts);
        const other = soonest(able, block.lengthBytes, facts.nowMs, true);
        if (other && assembly.isWanted(block)) this.#ask(other, block, facts.nowMs);
      }
    }
  }

  /** Frees memory of pieces that were begun for a demand that is gone (a seek). */
  #dropUnwanted(assembler: PieceAssembler): void {
    const demands = [...this.#demands];
    for (const piece of [...assembler.openPieces]) {
      const isWanted =
        this.#admits(piece) && demands.some(({ span }) => piece >= span.first && piece < span.end);
      if (isWanted || assembler.isVerifying(piece)) continue;
      for (const { supplier, block } of [...this.#ledger.of(piece)]) supplier.cancel(block);
      assembler.drop(piece);
      this.#ticker.soon();
    }
  }

  /** Where playback wants to read; what is only kept for later does not count. */
  #span(): PieceSpan | null {
    const spans = [...this.#demands]
      .filter(({ urgency }) => urgency !== 'rest')
      .map(({ span }) => span);
    if (spans.length === 0) return null;
    return {
      first: Math.min(...spans.map(({ first }) => first)),
      end: Math.max(...spans.map(({ end }) => end)),
    };
  }
}

/** Enough to fill the windows of all suppliers with pieces of the smallest length. */
const MAX_PLANNED_PIECES = 512;
