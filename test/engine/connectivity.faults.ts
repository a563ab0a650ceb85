import { page, period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { SwarmClient } from '../../src/engine/swarm-client.js';
import type { TorrentHandle } from '../../src/engine/torrent-handle.js';
import { Swarm, generateBytes } from '../support/swarm.js';
import { useJoin } from './swarm-fixture.js';

const SEED = 11;
const LENGTH_BYTES = 2_000_000;
const FILM = { name: 'film.mp4', lengthBytes: LENGTH_BYTES, seed: SEED };

/**
 * A STUN server that never answers. Chromium asks it for 10 s; Firefox never
 * asks one on this machine, so that there the announce is the same as without.
 */
const DEAD_STUN = [{ urls: 'stun:127.0.0.1:40009' }];

describe('staying connected', function () {
  this.timeout(60_000);
  const join = useJoin();
  let swarm: Swarm;

  beforeEach(async () => {
    swarm = await Swarm.start({ files: [FILM] });
  });
  afterEach(() => swarm.stop());

  /** Reads a part that was not read before, and checks it. */
  async function read(handle: TorrentHandle, start: number): Promise<void> {
    const range = { start, end: start + 1000 };
    const bytes = await handle.openFile(0).read(range);
    expect(bytes).to.deep.equal(generateBytes(SEED, range));
  }

  it('finds a tracker and a seeder that come 3 s late, within 6 s', async () => {
    await swarm.stopSeeder();
    await swarm.stopTracker();
    const handle = join(swarm.magnet);
    await until('the tracker failed', () => handle.sample(null).trackers === 'failed');
    // From when on there is somebody to read from: a seeder takes a while to start.
    const back = period(3_000).then(async () => {
      await swarm.startTracker();
      await swarm.startSeeder();
      return performance.now();
    });
    await handle.metadata;
    await read(handle, 0);
    const tookMs = performance.now() - (await back);
    expect(tookMs).to.be.lessThan(6_000);
  });

  it('goes on reading while the tracker is away, and finds it again', async () => {
    const handle = join(swarm.magnet);
    await handle.metadata;
    await read(handle, 0);
    await swarm.stopTracker();
    await until('it is missed', () => handle.sample(null).trackers === 'failed');
    await read(handle, 500_000);
    expect(handle.sample(null).peers).to.equal(1);
    await swarm.startTracker();
    await until('it is found', () => handle.sample(null).trackers === 'connected', 8_000);
  });

  it('finds a seeder again that was killed and came back after 10 s', async () => {
    const handle = join(swarm.magnet);
    await handle.metadata;
    await read(handle, 0);
    await swarm.stopSeeder();
    const reading = read(handle, 1_500_000);
    await period(10_000);
    await swarm.startSeeder();
    await reading;
  });

  it('announces within 2 s though the STUN server is dead', async () => {
    const joinedAtMs = performance.now();
    const handle = join(swarm.magnet, { iceServers: DEAD_STUN });
    await until('the tracker answers', () => handle.sample(null).trackers === 'connected');
    const announcedMs = performance.now() - joinedAtMs;
    expect(announcedMs).to.be.lessThan(2_000);
    await handle.metadata;
    await read(handle, 0);
  });

  it('joins two torrents at once through one connection', async () => {
    const other = await Swarm.start({ files: [{ ...FILM, seed: SEED + 1, name: 'other.mp4' }] });
    try {
      await swarm.startPeer('guest');
      const client = new SwarmClient();
      const handles = [
        join(`${swarm.magnet}&tr=${encodeURIComponent(other.trackerUrl)}`, {}, client),
        join(`${other.magnet}&tr=${encodeURIComponent(swarm.trackerUrl)}`, {}, client),
      ];
      await Promise.all(handles.map((handle) => handle.metadata));
      expect(page.count().sockets).to.equal(2);
    } finally {
      await other.stop();
    }
  });

  it('uses whichever of its trackers answers', async () => {
    const dead = ['ws://127.0.0.1:9', 'ws://127.0.0.1:10', 'wss://127.0.0.1:11'];
    const handle = join(swarm.magnet, { trackers: dead });
    await handle.metadata;
    expect(handle.sample(null).trackers).to.equal('connected');
  });

  it('connects at once when woken, instead of waiting for the next attempt', async () => {
    await swarm.stopTracker();
    const handle = join(swarm.magnet);
    await until('the tracker failed', () => handle.sample(null).trackers === 'failed');
    // By then the next attempt is 4 to 8 s away.
    await period(4_500);
    await swarm.startTracker();
    handle.wake();
    await until('it is connected', () => handle.sample(null).trackers === 'connected', 1_900);
  });
});
