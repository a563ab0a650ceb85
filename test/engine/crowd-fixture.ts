import { VIEWER_ID_PREFIX_HEX } from '../../src/engine/crowd.js';
import { PieceMap } from '../../src/engine/piece-map.js';
import { RequestScheduler } from '../../src/engine/request-scheduler.js';
import { FakeWire } from './fakes.js';
import { nextTask } from './next-task.js';
import type { TorrentFixture } from './torrent-fixture.js';

const LATENCY_MS = 20;
const STEP_MS = 20;
/** Real tickers look again every so often; here the virtual clock does it. */
const LOOK_MS = 100;

interface FakeSwarmEvent {
  readonly atMs: number;
  readonly run: () => void;
}

/** Viewers and seeders that exchange blocks over links with a rate, on a clock of their own. */
export class FakeSwarm {
  readonly torrent: TorrentFixture;
  readonly nodes: FakeNode[] = [];
  nowMs = 0;
  /** In the order in which they were planned. */
  readonly #events: FakeSwarmEvent[] = [];

  constructor(torrent: TorrentFixture) {
    this.torrent = torrent;
  }

  /** Runs something on the virtual clock. */
  after(delayMs: number, run: () => void): void {
    this.#events.push({ atMs: this.nowMs + delayMs, run });
  }

  /** Connects a newcomer with everybody. */
  join<Node extends FakeNode>(node: Node): Node {
    for (const other of this.nodes) {
      const [wire, back] = [new LinkedWire(this, other), new LinkedWire(this, node)];
      wire.back = back;
      back.back = wire;
      node.attach(other, wire);
      other.attach(node, back);
    }
    this.nodes.push(node);
    return node;
  }

  leave(node: FakeNode): void {
    this.nodes.splice(this.nodes.indexOf(node), 1);
    for (const other of this.nodes) other.detach(node);
    node.end();
  }

  /** Lets time pass until the condition holds, or the limit is reached. */
  async run(limitMs: number, isDone: () => boolean = () => false): Promise<void> {
    const endMs = this.nowMs + limitMs;
    for (let stepMs = this.nowMs; stepMs < endMs && !isDone();) {
      stepMs += STEP_MS;
      const count = this.#runEvents(stepMs);
      const isTimeToLook = stepMs % LOOK_MS === 0;
      if (isTimeToLook) for (const node of this.nodes) node.look();
      if (count > 0 || isTimeToLook) await this.#settle();
    }
  }

  /** @returns how many there were. */
  #runEvents(untilMs: number): number {
    let count = 0;
    for (let next = this.#takeNext(untilMs); next; next = this.#takeNext(untilMs)) {
      this.nowMs = next.atMs;
      next.run();
      count++;
    }
    this.nowMs = untilMs;
    return count;
  }

  #takeNext(untilMs: number): FakeSwarmEvent | null {
    let at = -1;
    this.#events.forEach((event, index) => {
      const best = this.#events[at];
      if (event.atMs <= untilMs && (!best || event.atMs < best.atMs)) at = index;
    });
    return at < 0 ? null : (this.#events.splice(at, 1)[0] ?? null);
  }

  end(): void {
    for (const node of this.nodes) node.end();
  }

  async #settle(): Promise<void> {
    do await nextTask();
    while (this.nodes.some((node) => node.isVerifying));
  }
}

interface Asked {
  readonly by: FakeNode;
  readonly wire: LinkedWire;
  readonly request: FakeWire['requests'][number];
}

/** A peer that serves what it holds, one block after another. */
export class FakeNode {
  readonly held = new Set<number>();
  readonly wires = new Map<FakeNode, LinkedWire>();
  /** Bytes of each piece that it sent. */
  readonly servedBytes = new Map<number, number>();
  /** Who asked it for which piece, and when. */
  readonly asked: { readonly by: FakeNode; readonly piece: number; readonly atMs: number }[] = [];
  isServing = true;
  isLiar = false;
  #queue: Asked[] = [];
  #isSending = false;
  /** Until when nothing arrives at a node. */
  readonly #hangsUntilMs = new Map<FakeNode, number>();

  constructor(
    readonly swarm: FakeSwarm,
    readonly id: string,
    readonly bytesPerMs: number,
  ) {}

