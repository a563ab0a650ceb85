import type { ByteRange, PieceSpan } from '../core/byte-range.js';
import {
  intersect,
  isRangeWithin,
  pieceRange,
  pieceSpan,
  rangeLength,
} from '../core/byte-range.js';
import type { ByteSource, ReadAhead, ReadOptions } from '../core/byte-source.js';
import { PlayerError } from '../core/player-error.js';
import type { Demand } from './demands.js';
import { ReaderWindows } from './reader-windows.js';
import type { SharedTorrent, TorrentContent } from './shared-torrent.js';

const EDGE_BYTES = 128 * 1024;

/** Playback reaches the byte at `start` at `deadlineMs`, and goes on from there. */
interface Pace {
  /** Since when playback has been reading ahead without a break. */
  readonly sinceMs: number;
  readonly start: number;
  readonly deadlineMs: number;
  readonly bytesPerMs: number;
}

/** The bytes of one file of a torrent, fetched piece by piece as they are read. */
export class TorrentFileSource implements ByteSource {
  readonly lengthBytes: number;
  readonly name: string;
  readonly #torrent: SharedTorrent;
  readonly #content: TorrentContent;
  readonly #range: ByteRange;
  readonly #lifetime = new AbortController();
  readonly #windows: ReaderWindows;
  #withdrawHint: () => void = () => undefined;
  /** When which byte is needed, as far as playback told. */
  #pace: Pace | null = null;
  #held: { readonly version: number; readonly ranges: readonly ByteRange[] } | null = null;

  /** @throws RangeError when the torrent has no such file. */
  constructor(torrent: SharedTorrent, content: TorrentContent, fileIndex: number) {
    const { files } = content.metadata;
    const file = files[fileIndex];
    if (!file) {
      throw new RangeError(`File ${String(fileIndex)} of a torrent with ${String(files.length)}`);
    }
    this.lengthBytes = file.lengthBytes;
    this.name = file.name;
    this.#torrent = torrent;
    this.#content = content;
    this.#range = fileRange(content, fileIndex);
    this.#windows = new ReaderWindows(content.memory, content.metadata.pieceLengthBytes);
    const end = (): void => this.#end(PlayerError.from(torrent.signal.reason, 'engine-failed'));
    if (torrent.signal.aborted) end();
    const { signal } = this.#lifetime;
    torrent.signal.addEventListener('abort', end, { once: true, signal });
    if (!signal.aborted) this.#withdrawHint = this.#wantEdges();
  }

