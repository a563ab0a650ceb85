import { expect } from '@open-wc/testing';
import { Swarm } from '../support/swarm.js';
import { Viewer, once, until } from '../support/viewer.js';

/** So slow that a seek lands where nothing was fetched yet: the film takes half a minute. */
const SLOW_BYTES_PER_SECOND = 160_000;

const FILMS = [
  { what: 'MP4 with its index at the end', path: 'demo/film/torrent-player.mp4' },
  { what: 'MKV', path: 'demo/film/torrent-player.mkv' },
];

describe('playing from a real swarm', function () {
  this.timeout(60_000);
  let swarm: Swarm;
  let viewer: Viewer;

  afterEach(async () => {
    expect(viewer.spy.errors).to.deep.equal([]);
    viewer.close();
    await swarm.stop();
  });

  for (const { what, path } of FILMS) {
    it(`plays, seeks ahead of what was fetched, and ends: ${what}`, async () => {
      swarm = await Swarm.start({
        files: [{ path }],
        seeder: { uploadBytesPerSecond: SLOW_BYTES_PER_SECOND },
      });
      viewer = await Viewer.open({ magnet: swarm.magnet });
      const { player } = viewer;
      const metadata = once(player, 'torrentmetadata');
      const firstFrame = once(player, 'loadeddata');
      await player.play();
      await metadata;
      await firstFrame;
      expect(player.torrent!.infoHash).to.equal(swarm.infoHash);
      expect(player.torrent!.files).to.have.length(1);
      expect(player.videoWidth).to.equal(1280);
      expect(player.duration).to.be.within(60, 90);
      await until('currentTime advances', () => player.currentTime > 0.5);

      const target = player.duration * 0.7;
      const fetched = bufferedEnd(player);
      expect(fetched, 'the target is not fetched yet').to.be.lessThan(target);
      const thumbnail = await player.thumbnailAt(0, { width: 80 });
      expect([thumbnail!.width, thumbnail!.height]).to.deep.equal([80, 45]);
      expect(await player.thumbnailAt(target), 'of what is not here').to.equal(null);
      const seeked = once(player, 'seeked', undefined, 30_000);
      player.currentTime = target;
      await seeked;
      expect(player.currentTime).to.be.closeTo(target, 0.1);
      await until('plays on from there', () => player.currentTime > target + 0.5);
      expect(player.torrent!.bytesFromPeers).to.be.greaterThan(0);
      expect(player.torrent!.bytesFromServers).to.equal(0);

      player.currentTime = player.duration - 1;
      await once(player, 'ended', undefined, 30_000);
      expect(player.ended).to.equal(true);
    });
  }
});

function bufferedEnd(video: HTMLVideoElement): number {
  const { buffered } = video;
  return buffered.length === 0 ? 0 : buffered.end(buffered.length - 1);
}
