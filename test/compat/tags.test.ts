import { expect } from '@open-wc/testing';
import { Swarm } from '../support/swarm.js';
import { Viewer, until } from '../support/viewer.js';

describe('tags', function () {
  this.timeout(60_000);

  it('are registered under names of ours only, and never those of media-chrome or Vidstack', async () => {
    const swarm = await Swarm.start({ files: [{ path: 'test/fixtures/index-first.mp4' }] });
    const viewer = await Viewer.open({ magnet: swarm.magnet, stats: '' });
    await viewer.player.play();
    await until('it plays', () => viewer.player.currentTime > 0);
    const tags = [...viewer.spy.tags];
    expect(tags).to.include.members(['torrent-player', 'torrent-video']);
    expect(tags.filter((tag) => !/^torrent-(player|video)(-|$)/.test(tag))).to.deep.equal([]);
    viewer.close();
    await swarm.stop();
  });
});