  async read(range: ByteRange, { signal }: ReadOptions = {}): Promise<Uint8Array> {
    this.#assertWithin(range);
    signal?.throwIfAborted();
    this.#lifetime.signal.throwIfAborted();
    const read = new AbortController();
    for (const parent of signal ? [this.#lifetime.signal, signal] : [this.#lifetime.signal]) {
      const options = { once: true, signal: read.signal };
      parent.addEventListener('abort', () => read.abort(parent.reason), options);
    }
    try {
      return await this.#collect(this.#inTorrent(range), read.signal);
    } finally {
      read.abort();
    }
  }

  readAhead(hint: ReadAhead | null): void {
    this.#withdrawHint();
    this.#withdrawHint = () => undefined;
    const aheadSinceMs = this.#pace?.sinceMs;
    this.#pace = null;
    if (this.#lifetime.signal.aborted) return;
    if (!hint) {
      this.#windows.setAhead([]);
      return;
    }
    const nowMs = performance.now();
    this.#pace = {
      sinceMs: aheadSinceMs ?? nowMs,
      start: hint.range.start,
      deadlineMs: nowMs + hint.bufferedSeconds * 1000,
      // A stream without an end has no average: at one byte a second all deadlines stay finite.
      bytesPerMs: Math.max(1, hint.bytesPerSecond) / 1000,
    };
    const ahead = intersect(hint.range, { start: 0, end: this.lengthBytes });
    const wanted = ahead ? [this.#inTorrent(ahead)] : [];
    const withdrawals = this.#windows
      .setAhead(wanted)
      .map((admitted) => this.#want(admitted, 'ahead'));
    if (wanted[0] && this.#content.memory.fits)
      withdrawals.push(...this.#wantRest(wanted[0].start));
    this.#withdrawHint = () => withdrawals.forEach((withdraw) => withdraw());
  }

  heldRanges(): readonly ByteRange[] {
    const { pieces } = this.#content;
    if (this.#held?.version !== pieces.version) {
      const ranges = pieces.heldWithin(this.#range).map((range) => this.#inFile(range));
      this.#held = { version: pieces.version, ranges };
    }
    return this.#held.ranges;
  }

  readHeld(range: ByteRange): Uint8Array | null {
    this.#assertWithin(range);
    const inTorrent = this.#inTorrent(range);
    const { first, end } = this.#span(inTorrent);
    const bytes = new Uint8Array(rangeLength(range));
    for (let index = first; index < end; index++) {
      const piece = this.#pieceAtHand(index);
      if (!piece) return null;
      this.#copy(piece, index, inTorrent, bytes);
    }
    return bytes;
  }

  /** Rejects reads under way and wants nothing more. */
  close(): void {
    this.#end(new PlayerError('engine-failed', `The file ${this.name} was closed`));
  }

  #assertWithin(range: ByteRange): void {
    if (isRangeWithin(range, this.lengthBytes)) return;
    throw new RangeError(
      `Bytes [${String(range.start)}, ${String(range.end)}) of ${String(this.lengthBytes)}`,
    );
  }

  #end(error: PlayerError): void {
    this.#withdrawHint();
    this.#windows.close();
    this.#lifetime.abort(error);
  }

  async #collect(range: ByteRange, signal: AbortSignal): Promise<Uint8Array> {
    const bytes = new Uint8Array(rangeLength(range));
    const span = this.#span(range);
    const missing = this.#firstMissing(span) < span.end;
    const window = this.#windows.read(range);
    const withdraw = missing ? this.#want(range, 'read') : (): void => undefined;
    try {
      for (let index = span.first; index < span.end; index++) {
        const piece = await this.#piece(index, signal);
        signal.throwIfAborted();
        this.#copy(piece, index, range, bytes);
        window.advance((index + 1) * this.#content.metadata.pieceLengthBytes);
      }
    } finally {
      withdraw();
      window.end();
    }
    return bytes;
  }

  /** The piece, if it is held, in memory; of content that the page has, it is there the next time. */
  #pieceAtHand(index: number): Uint8Array | null {
    const { store, pieces } = this.#content;
    if (!pieces.has(index)) return null;
    const piece = store.peek(index);
    if (!piece) store.load(index).catch(() => undefined);
    return piece;
  }

  /** The piece, as soon as it is held. */
  async #piece(index: number, signal: AbortSignal): Promise<Uint8Array> {
    const { store, pieces } = this.#content;
    for (;;) {
      const piece = pieces.has(index) ? (store.peek(index) ?? (await store.load(index))) : null;
      if (piece) return piece;
      // In the same task as the look at what is held: it could arrive unseen between the two.
      await this.#torrent.arrivals.wait(index, signal);
    }
  }

  /** Copies what a piece has of the range. */
  #copy(piece: Uint8Array, index: number, range: ByteRange, target: Uint8Array): void {
    const { pieceLengthBytes, totalBytes } = this.#content.metadata;
    const whole = pieceRange(index, pieceLengthBytes, totalBytes);
    const part = intersect(whole, range);
    if (!part) return;
    const bytes = piece.subarray(part.start - whole.start, part.end - whole.start);
    target.set(bytes, part.start - range.start);
  }

  #firstMissing(span: PieceSpan): number {
    let index = span.first;
    while (index < span.end && this.#content.pieces.has(index)) index++;
    return index;
  }

  #want(range: ByteRange, urgency: Demand['urgency']): () => void {
    const { pieceLengthBytes } = this.#content.metadata;
    const nowMs = performance.now();
    const pace = urgency === 'rest' ? null : this.#pace;
    const aheadBytes = pace ? range.start - this.#range.start - pace.start : 0;
    const idle = urgency === 'rest' ? Infinity : nowMs;
    return this.#torrent.scheduler.want({
      span: this.#span(range),
      urgency,
      sinceMs: urgency === 'ahead' ? (pace?.sinceMs ?? nowMs) : nowMs,
      deadlineMs: pace ? pace.deadlineMs + aheadBytes / pace.bytesPerMs : idle,
      msPerPiece: pace ? pieceLengthBytes / pace.bytesPerMs : 0,
    });
  }

  /**
   * A container's index is at the start of a file or at its end, and its first
   * frames follow: both are worth fetching before anybody knows.
   */
  #wantEdges(): () => void {
    const { start, end } = this.#range;
    const edges = [
      { start: Math.max(start, end - EDGE_BYTES), end },
      { start, end: Math.min(end, start + EDGE_BYTES) },
    ];
    const withdrawals = this.#windows.guess(edges).map((edge) => this.#want(edge, 'ahead'));
    return () => withdrawals.forEach((withdraw) => withdraw());
  }

  /** The whole file, from where playback is to the end first. */
  #wantRest(start: number): (() => void)[] {
    return [
      this.#want({ start, end: this.#range.end }, 'rest'),
      this.#want({ start: this.#range.start, end: start }, 'rest'),
    ];
  }

  #span(range: ByteRange): PieceSpan {
    return pieceSpan(range, this.#content.metadata.pieceLengthBytes);
  }

  #inTorrent({ start, end }: ByteRange): ByteRange {
    return { start: start + this.#range.start, end: end + this.#range.start };
  }

  #inFile({ start, end }: ByteRange): ByteRange {
    return { start: start - this.#range.start, end: end - this.#range.start };
  }
}

/** Where a file lies in its torrent; empty for an index that names none. */
export function fileRange({ metadata }: TorrentContent, fileIndex: number | null): ByteRange {
  const start = metadata.fileOffsets[fileIndex ?? -1] ?? 0;
  return { start, end: start + (metadata.files[fileIndex ?? -1]?.lengthBytes ?? 0) };
}
