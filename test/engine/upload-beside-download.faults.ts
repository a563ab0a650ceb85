import { period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import type { TorrentHandle } from '../../src/engine/torrent-handle.js';
import { ID } from '../support/raw-peer.js';
import type { RawPeer } from '../support/raw-peer.js';
import { Swarm } from '../support/swarm.js';
import { useRawPeers } from './raw-peer-fixture.js';
import { useJoin } from './swarm-fixture.js';

const MIB = 1024 * 1024;
const BLOCK = 16 * 1024;
const PIECE_BYTES = 256 * 1024;
const FILM = { name: 'film.mp4', lengthBytes: 40 * MIB, seed: 3 };
const SEEDER_BYTES_PER_SECOND = 1_000_000;
const LIMIT_BYTES_PER_SECOND = 100 * 1024;
/** What the viewer has by the time that the leech comes, more than it can get. */
const SHARED_BYTES = 2 * MIB;
/** As many as the viewer takes, less what may be refused for being one too many. */
const GREEDY_REQUESTS = 240;
/** Rates are medians of so many windows: a machine that is busy elsewhere loses a second. */
const WINDOWS = 3;
const WINDOW_MS = 2_000;

describe('uploading beside a download', function () {
  this.timeout(60_000);
  const connectTo = useRawPeers();
  let refill = 0;
  afterEach(() => clearInterval(refill));
  const join = useJoin();
  let swarm: Swarm;

  before(async () => {
    swarm = await Swarm.start({
      files: [FILM],
      pieceLengthBytes: PIECE_BYTES,
      seeder: { uploadBytesPerSecond: SEEDER_BYTES_PER_SECOND },
    });
  });
  after(() => swarm.stop());

  /** Asks for all that the viewer has, as much at once as it takes. */
  async function attachLeech(): Promise<RawPeer> {
    const peer = await connectTo(swarm);
    peer.send(ID.haveNone);
    peer.send(ID.interested);
    await peer.until('unchoked', () => peer.count(ID.unchoke) > 0);
    let asked = 0;
    refill = window.setInterval(() => {
      const wanted = peer.count(ID.piece) + GREEDY_REQUESTS;
      for (; asked < Math.min(wanted, SHARED_BYTES / BLOCK); asked++) {
        peer.send(ID.request, [asked >> 4, (asked & 15) * BLOCK, BLOCK]);
      }
    }, 20);
    return peer;
  }

  const receivedBytes = (handle: TorrentHandle): number => handle.sample(0).bytesFromPeers;

  async function downloadRate(handle: TorrentHandle): Promise<number> {
    const rates: number[] = [];
    for (let at = 0; at < WINDOWS; at++) {
      const [startMs, startBytes] = [performance.now(), receivedBytes(handle)];
      await period(WINDOW_MS);
      const seconds = (performance.now() - startMs) / 1000;
      rates.push((receivedBytes(handle) - startBytes) / seconds);
    }
    return rates.sort((one, other) => one - other)[WINDOWS >> 1]!;
  }

  it('keeps to its limit within 15 %, and costs the download less than a tenth', async () => {
    const handle = join(swarm.magnet, {
      limits: { uploadLimitBytesPerSecond: LIMIT_BYTES_PER_SECOND },
    });
    await handle.metadata;
    const file = handle.openFile(0);
    file.read({ start: 0, end: FILM.lengthBytes }).catch(() => undefined);
    await until('there is something to share', () => {
      const [held] = file.heldRanges();
      return held !== undefined && held.start === 0 && held.end >= SHARED_BYTES;
    });
    const isAtFullRate = (): boolean =>
      handle.sample(0).downloadBytesPerSecond > 0.9 * SEEDER_BYTES_PER_SECOND;
    await until('the seeder gives what it may', isAtFullRate, 20_000);
    const freeRate = await downloadRate(handle);

    const peer = await attachLeech();
    await peer.until('it flows', () => peer.count(ID.piece) > 8);
    const [startMs, startBytes] = [performance.now(), peer.blockBytes];
    const rate = await downloadRate(handle);
    const seconds = (performance.now() - startMs) / 1000;
    const givenRate = (peer.blockBytes - startBytes) / seconds;
    expect(receivedBytes(handle), 'the download goes on').to.be.below(FILM.lengthBytes);
    expect(freeRate / SEEDER_BYTES_PER_SECOND, 'free').to.be.within(0.75, 1.25);
    expect(rate / freeRate, 'of the free rate').to.be.least(0.9);
    expect(givenRate / LIMIT_BYTES_PER_SECOND, 'of the limit').to.be.within(0.85, 1.15);
  });
});