  get totalServedBytes(): number {
    return [...this.servedBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  get isVerifying(): boolean {
    return false;
  }

  holdAll(): this {
    for (let piece = 0; piece < this.swarm.torrent.pieces.count; piece++) this.held.add(piece);
    return this;
  }

  attach(node: FakeNode, wire: LinkedWire): void {
    this.wires.set(node, wire);
  }

  detach(node: FakeNode): void {
    this.wires.get(node)?.destroy();
    this.wires.delete(node);
  }

  /** What it sends to a node arrives only after so long: packets were lost on the way. */
  hang(to: FakeNode, forMs: number): void {
    this.#hangsUntilMs.set(to, this.swarm.nowMs + forMs);
  }

  /** A request arrives; `wire` is the asker's. */
  serve(wire: LinkedWire, request: FakeWire['requests'][number]): void {
    const by = [...this.wires].find(([, mine]) => mine === wire.back)?.[0];
    if (!by || !this.isServing) return;
    this.asked.push({ by, piece: request.piece, atMs: this.swarm.nowMs });
    this.#queue.push({ by, wire, request });
    this.#send();
  }

  /** Looks whether time alone has changed anything. */
  look(): void {
    /* a seeder only answers */
  }

  end(): void {
    this.isServing = false;
  }

  #send(): void {
    if (this.#isSending) return;
    const next = this.#queue.shift();
    if (!next) return;
    const { by, wire, request } = next;
    const { piece, offset, length } = request;
    if (!wire.requests.includes(request)) {
      this.#send(); // cancelled meanwhile
      return;
    }
    this.#isSending = true;
    this.swarm.after(length / this.bytesPerMs, () => {
      this.#isSending = false;
      this.servedBytes.set(piece, (this.servedBytes.get(piece) ?? 0) + length);
      const bytes = this.swarm.torrent.bytesOf(piece).slice(offset, offset + length);
      if (this.isLiar) bytes[0]! ^= 1;
      const heldMs = (this.#hangsUntilMs.get(by) ?? 0) - this.swarm.nowMs;
      this.swarm.after(Math.max(LATENCY_MS, heldMs), () => wire.deliver(piece, offset, bytes));
      this.#send();
    });
  }
}

/** Playback needs the piece `next` at `dueMs`. */
interface Playback {
  readonly next: number;
  readonly dueMs: number;
  readonly msPerPiece: number;
  readonly sinceMs: number;
}

/** A peer that watches the film. */
export class FakeViewer extends FakeNode {
  readonly pieces: PieceMap;
  readonly scheduler: RequestScheduler;
  readonly verifiedAtMs = new Map<number, number>();
  readonly liars: string[] = [];
  readonly #lifetime = new AbortController();
  #playback: Playback | null = null;
  #withdraw: () => void = () => undefined;
  #waitedMs = 0;

  constructor(swarm: FakeSwarm, name: string, bytesPerMs: number) {
    super(swarm, VIEWER_ID_PREFIX_HEX + name.padStart(34, '0'), bytesPerMs);
    const { metadata } = swarm.torrent;
    const { pieceCount, pieceLengthBytes, totalBytes } = metadata;
    this.pieces = new PieceMap(pieceCount, pieceLengthBytes, totalBytes);
    this.scheduler = new RequestScheduler({
      ownId: this.id,
      signal: this.#lifetime.signal,
      nowMs: () => swarm.nowMs,
      events: {
        onVerified: (piece) => this.#keep(piece),
        onLiars: (_piece, ids) => this.#ban(ids),
      },
    });
    this.scheduler.open({ metadata, pieces: this.pieces });
  }

  override get isVerifying(): boolean {
    const { assembler } = this.scheduler;
    return assembler !== null && [...assembler.openPieces].some((at) => assembler.isVerifying(at));
  }

  get isComplete(): boolean {
    return this.pieces.isComplete;
  }

  /** Plays from a piece on, as soon as it can, and keeps the whole film. */
  watch(first: number, msPerPiece: number): void {
    const sinceMs = this.swarm.nowMs;
    this.#playback = { next: first, dueMs: sinceMs, msPerPiece, sinceMs };
    const span = { first: 0, end: this.pieces.count };
    this.scheduler.want({ span, urgency: 'rest', deadlineMs: Infinity, msPerPiece: 0, sinceMs });
    this.#want(this.#playback);
  }

  /** For how long playback has waited in all, the start included. */
  get waitedMs(): number {
    return this.#waitedMs;
  }

  override attach(node: FakeNode, wire: LinkedWire): void {
    super.attach(node, wire);
    for (const piece of node.held) wire.has.add(piece);
    wire.peerChoking = false;
    wire.peerExtendedMapping['tp_want'] = 1;
    this.pieces.observe(wire);
    this.scheduler.attach(wire);
  }

  override look(): void {
    if (this.#playback) this.#play(this.#playback);
    this.scheduler.changed();
  }

  override end(): void {
    super.end();
    this.#lifetime.abort();
  }

  #play({ next, dueMs, msPerPiece, sinceMs }: Playback): void {
    const { nowMs } = this.swarm;
    if (next >= this.pieces.count || nowMs < dueMs) return;
    const isHere = this.pieces.has(next);
    if (!isHere) this.#waitedMs += nowMs - dueMs;
    this.#playback = isHere
      ? { next: next + 1, dueMs: dueMs + msPerPiece, msPerPiece, sinceMs }
      : { next, dueMs: nowMs, msPerPiece, sinceMs };
    this.#want(this.#playback);
  }

  #want({ next, dueMs, msPerPiece, sinceMs }: Playback): void {
    this.#withdraw();
    const span = { first: next, end: this.pieces.count };
    const demand = { span, urgency: 'ahead', deadlineMs: dueMs, msPerPiece, sinceMs } as const;
    this.#withdraw = this.scheduler.want(demand);
  }

  #keep(piece: number): void {
    this.pieces.setHeld(piece, true);
    this.held.add(piece);
    this.verifiedAtMs.set(piece, this.swarm.nowMs);
    this.scheduler.changed();
    for (const [, wire] of this.wires) {
      this.swarm.after(LATENCY_MS, () => wire.back?._onHave(piece));
    }
  }

  #ban(ids: readonly string[]): void {
    this.liars.push(...ids);
    for (const [node] of [...this.wires]) if (ids.includes(node.id)) this.detach(node);
  }
}

/** One end of a connection. */
class LinkedWire extends FakeWire {
  /** The other end. */
  back: LinkedWire | null = null;
  readonly #swarm: FakeSwarm;
  readonly #remote: FakeNode;

  constructor(swarm: FakeSwarm, remote: FakeNode) {
    super(remote.id);
    this.#swarm = swarm;
    this.#remote = remote;
  }

  override request(...[piece, offset, length, callback]: Parameters<FakeWire['request']>): void {
    super.request(piece, offset, length, callback);
    const request = this.requests.at(-1);
    if (request?.callback !== callback) return;
    this.#swarm.after(LATENCY_MS, () => this.#remote.serve(this, request));
  }

  override extended(name: string, bytes: Uint8Array): void {
    this.#swarm.after(LATENCY_MS, () => this.back?.receive(name, bytes));
  }

  override destroy(): void {
    super.destroy();
    if (this.back?.destroyed === false) this.back.destroy();
  }
}
