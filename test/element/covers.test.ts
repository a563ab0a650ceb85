import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { id3Picture, id3Text, withId3 } from '../support/id3-tag.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { once, until } from '../support/viewer.js';
import { FakeTorrent, MAGNET } from './fake-torrent.js';

const NOTHING = { title: '', artist: '', album: '', coverUrl: null };
const FRONT = 3;

async function png(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(8, 8);
  canvas.getContext('2d');
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

describe('the cover of an audio file', () => {
  let torrent: FakeTorrent;
  let element: TorrentVideo | TorrentPlayer;

  afterEach(() => {
    element.remove();
    torrent.restore();
  });

  async function open(tag: 'torrent-video' | 'torrent-player', poster = '') {
    const song = withId3(
      await loadFixture('tone.mp3'),
      id3Text('TIT2', 'Blue Train'),
      id3Text('TPE1', 'John Coltrane'),
      id3Picture('image/png', FRONT, await png()),
    );
    torrent = new FakeTorrent([
      { name: 'song.mp3', bytes: song },
      { name: 'film.mp4', bytes: await loadFixture('index-first.mp4') },
    ]);
    element = document.createElement(tag);
    element.setAttribute('file', '0');
    if (poster) element.setAttribute('poster', poster);
    element.preload = 'metadata';
    element.magnet = MAGNET;
    document.body.append(element);
    await once(element, 'loadeddata');
    await until('its tags are known', () => tags().title !== '');
    return element;
  }
  const tags = () => element.torrent!.tags;
  const shown = () => {
    const { media } = element;
    return ('media' in media ? media.media : media).getAttribute('poster');
  };
  const isThere = (url: string) =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );

  for (const tag of ['torrent-video', 'torrent-player'] as const) {
    it(`is shown as its poster, with what it says of itself: <${tag}>`, async () => {
      await open(tag);
      expect(tags()).to.include({ title: 'Blue Train', artist: 'John Coltrane', album: '' });
      const url = tags().coverUrl!;
      expect(shown()).to.equal(url);
      const blob = await (await fetch(url)).blob();
      expect(blob.type).to.equal('image/png');
      element.removeAttribute('magnet');
      await until('it is let go of', () => shown() === null);
      expect(await isThere(url)).to.equal(false);
    });
  }

  it('gives way to the next file', async () => {
    await open('torrent-video');
    const url = tags().coverUrl!;
    element.selectFile(1);
    await once(element, 'loadeddata');
    expect(tags()).to.deep.equal(NOTHING);
    expect(shown()).to.equal(null);
    expect(await isThere(url)).to.equal(false);
  });

  it("does not replace the page's own poster, before and after", async () => {
    await open('torrent-video', '/own.png');
    expect(shown()).to.equal('/own.png');
    expect(tags().coverUrl).to.match(/^blob:/);
    element.selectFile(1);
    await once(element, 'loadeddata');
    expect(shown()).to.equal('/own.png');
    torrent.restore();
    element.remove();
    await open('torrent-video');
    element.poster = '/other.png';
    element.removeAttribute('magnet');
    await until('it is emptied', () => element.torrent === null);
    expect(shown()).to.equal('/other.png');
  });
});
