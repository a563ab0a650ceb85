import type { PieceSpan } from '../core/byte-range.js';
import type { Torrent, TorrentInternals, Wire, WireInternals } from 'webtorrent';

/** How badly pieces are wanted: a reader waits · playback will want them · if nothing else is to do. */
export type Urgency = 'read' | 'ahead' | 'rest';

export interface Demand {
  readonly span: PieceSpan;
  readonly urgency: Urgency;
}

const RANK: Readonly<Record<Urgency, number>> = { read: 0, ahead: 1, rest: 2 };

/** Until a wire's rate is known, ask for this much at a time instead of two blocks. */
const FLOOR_BYTES_PER_SECOND = 256 * 1024;
const FLOOR_MS = 5000;

/** All demands in the order in which they are to be served; first come, first served among equals. */
export function planRequests(demands: Iterable<Demand>): PieceSpan[] {
  return [...demands]
    .filter(({ span }) => span.first < span.end)
    .sort((a, b) => RANK[a.urgency] - RANK[b.urgency])
    .map(({ span }) => span);
}

/**
 * Says what WebTorrent's picker requests. Its selections are kept in the order
 * of the plan, all with priority 0: any other priority makes it rotate them.
 */
export class RequestScheduler {
  readonly #torrent: Torrent & TorrentInternals;
  readonly #demands = new Set<Demand>();
  readonly #ticks = new MessageChannel();
  #planned = false;
  #ticking = false;

  constructor(torrent: Torrent & TorrentInternals, signal: AbortSignal) {
    this.#torrent = torrent;
    // Stock: one idle callback per event, which a hidden tab starves of (Firefox: 50 times slower).
    torrent._update = () => this.#tick();
    this.#ticks.port1.onmessage = () => {
      this.#ticking = false;
      if (!torrent.destroyed) torrent._updateWireWrapper();
    };
    signal.addEventListener('abort', () => this.#ticks.port1.close(), { once: true });
  }

  /** Wants pieces until the returned function is called. */
  want(demand: Demand): () => void {
    this.#demands.add(demand);
    this.#plan();
    return () => {
      if (this.#demands.delete(demand)) this.#plan();
    };
  }

  /** Lets a new wire be asked for several blocks at once, in order, from its first request on. */
  prepare(wire: WireInternals & Wire, nowMs: () => number): void {
    // Stock: a wire that never delivered is first asked for the *last* piece, as a trial.
    wire.downloaded = Math.max(wire.downloaded, 1);
    const measured = wire.downloadSpeed;
    const floorUntilMs = nowMs() + FLOOR_MS;
    wire.downloadSpeed = (deltaBytes) => {
      const bytesPerSecond = measured(deltaBytes);
      const isNew = nowMs() < floorUntilMs;
      return isNew ? Math.max(bytesPerSecond, FLOOR_BYTES_PER_SECOND) : bytesPerSecond;
    };
  }

  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    this.#ticks.port2.postMessage(null);
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      if (!this.#torrent.destroyed) this.#apply();
    });
  }

  #apply(): void {
    const torrent = this.#torrent;
    torrent._selections.clear();
    for (const { first, end } of planRequests(this.#demands)) {
      torrent._selections.insert({
        from: first,
        to: end - 1,
        offset: 0,
        priority: 0,
        isStreamSelection: true,
      });
    }
    torrent._critical = [];
    for (const { span, urgency } of this.#demands) {
      if (urgency === 'read') markCritical(torrent._critical, span);
    }
    torrent._updateSelections();
  }
}

/** A critical piece may be taken over from a slow wire by a fast one. */
function markCritical(critical: boolean[], span: PieceSpan): void {
  for (let index = span.first; index < span.end; index++) critical[index] = true;
}
