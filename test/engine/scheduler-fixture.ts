import { VIEWER_ID_PREFIX_HEX } from '../../src/engine/crowd.js';
import type { Demand } from '../../src/engine/demands.js';
import { PieceMap } from '../../src/engine/piece-map.js';
import { RequestScheduler } from '../../src/engine/request-scheduler.js';
import type { SchedulerOptions } from '../../src/engine/request-scheduler.js';
import { FakeSupplier } from './fake-supplier.js';
import type { FakeSupplierOptions } from './fake-supplier.js';
import { nextTask } from './next-task.js';
import { makeTorrent } from './torrent-fixture.js';
import type { TorrentFixture } from './torrent-fixture.js';

export const KIB = 1024;
export const PIECE_BYTES = 64 * KIB;
export const COUNT = 12;
export const OWN_ID = VIEWER_ID_PREFIX_HEX + '0'.repeat(34);
/** Later than any request counts as late, sooner than a wire counts as dead. */
export const LATE_MS = 3_000;

/** A scheduler, what it does, and a clock that a test moves. */
export class SchedulerRig {
  readonly torrent: TorrentFixture;
  readonly pieces: PieceMap;
  readonly lifetime = new AbortController();
  readonly scheduler: RequestScheduler;
  readonly verified: number[] = [];
  readonly liars: string[] = [];
  nowMs = 10_000;

  constructor(torrent: TorrentFixture, options: Partial<SchedulerOptions>) {
    this.torrent = torrent;
    this.pieces = new PieceMap(COUNT, PIECE_BYTES, torrent.metadata.totalBytes);
    this.scheduler = new RequestScheduler({
      ownId: OWN_ID,
      signal: this.lifetime.signal,
      nowMs: () => this.nowMs,
      events: {
        onVerified: (piece) => {
          this.pieces.setHeld(piece, true);
          this.verified.push(piece);
          this.scheduler.changed();
        },
        onLiars: (_piece, ids) => void this.liars.push(...ids),
      },
      ...options,
    });
  }

  open(): void {
    this.scheduler.open({ metadata: this.torrent.metadata, pieces: this.pieces });
  }

  add(id: string, options: FakeSupplierOptions = {}): FakeSupplier {
    const supplier = new FakeSupplier(id, options);
    supplier.listener = this.scheduler;
    this.scheduler.addSupplier(supplier);
    return supplier;
  }

  /** Somebody waits for these pieces. */
  want(first: number, end: number, more: Partial<Demand> = {}): () => void {
    return this.scheduler.want({
      span: { first, end },
      urgency: 'read',
      deadlineMs: this.nowMs,
      msPerPiece: 0,
      sinceMs: this.nowMs,
      ...more,
    });
  }

  /** Playback wants these pieces in a minute. */
  wantAhead(first: number, end: number): () => void {
    const deadlineMs = this.nowMs + 60_000;
    return this.want(first, end, { urgency: 'ahead', deadlineMs, msPerPiece: 1000 });
  }

  /** Until nothing more happens without an answer or the clock. */
  async settle(): Promise<void> {
    do await nextTask();
    while ([...(this.scheduler.assembler?.openPieces ?? [])].some((at) => this.isVerifying(at)));
    await nextTask();
  }

  async pass(ms: number): Promise<void> {
    this.nowMs += ms;
    this.scheduler.changed();
    await this.settle();
  }

  isVerifying(piece: number): boolean {
    return this.scheduler.assembler?.isVerifying(piece) ?? false;
  }

  readonly right = (piece: number): Uint8Array => this.torrent.bytesOf(piece);
  readonly wrong = (piece: number): Uint8Array => this.right(piece).map((byte) => byte ^ 1);
}

/** For a `describe`: makes rigs, and ends them after each test. */
export function useScheduler(): (options?: Partial<SchedulerOptions>) => SchedulerRig {
  let torrent: TorrentFixture;
  const rigs: SchedulerRig[] = [];
  before(async () => {
    torrent = await makeTorrent(COUNT, PIECE_BYTES);
  });
  afterEach(() => {
    for (const rig of rigs.splice(0)) rig.lifetime.abort();
  });
  return (options = {}) => {
    const rig = new SchedulerRig(torrent, options);
    rigs.push(rig);
    return rig;
  };
}

export function bytesAsked(supplier: FakeSupplier): number {
  return supplier.history.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
}
