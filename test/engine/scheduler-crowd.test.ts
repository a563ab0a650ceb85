import { expect } from '@open-wc/testing';
import { VIEWER_ID_PREFIX_HEX } from '../../src/engine/crowd.js';
import { FakeNode, FakeSwarm, FakeViewer } from './crowd-fixture.js';
import { makeTorrent } from './torrent-fixture.js';
import type { TorrentFixture } from './torrent-fixture.js';

const PIECE_BYTES = 256 * 1024;
const COUNT = 20;
const MS_PER_PIECE = 500;
const BYTES_PER_MS = PIECE_BYTES / MS_PER_PIECE;
const FILM_BYTES = COUNT * PIECE_BYTES;
/** The seeder needs so long to send the film once. */
const SEEDER_RATE = 1.5 * BYTES_PER_MS;
const ONCE_MS = FILM_BYTES / SEEDER_RATE;
const LIMIT_MS = 120_000;

describe('several RequestSchedulers', function () {
  this.timeout(60_000);
  let torrent: TorrentFixture;
  let swarm: FakeSwarm;
  let seeder: FakeNode;

  before(async () => {
    torrent = await makeTorrent(COUNT, PIECE_BYTES);
  });
  beforeEach(() => {
    swarm = new FakeSwarm(torrent);
    seeder = swarm.join(new FakeNode(swarm, '55'.repeat(20), SEEDER_RATE).holdAll());
  });
  afterEach(() => swarm.end());

  function joinViewer(name: string, first = 0, upload = 3): FakeViewer {
    const viewer = swarm.join(new FakeViewer(swarm, name, upload * BYTES_PER_MS));
    viewer.watch(first, MS_PER_PIECE);
    return viewer;
  }

  const joinViewers = (count: number, upload?: number): FakeViewer[] =>
    Array.from({ length: count }, (_, index) => joinViewer(String(index + 1), 0, upload));

  /** By one that gives so many times the bit rate. */
  function replaceSeeder(rate: number): void {
    swarm.leave(seeder);
    seeder = swarm.join(new FakeNode(swarm, '66'.repeat(20), rate * BYTES_PER_MS).holdAll());
  }

  /** How often the seeder sent the film, on average over its pieces. */
  const copies = (): number => seeder.totalServedBytes / FILM_BYTES;

  async function finish(viewers: readonly FakeViewer[]): Promise<void> {
    await swarm.run(LIMIT_MS, () => viewers.every(({ isComplete }) => isComplete));
    for (const viewer of viewers) expect(viewer.pieces.isComplete, viewer.id).to.equal(true);
  }

  const wastedBytes = (viewer: FakeViewer): number => viewer.scheduler.assembler?.wastedBytes ?? 0;

  it('alone with a seeder plays without waiting', async () => {
    const viewer = joinViewer('1');
    await finish([viewer]);
    expect(copies()).to.be.closeTo(1, 0.01);
    expect(swarm.nowMs).to.be.below(1.2 * ONCE_MS);
    expect(viewer.waitedMs).to.be.below(1500);
    expect(wastedBytes(viewer)).to.equal(0);
  });

  it('that arrive together take the film from the seeder once, the rest from one another', async () => {
    const viewers = joinViewers(4);
    await finish(viewers);
    expect(copies()).to.be.within(0.99, 1.4);
    expect(swarm.nowMs).to.be.below(2 * ONCE_MS);
    for (const viewer of viewers) {
      expect(viewer.totalServedBytes).to.be.above(0.1 * FILM_BYTES);
      expect(viewer.waitedMs).to.be.below(6_000);
      expect(wastedBytes(viewer)).to.be.below(0.1 * FILM_BYTES);
    }
  });

  it('that arrive one after another wait for nothing once they have started', async () => {
    const viewers: FakeViewer[] = [];
    for (const name of ['1', '2', '3', '4']) {
      viewers.push(joinViewer(name));
      await swarm.run(2_000);
    }
    await finish(viewers);
    expect(copies()).to.be.within(0.99, 1.4);
    const [first, ...later] = viewers;
    expect(first!.waitedMs).to.be.below(4_000);
    for (const viewer of later) expect(viewer.waitedMs, viewer.id).to.be.below(2_000);
  });

  it('with little upload take from a strong seeder what they cannot give one another', async () => {
    replaceSeeder(8);
    const viewers = joinViewers(4, 0.3);
    await finish(viewers);
    for (const viewer of viewers) expect(viewer.waitedMs, viewer.id).to.be.below(4_000);
  });

  it('share the passing on, when nobody has upload to spare', async () => {
    replaceSeeder(2);
    const viewers = joinViewers(4, 1);
    await finish(viewers);
    for (const viewer of viewers) {
      expect(viewer.totalServedBytes, viewer.id).to.be.above(0.1 * FILM_BYTES);
      expect(viewer.waitedMs, viewer.id).to.be.below(6_000);
    }
  });

  it('take over the share of one that gets nothing', async () => {
    const dead = new FakeNode(swarm, `${VIEWER_ID_PREFIX_HEX}${'d'.repeat(34)}`, BYTES_PER_MS);
    dead.isServing = false;
    swarm.join(dead);
    const viewers = joinViewers(3);
    await finish(viewers);
    expect(copies()).to.be.below(2);
    expect(swarm.nowMs).to.be.below(3 * ONCE_MS);
  });

  it('do not wait for ever for one that has pieces and sends none', async () => {
    const viewers = joinViewers(4);
    const [selfish, ...others] = viewers;
    selfish!.isServing = false;
    await finish(others);
    expect(copies()).to.be.below(3);
  });

  it('go on when one of them leaves', async () => {
    const [leaver, ...others] = joinViewers(4);
    await swarm.run(0.4 * ONCE_MS);
    expect(leaver!.verifiedAtMs.size).to.be.within(1, COUNT - 1);
    swarm.leave(leaver!);
    await finish(others);
    expect(copies()).to.be.below(1.8);
    expect(swarm.nowMs).to.be.below(2.5 * ONCE_MS);
  });

  it('serve one that comes later, who needs little of the seeder', async () => {
    const viewers = joinViewers(3);
    await swarm.run(0.5 * ONCE_MS);
    const latecomer = joinViewer('9');
    await finish([...viewers, latecomer]);
    const asked = new Set(
      seeder.asked.filter(({ by }) => by === latecomer).map(({ piece }) => piece),
    );
    expect(asked.size).to.be.below(COUNT / 2);
    expect(copies()).to.be.below(1.6);
  });

  it('get on with one that is at another place in the film', async () => {
    const viewers = [joinViewer('1'), joinViewer('2'), joinViewer('3', COUNT / 2)];
    await finish(viewers);
    expect(copies()).to.be.below(2);
    expect(swarm.nowMs).to.be.below(3 * ONCE_MS);
  });

  it('find out the liar among them, and no other', async () => {
    const viewers = joinViewers(4);
    const [liar, ...honest] = viewers;
    liar!.isLiar = true;
    await finish(honest);
    for (const viewer of honest) {
      expect(viewer.liars).to.deep.equal([liar!.id]);
      expect(wastedBytes(viewer)).to.be.below(0.5 * FILM_BYTES);
    }
  });

  it('finish without a seeder what they hold together', async () => {
    // With so little upload nobody has yet what the others brought.
    const viewers = joinViewers(4, 0.5);
    const isHeld = (piece: number): boolean => viewers.some(({ pieces }) => pieces.has(piece));
    await swarm.run(LIMIT_MS, () => [...seeder.held].every(isHeld));
    expect(viewers.some(({ pieces }) => pieces.isComplete)).to.equal(false);
    swarm.leave(seeder);
    await finish(viewers);
  });
});

describe('several RequestSchedulers of a film in short pieces', function () {
  this.timeout(60_000);

  it("do not wait for one to whom the seeder's packets got lost", async () => {
    const [pieceBytes, msPerPiece] = [64 * 1024, 250];
    const swarm = new FakeSwarm(await makeTorrent(120, pieceBytes));
    const rate = pieceBytes / msPerPiece;
    const seeder = swarm.join(new FakeNode(swarm, '55'.repeat(20), 1.5 * rate).holdAll());
    const viewers = ['1', '2', '3', '4'].map((name) => {
      const viewer = swarm.join(new FakeViewer(swarm, name, 3 * rate));
      viewer.watch(0, msPerPiece);
      return viewer;
    });
    await swarm.run(8_000);
    const startedMs = viewers.map(({ waitedMs }) => waitedMs);
    seeder.hang(viewers[0]!, 8_000);
    await swarm.run(60_000, () => viewers.every(({ isComplete }) => isComplete));
    viewers.forEach(({ id, waitedMs, isComplete }, index) => {
      expect(isComplete, id).to.equal(true);
      expect(waitedMs - startedMs[index]!, id).to.be.below(300);
    });
    swarm.end();
  });
});
