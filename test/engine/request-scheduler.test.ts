import { expect } from '@open-wc/testing';
import { RequestScheduler, planRequests } from '../../src/engine/request-scheduler.js';
import type { Urgency } from '../../src/engine/request-scheduler.js';
import { FakeTorrent, FakeWire } from './fakes.js';

const demand = (urgency: Urgency, first: number, end: number) => ({
  urgency,
  span: { first, end },
});

describe('planRequests', () => {
  it('serves readers before read-ahead before the rest', () => {
    const plan = planRequests([
      demand('rest', 0, 9),
      demand('ahead', 4, 6),
      demand('read', 2, 3),
      demand('rest', 9, 10),
      demand('read', 8, 9),
    ]);
    expect(plan).to.deep.equal([
      { first: 2, end: 3 },
      { first: 8, end: 9 },
      { first: 4, end: 6 },
      { first: 0, end: 9 },
      { first: 9, end: 10 },
    ]);
  });

  it('leaves out what is empty', () => {
    expect(planRequests([demand('read', 3, 3), demand('ahead', 0, 0)])).to.deep.equal([]);
    expect(planRequests([])).to.deep.equal([]);
  });
});

describe('RequestScheduler', () => {
  let lifetime: AbortController;
  let torrent: FakeTorrent;
  let scheduler: RequestScheduler;

  beforeEach(() => {
    lifetime = new AbortController();
    torrent = new FakeTorrent();
    scheduler = new RequestScheduler(torrent, lifetime.signal);
  });
  afterEach(() => lifetime.abort());

  const selected = (): [number, number][] => torrent.selections.map(({ from, to }) => [from, to]);

  it('turns demands into selections, in order and without a priority that would rotate them', async () => {
    scheduler.want(demand('ahead', 5, 8));
    scheduler.want(demand('read', 2, 3));
    await Promise.resolve();
    expect(torrent.selections).to.deep.equal([
      { from: 2, to: 2, offset: 0, priority: 0, isStreamSelection: true },
      { from: 5, to: 7, offset: 0, priority: 0, isStreamSelection: true },
    ]);
  });

  it('plans once for all changes of a task', async () => {
    const withdraw = scheduler.want(demand('read', 0, 1));
    scheduler.want(demand('read', 1, 2));
    withdraw();
    await Promise.resolve();
    expect(selected()).to.deep.equal([[1, 1]]);
    expect(torrent.calls).to.deep.equal(['_updateSelections']);
  });

  it('withdraws only once, and only its own demand', async () => {
    const withdraw = scheduler.want(demand('read', 0, 1));
    scheduler.want(demand('read', 0, 1));
    withdraw();
    withdraw();
    await Promise.resolve();
    expect(selected()).to.deep.equal([[0, 0]]);
    torrent.calls.length = 0;
    withdraw();
    await Promise.resolve();
    expect(torrent.calls).to.deep.equal([]);
  });

  it('calls critical what a reader waits for, as long as it waits', async () => {
    const withdraw = scheduler.want(demand('read', 2, 4));
    scheduler.want(demand('ahead', 0, 9));
    await Promise.resolve();
    expect([0, 1, 2, 3, 4].map((i) => torrent._critical[i] ?? false)).to.deep.equal([
      false,
      false,
      true,
      true,
      false,
    ]);
    withdraw();
    await Promise.resolve();
    expect(torrent._critical).to.deep.equal([]);
  });

  it('leaves a destroyed torrent alone', async () => {
    scheduler.want(demand('read', 0, 1));
    torrent.destroyed = true;
    await Promise.resolve();
    expect(torrent.calls).to.deep.equal([]);
  });

  it('updates the wires once for many events', async () => {
    const ticked = new Promise((resolve) => torrent.once('tick', () => resolve(null)));
    for (let i = 0; i < 100; i++) torrent._update();
    expect(torrent.calls).to.deep.equal([]);
    await ticked;
    expect(torrent.calls).to.deep.equal(['_updateWireWrapper']);
    const again = new Promise((resolve) => torrent.once('tick', () => resolve(null)));
    torrent._update();
    await again;
    expect(torrent.calls).to.have.length(2);
  });

  it('asks a new wire for several blocks, in order, and an old one by its rate', () => {
    const wire = new FakeWire();
    let nowMs = 1000;
    scheduler.prepare(wire, () => nowMs);
    expect(wire.downloaded).to.be.greaterThan(0);
    expect(wire.downloadSpeed()).to.be.greaterThan(100_000);
    wire.rate = 5_000_000;
    expect(wire.downloadSpeed()).to.equal(5_000_000);
    nowMs += 5000;
    wire.rate = 3;
    expect(wire.downloadSpeed()).to.equal(3);
  });

  it('still tells the wire what arrived', () => {
    const wire = new FakeWire();
    scheduler.prepare(wire, () => 0);
    const { downloaded } = wire;
    wire.downloadSpeed(500);
    expect(wire.downloaded).to.equal(downloaded + 500);
  });
});
