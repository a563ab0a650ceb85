import { page, period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import { SwarmClient } from '../../src/engine/swarm-client.js';
import type { TorrentHandle } from '../../src/engine/torrent-handle.js';
import { Swarm, generateBytes } from '../support/swarm.js';
import { OPTIONS, codeOf, expectNothingOpen, rejection, useJoin } from './swarm-fixture.js';

const LENGTH_BYTES = 1_000_003;
const SEED = 7;
const FILM = { name: 'film.mp4', lengthBytes: LENGTH_BYTES, seed: SEED };
const PIECE_BYTES = 64 * 1024;
const AHEAD = { range: { start: 0, end: 100_000 }, bufferedSeconds: 1, bytesPerSecond: 500_000 };

describe('SwarmClient', function () {
  this.timeout(40_000);
  const join = useJoin();
  let swarm: Swarm;

  describe('with a seeder', () => {
    before(async () => {
      swarm = await Swarm.start({ files: [FILM], pieceLengthBytes: PIECE_BYTES });
    });
    after(() => swarm.stop());

    it('joins by magnet URI and reads exactly what is asked', async () => {
      const handle = join(swarm.magnet);
      const metadata = await handle.metadata;
      expect(metadata.infoHash).to.equal(swarm.infoHash);
      expect(metadata.files.map((file) => file.name)).to.deep.equal(['film.mp4']);
      const file = handle.openFile(0);
      expect(file.lengthBytes).to.equal(LENGTH_BYTES);
      expect(file.name).to.equal('film.mp4');
      const ranges = [
        { start: 0, end: 1 },
        { start: PIECE_BYTES - 1, end: PIECE_BYTES + 1 },
        { start: LENGTH_BYTES - 4, end: LENGTH_BYTES },
        { start: 123_456, end: 456_789 },
        { start: 5, end: 5 },
      ];
      for (const range of ranges) {
        expect(await file.read(range)).to.deep.equal(generateBytes(SEED, range));
      }
    });

    it('gives every reader bytes of its own', async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const file = handle.openFile(0);
      (await file.read({ start: 0, end: 8 })).fill(0);
      expect(await file.read({ start: 0, end: 8 })).to.deep.equal(
        generateBytes(SEED, { start: 0, end: 8 }),
      );
    });

    it('fetches only what is read', async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const file = handle.openFile(0);
      file.readAhead(null);
      await file.read({ start: 70_000, end: 70_001 });
      await period(500);
      expect(file.heldRanges()).to.deep.equal([{ start: PIECE_BYTES, end: 2 * PIECE_BYTES }]);
      const sample = handle.sample(0);
      expect(sample.bytesFromPeers).to.equal(PIECE_BYTES);
      expect(sample.memoryBytes).to.equal(PIECE_BYTES);
      expect(sample.bytesWasted).to.equal(0);
    });

    it('hands out what is held, and fetches nothing for it', async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const file = handle.openFile(0);
      file.readAhead(null);
      const held = { start: PIECE_BYTES, end: 3 * PIECE_BYTES };
      await file.read(held);
      const range = { start: 2 * PIECE_BYTES - 5, end: 2 * PIECE_BYTES + 5 };
      expect(file.readHeld(range)).to.deep.equal(generateBytes(SEED, range));
      file.readHeld(range)!.fill(0);
      expect(file.readHeld(range)).to.deep.equal(generateBytes(SEED, range));
      expect(file.readHeld({ start: held.start, end: held.end + 1 })).to.equal(null);
      expect(file.readHeld({ start: 0, end: 1 })).to.equal(null);
      expect(() => file.readHeld({ start: 0, end: LENGTH_BYTES + 1 })).to.throw(RangeError);
      await period(500);
      expect(file.heldRanges()).to.deep.equal([held]);
      expect(handle.sample(0).bytesFromPeers).to.equal(2 * PIECE_BYTES);
    });

    it('fetches both ends of an opened file, where its index is', async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const file = handle.openFile(0);
      const holdsEnds = () => {
        const held = file.heldRanges();
        return held[0]?.start === 0 && held.at(-1)?.end === LENGTH_BYTES;
      };
      await until('both ends are held', holdsEnds);
      await period(500);
      const heldBytes = file.heldRanges().reduce((sum, { start, end }) => sum + end - start, 0);
      expect(heldBytes).to.be.below(LENGTH_BYTES / 2);
    });

    it('fetches everything ahead when the torrent fits the budget', async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const file = handle.openFile(0);
      file.readAhead(AHEAD);
      const whole = [{ start: 0, end: LENGTH_BYTES }];
      const holdsAll = () => JSON.stringify(file.heldRanges()) === JSON.stringify(whole);
      await until('the whole file is held', holdsAll);
      expect(await file.read(whole[0]!)).to.deep.equal(generateBytes(SEED, whole[0]!));
    });

    it('fetches only the read-ahead when the torrent does not fit the budget', async () => {
      const handle = join(swarm.magnet, { memoryBudgetBytes: LENGTH_BYTES - 1 });
      await handle.metadata;
      const file = handle.openFile(0);
      file.readAhead(AHEAD);
      await until('the read-ahead is held', () => file.heldRanges()[0]?.end === 2 * PIECE_BYTES);
      await period(500);
      expect(file.heldRanges()).to.deep.equal([{ start: 0, end: 2 * PIECE_BYTES }]);
    });

    it('samples the swarm', async () => {
      const handle = join(swarm.magnet);
      expect(handle.sample(null)).to.include({ peers: 0, trackers: 'waiting', seeding: 'on' });
      await handle.metadata;
      await handle.openFile(0).read({ start: 0, end: 1 });
      const sample = handle.sample(0);
      expect(sample).to.include({
        peers: 1,
        trackers: 'connected',
        bytesFromServers: 0,
        bytesUploaded: 0,
        memoryBudgetBytes: OPTIONS.memoryBudgetBytes,
      });
      expect(sample.downloadBytesPerSecond).to.be.greaterThan(0);
      const { pieces } = sample;
      expect(pieces?.count).to.equal(16);
      expect(pieces?.have[0]).to.equal(1);
      expect([...pieces!.availability]).to.deep.equal(Array(16).fill(1));
      expect(pieces?.file).to.deep.equal({ first: 0, end: 16 });
    });

    it('joins by the bytes and by the URL of a .torrent', async () => {
      const url = URL.createObjectURL(new Blob([swarm.torrentBytes]));
      for (const source of [
        { kind: 'bytes', bytes: swarm.torrentBytes },
        { kind: 'url', url },
      ] as const) {
        const handle = join(source);
        expect((await handle.metadata).infoHash).to.equal(swarm.infoHash);
        const range = { start: 1000, end: 2000 };
        expect(await handle.openFile(0).read(range)).to.deep.equal(generateBytes(SEED, range));
        handle.release();
      }
      URL.revokeObjectURL(url);
    });

    it('serves two players of one torrent with one connection, also when they join at once', async () => {
      const client = new SwarmClient();
      const [first, second] = [join(swarm.magnet, {}, client), join(swarm.magnet, {}, client)];
      await Promise.all([first.metadata, second.metadata]);
      await first.openFile(0).read({ start: 0, end: 1 });
      expect(second.openFile(0).heldRanges()).to.deep.equal([{ start: 0, end: PIECE_BYTES }]);
      expect(page.count().sockets).to.equal(1);
      const open = second.openFile(0);
      first.release();
      const range = { start: 900_000, end: 900_010 };
      expect(await open.read(range)).to.deep.equal(generateBytes(SEED, range));
      expect(first.signal.aborted).to.equal(true);
      expect(() => first.openFile(0)).to.throw(PlayerError);
    });

    it('joins again after everybody left', async () => {
      const client = new SwarmClient();
      for (let round = 0; round < 2; round++) {
        const handle = join(swarm.magnet, {}, client);
        await handle.metadata;
        handle.release();
        await expectNothingOpen();
      }
    });

    it('joins again in the same task in which the last player left', async () => {
      const client = new SwarmClient();
      const first = join(swarm.magnet, {}, client);
      await first.metadata;
      first.release();
      const second = join(swarm.magnet, {}, client);
      expect((await second.metadata).infoHash).to.equal(swarm.infoHash);
      const range = { start: 0, end: 10 };
      expect(await second.openFile(0).read(range)).to.deep.equal(generateBytes(SEED, range));
    });

    it('rejects reads when it is released, and opens nothing after', async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const file = handle.openFile(0);
      const read = file.read({ start: 0, end: LENGTH_BYTES });
      handle.release();
      handle.release();
      expect(await codeOf(read)).to.equal('engine-failed');
      expect(await codeOf(file.read({ start: 0, end: 1 }))).to.equal('engine-failed');
      expect(() => handle.openFile(0)).to.throw(PlayerError);
    });

    it('rejects a read with the reason of its signal, and serves the next', async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const file = handle.openFile(0);
      const controller = new AbortController();
      const aborted = file.read({ start: 0, end: LENGTH_BYTES }, { signal: controller.signal });
      controller.abort(new Error('seeked away'));
      expect(await rejection(aborted)).to.equal(controller.signal.reason);
      const range = { start: 500_000, end: 500_001 };
      expect(await file.read(range)).to.deep.equal(generateBytes(SEED, range));
      const { signal } = controller;
      expect(await rejection(file.read(range, { signal }))).to.equal(signal.reason);
    });

    it('refuses ranges outside of the file', async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const file = handle.openFile(0);
      for (const range of [
        { start: -1, end: 1 },
        { start: 2, end: 1 },
        { start: 0, end: LENGTH_BYTES + 1 },
        { start: 0.5, end: 1 },
        { start: NaN, end: 1 },
      ]) {
        expect(await rejection(file.read(range))).to.be.instanceOf(RangeError);
      }
      for (const index of [1, -1, NaN]) {
        expect(() => handle.openFile(index)).to.throw(RangeError);
      }
    });

    it('is released by its signal', async () => {
      const controller = new AbortController();
      const handle = join(swarm.magnet, { signal: controller.signal });
      await handle.metadata;
      controller.abort();
      expect(handle.signal.aborted).to.equal(true);
      await expectNothingOpen();
      const late = join(swarm.magnet, { signal: controller.signal });
      expect(await codeOf(late.metadata)).to.equal('engine-failed');
    });

    it('leaves nothing behind when it is released while it connects', async () => {
      const handle = join(swarm.magnet);
      await until('connections are made', () => page.count().connections > 0);
      handle.release();
      expect(await codeOf(handle.metadata)).to.equal('engine-failed');
      await expectNothingOpen();
    });

    it('takes the extra trackers of the page', async () => {
      const bare = `magnet:?xt=urn:btih:${swarm.infoHash}`;
      const handle = join(bare, { trackers: [swarm.trackerUrl] });
      expect((await handle.metadata).infoHash).to.equal(swarm.infoHash);
      const other = join(bare, { defaultTrackers: [swarm.trackerUrl] });
      expect((await other.metadata).infoHash).to.equal(swarm.infoHash);
    });
  });

  describe('seeding', () => {
    beforeEach(async () => {
      swarm = await Swarm.start({ files: [FILM], pieceLengthBytes: PIECE_BYTES });
    });
    afterEach(() => swarm.stop());

    /** Holds the whole torrent in a swarm whose seeder is gone. */
    async function lastHolder(seeding: boolean): Promise<TorrentHandle> {
      const handle = join(swarm.magnet, { seeding });
      await handle.metadata;
      await handle.openFile(0).read({ start: 0, end: LENGTH_BYTES });
      await swarm.stopSeeder();
      return handle;
    }

    it('sends nothing when off, the torrent when on, and nothing when off again', async () => {
      const holder = await lastHolder(false);
      const viewer = join(swarm.magnet);
      await viewer.metadata;
      const file = viewer.openFile(0);
      const read = file.read({ start: 0, end: 300_000 });
      await until('they are connected', () => viewer.sample(0).peers > 0);
      await period(2000);
      expect(viewer.sample(0).bytesFromPeers, 'while off').to.equal(0);
      expect(holder.sample(0)).to.include({ bytesUploaded: 0, seeding: 'off' });

      holder.setSeeding(true);
      expect(holder.sample(0).seeding).to.equal('on');
      expect(await read).to.deep.equal(generateBytes(SEED, { start: 0, end: 300_000 }));
      expect(holder.sample(0).bytesUploaded).to.be.greaterThan(300_000);

      holder.setSeeding(false);
      await period(200);
      const { bytesUploaded } = holder.sample(0);
      const { bytesFromPeers } = viewer.sample(0);
      const starved = file.read({ start: 600_000, end: 700_000 });
      await period(2000);
      expect(holder.sample(0).bytesUploaded, 'off again').to.equal(bytesUploaded);
      expect(viewer.sample(0).bytesFromPeers, 'off again').to.equal(bytesFromPeers);
      holder.setSeeding(true);
      expect(await starved).to.have.length(100_000);
    });

    it('is off for the page while one of its players wants it off', async () => {
      const client = new SwarmClient();
      const [on, off] = [
        join(swarm.magnet, { seeding: true }, client),
        join(swarm.magnet, { seeding: false }, client),
      ];
      await on.metadata;
      expect(on.sample(null).seeding).to.equal('off');
      off.release();
      expect(on.sample(null).seeding).to.equal('on');
    });
  });
});
