import { expect, fixture, html } from '@open-wc/testing';
import type { SwarmSlice } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { PeerStats } from '../../src/ui/peer-stats.js';
import { inside, logRequests } from './request-log.js';
import { swarmOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

function render(patch: Partial<SwarmSlice> = {}): Promise<PeerStats> {
  return fixture(html`
    <torrent-player-peer-stats .swarm=${swarmOf(patch)}></torrent-player-peer-stats>
  `);
}

function rowsOf(stats: PeerStats): Record<string, string> {
  const rows = [...inside(stats, 'dl').children].map((row) => [
    row.querySelector('dt')?.textContent ?? '',
    row.querySelector('dd')?.textContent ?? '',
  ]);
  return Object.fromEntries(rows) as Record<string, string>;
}

describe('<torrent-player-peer-stats>', () => {
  it('says what the engine counts', async () => {
    const stats = await render();
    expect(rowsOf(stats)).to.deep.equal({
      Peers: '7',
      Download: '2.3 MB/s',
      Upload: '412 kB/s',
      'From peers': '148 MB',
      'From servers': '12.1 MB',
      Uploaded: '23.6 MB',
      Ratio: '0.15',
    });
    await expect(stats).to.be.accessible();
  });

  it('has a place for every number before there is any', async () => {
    const stats = await render({
      peers: 0,
      downloadBytesPerSecond: 0,
      uploadBytesPerSecond: 0,
      bytesFromPeers: 0,
      bytesFromServers: 0,
      bytesUploaded: 0,
    });
    expect(Object.values(rowsOf(stats))).to.deep.equal([
      '0',
      '0 kB/s',
      '0 kB/s',
      '0 kB',
      '0 kB',
      '0 kB',
      '–',
    ]);
    await expect(stats).to.be.accessible();
  });

  it('counts bytes from servers into the ratio', async () => {
    const stats = await render({ bytesFromPeers: 10, bytesFromServers: 30, bytesUploaded: 20 });
    expect(rowsOf(stats)['Ratio']).to.equal('0.50');
  });

  it('follows the swarm', async () => {
    const stats = await render();
    stats.swarm = swarmOf({ peers: 1234 });
    await stats.updateComplete;
    expect(rowsOf(stats)['Peers']).to.equal('1,234');
  });

  it('asks to be closed', async () => {
    const stats = await render();
    const requests = logRequests(stats);
    inside(stats, 'button').click();
    expect(requests).to.deep.equal([{ type: 'statstogglerequest', open: false }]);
  });

  it('has a close button that is large enough to hit', async () => {
    const { width, height } = inside(await render(), 'button').getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(24);
  });
});
