import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { rejectionOf } from '../media/reader/rejection.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { once } from '../support/viewer.js';
import { FakeTorrent, MAGNET } from './fake-torrent.js';

describe('thumbnailAt', () => {
  let torrent: FakeTorrent;
  let element: TorrentVideo | TorrentPlayer;

  afterEach(() => {
    element.remove();
    torrent.restore();
  });

  async function open(tag: 'torrent-video' | 'torrent-player') {
    const name = 'index-last.mp4';
    torrent = new FakeTorrent([{ name, bytes: await loadFixture(name) }]);
    element = document.createElement(tag);
    element.preload = 'metadata';
    element.magnet = MAGNET;
    return element;
  }

  for (const tag of ['torrent-video', 'torrent-player'] as const) {
    it(`gives a picture of what is here, and causes no traffic: <${tag}>`, async () => {
      await open(tag);
      expect(await element.thumbnailAt(1), 'nothing is here').to.equal(null);
      expect(torrent.joined).to.have.length(0);
      document.body.append(element);
      await once(element, 'loadeddata');
      const [source] = torrent.opened;
      const { lengthBytes, reads } = source!;
      expect(await element.thumbnailAt(21), 'not held').to.equal(null);
      source!.held = [{ start: 0, end: lengthBytes }];
      const picture = await element.thumbnailAt(21, { width: 100 });
      expect([picture!.width, picture!.height]).to.deep.equal([100, 56]);
      picture!.close();
      const [from, to] = [0.6 * lengthBytes, 0.9 * lengthBytes];
      const there = reads.filter(({ start, end }) => start < to && end > from);
      expect(there, 'reads where the picture is').to.deep.equal([]);
      expect(element.currentTime).to.equal(0);
      element.removeAttribute('magnet');
      expect(await element.thumbnailAt(21), 'of a film that is gone').to.equal(null);
    });
  }

  it('rejects when it is aborted', async () => {
    document.body.append(await open('torrent-video'));
    await once(element, 'loadeddata');
    const controller = new AbortController();
    const picture = element.thumbnailAt(21, controller);
    controller.abort();
    expect(await rejectionOf(picture)).to.equal(controller.signal.reason);
  });
});
