import { period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import type { TorrentFileSource } from '../../src/engine/torrent-file-source.js';
import type { TorrentSource } from '../../src/engine/torrent-source.js';
import type { TorrentHandle } from '../../src/engine/torrent-handle.js';
import { ID, numbersOf } from '../support/raw-peer.js';
import { Swarm, generateBytes } from '../support/swarm.js';
import { useRawPeers } from './raw-peer-fixture.js';
import { useJoin } from './swarm-fixture.js';

const MIB = 1024 * 1024;
const SEED = 11;
const PIECE_BYTES = 512 * 1024;
const BLOCK = 16 * 1024;
const FILM = { name: 'film.mp4', lengthBytes: 64 * MIB + 12_345, seed: SEED };
const BUDGET = 12 * MIB;
const STEP = MIB;

/** Tells the file where playback is, as the media pipeline does. */
function readAhead(file: TorrentFileSource, start: number): void {
  const range = { start, end: file.lengthBytes };
  file.readAhead({ range, bufferedSeconds: 10, bytesPerSecond: 4 * MIB });
}

async function expectBytes(file: TorrentFileSource, start: number, end: number): Promise<void> {
  const read = await file.read({ start, end });
  const expected = generateBytes(SEED, { start, end });
  // Not deep.equal: it takes seconds for a mebibyte.
  expect(read.length).to.equal(expected.length);
  const at = read.findIndex((byte, index) => byte !== expected[index]);
  expect(at, `first wrong byte after ${start}`).to.equal(-1);
}

describe('a torrent larger than its memory budget', function () {
  this.timeout(120_000);
  const connectTo = useRawPeers();
  const join = useJoin();
  let swarm: Swarm;

  beforeEach(async () => {
    swarm = await Swarm.start({ files: [FILM], pieceLengthBytes: PIECE_BYTES });
  });
  const extra: Swarm[] = [];
  afterEach(async () => {
    for (const one of [swarm, ...extra.splice(0)]) await one.stop();
  });

  async function open(
    memoryBudgetBytes = BUDGET,
    source: TorrentSource | string = swarm.magnet,
  ): Promise<[TorrentHandle, TorrentFileSource]> {
    const handle = join(source, { memoryBudgetBytes });
    await handle.metadata;
    return [handle, handle.openFile(0)];
  }

  /** Waits until all is held that there is room for, beside three pieces in transit. */
  async function full(handle: TorrentHandle): Promise<void> {
    await until('memory is full', () => {
      const held = handle.sample(0).pieces!.have.reduce((sum, one) => sum + one, 0);
      return held === BUDGET / PIECE_BYTES - 3;
    });
  }

  it('plays through, and back, and never holds more than the budget', async () => {
    const [handle, file] = await open();
    const read = async (start: number): Promise<void> => {
      readAhead(file, start);
      await expectBytes(file, start, Math.min(start + STEP, file.lengthBytes));
      expect(handle.sample(0).memoryBytes).to.be.most(BUDGET);
    };
    for (let start = 0; start < file.lengthBytes; start += STEP) await read(start);
    const once = handle.sample(0);
    expect(once.bytesFromPeers, 'nothing twice').to.be.most(FILM.lengthBytes * 1.02);
    await read(0);
    await read(30 * MIB);
    expect(handle.sample(0).bytesFromPeers).to.be.greaterThan(once.bytesFromPeers);
    expect(handle.sample(0).bytesWasted / FILM.lengthBytes).to.be.lessThan(0.05);
  });

  it('fetches nothing while memory is full and nobody moves', async () => {
    const [handle, file] = await open();
    readAhead(file, 0);
    await full(handle);
    const { bytesFromPeers, memoryBytes } = handle.sample(0);
    await period(1_500);
    expect(handle.sample(0).bytesFromPeers).to.equal(bytesFromPeers);
    expect(handle.sample(0).memoryBytes).to.equal(memoryBytes);
    expect(file.heldRanges()[0]?.start).to.equal(0);
  });

  it('reads at once more than memory holds', async () => {
    const [handle, file] = await open();
    let mostBytes = 0;
    const watch = setInterval(
      () => (mostBytes = Math.max(mostBytes, handle.sample(0).memoryBytes)),
      5,
    );
    try {
      await expectBytes(file, 5_000, 40 * MIB + 1);
    } finally {
      clearInterval(watch);
    }
    expect(mostBytes).to.be.within(BUDGET / 4, BUDGET);
  });

  it('lets no read wait for ever behind another', async () => {
    const [, file] = await open(7 * PIECE_BYTES);
    const starts = [0, 9, 23, 40, 57].map((mebibytes) => mebibytes * MIB);
    await Promise.all(starts.map((start) => expectBytes(file, start, start + 5 * MIB)));
  });

  it('splits its memory among readers', async () => {
    const [handle, file] = await open();
    const other = handle.openFile(0);
    readAhead(file, 0);
    readAhead(other, 32 * MIB);
    await full(handle);
    const held = file.heldRanges();
    const near = (start: number): number =>
      held.reduce(
        (sum, range) =>
          sum + (range.start >= start && range.end <= start + BUDGET ? range.end - range.start : 0),
        0,
      );
    expect(near(0)).to.be.within(BUDGET / 4, BUDGET / 2);
    expect(near(32 * MIB)).to.be.within(BUDGET / 4, BUDGET / 2);
  });

  it('serves others from the window that moves, and tells them what it dropped', async () => {
    const [first, file] = await open();
    readAhead(file, 0);
    await full(first);
    const [second, copy] = await open();
    await until('they are connected', () => second.sample(0).peers === 2);
    await swarm.stopSeeder({ gently: true });
    await expectBytes(copy, 0, 2 * MIB);
    await until('both count', () => first.sample(0).bytesUploaded >= 2 * MIB);

    await swarm.startSeeder();
    await until('the seeder is back', () => first.sample(0).peers === 2);
    readAhead(file, 40 * MIB);
    await until('it moved', () => file.heldRanges()[0]!.start >= 40 * MIB - PIECE_BYTES);
    await swarm.stopSeeder({ gently: true });
    await until('the seeder is gone', () => second.sample(0).peers === 1);
    const have = first.sample(0).pieces!.have;
    await until(
      'the other knows exactly what is held',
      () => String(second.sample(0).pieces!.availability) === String(have),
    );
    await expectBytes(copy, 41 * MIB, 42 * MIB);
  });

  it('refuses at once what it has dropped, also when it was asked for before', async () => {
    // From a server: the native seeder has been seen to crash beside a raw peer.
    const files = { files: [FILM], pieceLengthBytes: PIECE_BYTES };
    const served = await Swarm.start({ ...files, seeder: null, webSeed: true });
    extra.push(served);
    const [handle, file] = await open(BUDGET, { kind: 'bytes', bytes: served.torrentBytes });
    // One block, and then nothing more for hours.
    handle.setLimits({ uploadLimitBytesPerSecond: 1 });
    readAhead(file, 0);
    await full(handle);
    await until('it can be found', () => handle.sample(null).trackers === 'connected');
    const peer = await connectTo(served);
    peer.extended(0, 'd1:md11:lt_donthavei9eee');
    peer.send(ID.haveNone);
    peer.send(ID.interested);
    await peer.until('unchoked', () => peer.count(ID.unchoke) > 0);
    peer.send(ID.request, [1, 0, BLOCK]);
    await peer.until('the one block', () => peer.count(ID.piece) === 1);
    peer.send(ID.request, [0, 0, BLOCK]);
    peer.send(ID.request, [0, BLOCK, BLOCK]);
    await period(300);
    expect(peer.count(ID.reject), 'they wait').to.equal(0);

    readAhead(file, 32 * MIB);
    await peer.until('both refused', () => peer.count(ID.reject) === 2);
    const refused = peer.messages.filter(({ id }) => id === ID.reject);
    expect(refused.map((message) => numbersOf(message))).to.deep.equal([
      [0, 0, BLOCK],
      [0, BLOCK, BLOCK],
    ]);
    const told = peer.messages.some(
      ({ id, payload }) => id === ID.extended && payload[0] === 9 && payload[4] === 0,
    );
    expect(told, 'DONTHAVE of piece 0').to.equal(true);
    peer.send(ID.request, [0, 0, BLOCK]);
    await peer.until('refused again', () => peer.count(ID.reject) === 3);
    expect(peer.count(ID.piece), 'no more than the one').to.equal(1);
  });
});
