import { expect } from '@open-wc/testing';
import { generateBytes, Swarm } from '../support/swarm.js';

const LENGTH_BYTES = 300_000;

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Asks until the answer holds: the other side is a process, and sends no events. */
async function eventually<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
  }
}

describe('the swarm that tests drive', () => {
  let swarm: Swarm;

  before(async () => {
    swarm = await Swarm.start({
      files: [{ name: 'film.bin', lengthBytes: LENGTH_BYTES, seed: 7 }],
      webSeed: true,
    });
  });

  after(() => swarm.stop());

  it('publishes a magnet link with its tracker and web seed', () => {
    const parameters = new URL(swarm.magnet).searchParams;
    expect(swarm.infoHash).to.match(/^[0-9a-f]{40}$/);
    expect(parameters.get('xt')).to.equal(`urn:btih:${swarm.infoHash}`);
    expect(parameters.get('tr')).to.equal(swarm.trackerUrl);
    expect(parameters.get('ws')).to.equal(swarm.webSeedUrl);
    expect(parameters.get('dn')).to.equal('film.bin');
    expect(new TextDecoder().decode(swarm.torrentBytes.subarray(0, 11))).to.equal('d8:announce');
  });

  it('serves the same bytes from the web seed that generateBytes tells', async () => {
    const response = await fetch(String(swarm.webSeedUrl), {
      headers: { Range: 'bytes=101-1100' },
    });
    expect(response.status).to.equal(206);
    expect(response.headers.get('Content-Range')).to.equal(`bytes 101-1100/${LENGTH_BYTES}`);
    const expected = generateBytes(7, { start: 101, end: 1101 });
    expect(sameBytes(new Uint8Array(await response.arrayBuffer()), expected)).to.equal(true);
  });

  it('brings a second peer its pieces, and counts them on both sides', async () => {
    await swarm.startPeer('newcomer', { have: 'none' });
    const received = await eventually(
      () => swarm.stats('newcomer'),
      ({ done }) => done,
    );
    expect(received.downloadedBytes).to.equal(LENGTH_BYTES);
    expect((await swarm.stats()).uploadedBytes).to.equal(LENGTH_BYTES);
    await swarm.stopPeer('newcomer');
  });

  it('survives the loss and return of tracker and seeder', async () => {
    await swarm.stopTracker();
    await swarm.stopSeeder();
    await swarm.startTracker();
    await swarm.startSeeder();
    await swarm.startPeer('late', { have: 'none' });
    const { downloadedBytes } = await eventually(
      () => swarm.stats('late'),
      ({ done }) => done,
    );
    expect(downloadedBytes).to.equal(LENGTH_BYTES);
    await swarm.stopPeer('late', { gently: true });
  });
});
