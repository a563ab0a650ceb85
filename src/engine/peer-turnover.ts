import type { Torrent, Wire } from 'webtorrent';
import { leastUsefulWire } from './wire-worth.js';

export interface PeerTurnoverOptions {
  /** True when no more connections may be opened. */
  readonly isFull: () => boolean;
  /** Whether the peer has a piece that is missing here. */
  readonly hasNeeded: (wire: Wire) => boolean;
  /** Milliseconds of a monotonic clock. */
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}

/** New peers come with the next announce anyway; more often would be for nothing. */
const TURN_MS = 15_000;

/** Replaces connections that are good for nothing, one at a time, while there is no room for others. */
export class PeerTurnover {
  readonly #torrent: Torrent;
  readonly #options: PeerTurnoverOptions;
  readonly #uses = new WeakMap<Wire, Use>();

  constructor(torrent: Torrent, options: PeerTurnoverOptions) {
    this.#torrent = torrent;
    this.#options = options;
    const timer = setInterval(() => this.turn(), TURN_MS);
    options.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }

  attach(wire: Wire): void {
    const { nowMs } = this.#options;
    const use: Use = { connectedAtMs: nowMs(), deliveredAtMs: null, servedAtMs: null };
    this.#uses.set(wire, use);
    wire.on('download', () => (use.deliveredAtMs = nowMs()));
    wire.on('upload', () => (use.servedAtMs = nowMs()));
  }

  /** Closes the least useful connection, if one is useless and its place is wanted. */
  turn(): void {
    const { isFull, hasNeeded, nowMs } = this.#options;
    if (!isFull()) return;
    const facts = this.#torrent.wires.map((wire) => {
      const use = this.#uses.get(wire);
      return use && { wire, ...use, hasNeeded: hasNeeded(wire) };
    });
    const known = facts.filter((one) => one !== undefined);
    const index = leastUsefulWire(known, nowMs());
    if (index !== null) known[index]?.wire.destroy();
  }
}

interface Use {
  readonly connectedAtMs: number;
  deliveredAtMs: number | null;
  servedAtMs: number | null;
}
