import { expect } from '@open-wc/testing';
import { Swarm } from '../support/swarm.js';
import { Viewer, period, until } from '../support/viewer.js';

const FILM = { path: 'demo/film/torrent-player.mp4' };
const BLOCK_BYTES = 16 * 1024;

describe('seeding', function () {
  this.timeout(60_000);
  let swarm: Swarm;
  const viewers: Viewer[] = [];

  async function open(attributes: Record<string, string> = {}): Promise<Viewer> {
    const viewer = await Viewer.open({ magnet: swarm.magnet, ...attributes });
    viewers.push(viewer);
    return viewer;
  }

  /** A viewer that has everything, in a swarm whose seeder is gone. */
  async function lastHolder(attributes: Record<string, string> = {}): Promise<Viewer> {
    const viewer = await open(attributes);
    await viewer.player.play();
    await viewer.stats(({ pieces }) => pieces !== null && pieces.have.every((have) => have === 1));
    await swarm.stopSeeder();
    return viewer;
  }

  /** Within a second, more than what peers tell one another without any payload. */
  function payload({ spy }: Viewer, receivedBytes: number): Promise<void> {
    const came = (): boolean => spy.receivedBytes > receivedBytes + BLOCK_BYTES;
    return until('payload', came, 1_000);
  }

  beforeEach(async () => {
    swarm = await Swarm.start({ files: [FILM] });
  });
  afterEach(async () => {
    for (const viewer of viewers.splice(0)) {
      expect(viewer.spy.errors, 'uncaught errors').to.deep.equal([]);
      viewer.close();
    }
    await swarm.stop();
  });

  it('lets a second viewer play when the seeder is gone', async () => {
    const first = await lastHolder();
    const second = await open();
    await second.player.play();
    await until('the second plays', () => second.player.currentTime > 0.5);
    await second.stats(({ bytesFromPeers }) => bytesFromPeers > 0);
    await first.stats(({ bytesUploaded }) => bytesUploaded > 0);
  });

  it('is truly off when it says off, and obeys within a second', async () => {
    const first = await lastHolder({ seeding: 'off' });
    expect(first.player.seeding).to.equal(false);
    const second = await open();
    second.player.play().catch(() => undefined);
    await second.stats(({ peers }) => peers > 0);
    await period(10_000);
    expect(second.player.torrent!.bytesFromPeers, 'while off').to.equal(0);
    expect(first.player.torrent!.bytesUploaded, 'while off').to.equal(0);

    const changes: unknown[] = [];
    first.player.addEventListener('torrentseedingchange', (event) =>
      changes.push((event as CustomEvent<{ seeding: string }>).detail.seeding),
    );
    const before = second.spy.receivedBytes;
    first.player.seeding = true;
    await payload(second, before);

    first.player.seeding = false;
    await first.stats(({ seeding }) => seeding === 'off');
    const isComplete = second.player.torrent!.pieces!.have.every((have) => have === 1);
    expect(isComplete, 'nothing more is wanted').to.equal(false);
    const { bytesUploaded } = first.player.torrent!;
    await period(5_000);
    expect(first.player.torrent!.bytesUploaded, 'off again').to.equal(bytesUploaded);
    expect(changes).to.deep.equal(['on', 'off']);
  });

  it('sends nothing at an upload limit of 0, and obeys at once when that changes', async () => {
    const first = await lastHolder({ 'upload-limit': '0' });
    expect(first.player.torrent!.seeding).to.equal('capped');
    expect(first.player.seeding, 'it is not off').to.equal(true);
    const second = await open();
    second.player.play().catch(() => undefined);
    await second.stats(({ peers }) => peers > 0);
    await period(2_000);
    expect(first.player.torrent!.bytesUploaded, 'at 0').to.equal(0);
    expect(second.player.torrent!.bytesFromPeers, 'at 0').to.equal(0);

    const before = second.spy.receivedBytes;
    first.player.setAttribute('upload-limit', '10MiB');
    await payload(second, before);
    await first.stats(({ seeding, bytesUploaded }) => seeding === 'on' && bytesUploaded > 0);
  });
});
