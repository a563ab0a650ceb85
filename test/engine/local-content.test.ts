import { page, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { SwarmClient } from '../../src/engine/swarm-client.js';
import type { JoinOptions } from '../../src/engine/swarm-client.js';
import type { TorrentHandle } from '../../src/engine/torrent-handle.js';
import { Swarm, generateBytes } from '../support/swarm.js';
import { codeOf, failureOf, useJoin } from './swarm-fixture.js';

const PIECE_BYTES = 64 * 1024;
const SEED = 21;
/** An odd number of pieces, the last one short. */
const FILM = { name: 'film.mp4', lengthBytes: 37 * PIECE_BYTES + 1234, seed: SEED };
const SUBTITLE = { name: 'film.srt', lengthBytes: 777, seed: 22 };

describe('a torrent whose bytes the page has', function () {
  this.timeout(30_000);
  const join = useJoin();
  let swarm: Swarm;

  before(async () => {
    const files = [FILM, SUBTITLE];
    swarm = await Swarm.start({ files, pieceLengthBytes: PIECE_BYTES, seeder: null });
  });
  after(() => swarm.stop());

  const bytesOf = ({ seed, lengthBytes }: typeof FILM): Uint8Array<ArrayBuffer> =>
    generateBytes(seed, { start: 0, end: lengthBytes });
  const content = (): Blob => new Blob([bytesOf(FILM), bytesOf(SUBTITLE)]);

  async function publish(options: Partial<JoinOptions> = {}): Promise<TorrentHandle> {
    const source = { kind: 'bytes', bytes: swarm.torrentBytes } as const;
    const handle = join(source, { memoryBudgetBytes: 0, content: content(), ...options });
    await handle.metadata;
    return handle;
  }

  async function connected(handle: TorrentHandle): Promise<void> {
    await until('the tracker knows it', () => handle.sample(null).trackers === 'connected');
  }

  it('is read without a swarm, and without memory for it', async () => {
    const handle = await publish({ trackers: [] });
    const file = handle.openFile(0);
    expect(file.heldRanges()).to.deep.equal([{ start: 0, end: FILM.lengthBytes }]);
    const range = { start: 3 * PIECE_BYTES - 10, end: 5 * PIECE_BYTES + 10 };
    expect(await file.read(range)).to.deep.equal(generateBytes(SEED, range));
    const { memoryBytes, pieces } = handle.sample(0);
    expect(memoryBytes).to.equal(4 * PIECE_BYTES);
    expect(pieces?.have.every((have) => have === 1)).to.equal(true);
  });

  it('is at hand for who cannot wait, once it was asked for', async () => {
    const file = (await publish()).openFile(0);
    const range = { start: PIECE_BYTES, end: PIECE_BYTES + 100 };
    expect(file.readHeld(range)).to.equal(null);
    await until('it is read', () => file.readHeld(range) !== null);
    expect(file.readHeld(range)).to.deep.equal(generateBytes(SEED, range));
  });

  it('is given to others, whole and right, and nothing of it is fetched', async () => {
    const publisher = await publish();
    await connected(publisher);
    const viewer = join(swarm.magnet);
    await viewer.metadata;
    expect(await viewer.openFile(0).read({ start: 0, end: FILM.lengthBytes })).to.deep.equal(
      bytesOf(FILM),
    );
    expect(await viewer.openFile(1).read({ start: 0, end: SUBTITLE.lengthBytes })).to.deep.equal(
      bytesOf(SUBTITLE),
    );
    const { peers, bytesUploaded, bytesFromPeers } = publisher.sample(null);
    expect(peers).to.equal(1);
    expect(bytesUploaded).to.be.least(FILM.lengthBytes + SUBTITLE.lengthBytes);
    expect(bytesFromPeers).to.equal(0);
    expect(viewer.sample(null).bytesWasted).to.equal(0);
  });

  it('serves several who are at different places', async () => {
    await connected(await publish());
    const reads = [0, 10, 20, 30].map(async (piece) => {
      const viewer = join(swarm.magnet, { seeding: false });
      await viewer.metadata;
      const range = { start: piece * PIECE_BYTES, end: (piece + 5) * PIECE_BYTES };
      expect(await viewer.openFile(0).read(range)).to.deep.equal(generateBytes(SEED, range));
    });
    await Promise.all(reads);
  });

  it('plays in the same page from what is there', async () => {
    const client = new SwarmClient();
    const source = { kind: 'bytes', bytes: swarm.torrentBytes } as const;
    const publisher = join(source, { content: content() }, client);
    await publisher.metadata;
    const player = join(swarm.magnet, {}, client);
    await player.metadata;
    await player.openFile(0).read({ start: 0, end: FILM.lengthBytes });
    expect(player.sample(0).bytesFromPeers).to.equal(0);
    expect(page.count().connections).to.be.most(10);
  });

  it('is not taken for another', async () => {
    const handle = join(
      { kind: 'bytes', bytes: swarm.torrentBytes },
      { content: new Blob(['something else']) },
    );
    expect(await codeOf(handle.metadata)).to.equal('invalid-torrent');
  });

  it('fails when its files cannot be read any more', async () => {
    const gone = content();
    const unreadable = Object.assign(new Blob(), {
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
    });
    gone.slice = () => unreadable;
    const publisher = await publish({ content: gone });
    const failure = failureOf(publisher);
    await connected(publisher);
    const viewer = join(swarm.magnet);
    await viewer.metadata;
    const read = viewer
      .openFile(0)
      .read({ start: 0, end: 100 })
      .catch(() => undefined);
    expect((await failure).code).to.equal('engine-failed');
    viewer.release();
    await read;
  });
});
