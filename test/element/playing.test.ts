import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { once, period, until } from '../support/viewer.js';
import { FakeTorrent, MAGNET } from './fake-torrent.js';

const FILE = 'index-first.mp4';

describe('what <video> can do, <torrent-video> can', function () {
  this.timeout(60_000);
  let torrent: FakeTorrent;
  let element: TorrentVideo;

  beforeEach(async () => {
    torrent = new FakeTorrent([{ name: FILE, bytes: await loadFixture(FILE) }]);
    element = document.createElement('torrent-video');
    element.muted = true;
    document.body.append(element);
  });
  afterEach(() => {
    element.remove();
    torrent.restore();
  });

  it('begins and pauses where the source says', async () => {
    element.magnet = `${MAGNET}#t=2,2.5`;
    const seeked = once(element, 'seeked');
    await element.play();
    await seeked;
    expect(element.currentTime).to.be.within(2, 2.5);
    expect(element.buffered.start(0)).to.be.greaterThan(0);
    await once(element, 'pause');
    expect(element.currentTime).to.be.within(2.5, 3);
    await element.play();
    await until('it plays on', () => element.currentTime > 3.1);
    expect(element.paused).to.equal(false);
    expect(element.currentSrc).to.equal(`${MAGNET}#t=2,2.5`);
  });

  it('lets a script say otherwise', async () => {
    element.src = `${MAGNET}#t=2`;
    element.currentTime = 1;
    await element.play();
    await until('it is there', () => element.currentTime > 1 && !element.seeking);
    expect(element.currentTime).to.be.below(2);
  });

  it('can seek anywhere once the duration is known', async () => {
    element.preload = 'metadata';
    element.magnet = MAGNET;
    expect(element.seekable).to.have.length(0);
    await once(element, 'loadedmetadata');
    expect(element.seekable).to.have.length(1);
    expect([element.seekable.start(0), element.seekable.end(0)]).to.deep.equal([
      0,
      element.duration,
    ]);
  });

  it('fetches the first frame for preload=metadata, and then nothing', async () => {
    element.preload = 'metadata';
    element.magnet = MAGNET;
    await once(element, 'suspend');
    expect(element.readyState).to.be.at.least(HTMLMediaElement.HAVE_CURRENT_DATA);
    expect(element.networkState).to.equal(HTMLMediaElement.NETWORK_IDLE);
    await period(300); // What was being read when the frame came, is read.
    const { bytesRead } = torrent;
    await period(500);
    expect(torrent.bytesRead).to.equal(bytesRead);
    await element.play();
    await until('it goes on', () => torrent.bytesRead > bytesRead);
  });

  it('is idle when everything was fetched', async () => {
    element.preload = 'auto';
    element.magnet = MAGNET;
    await until('it loads', () => element.networkState === HTMLMediaElement.NETWORK_LOADING);
    await once(element, 'suspend');
    expect(element.networkState).to.equal(HTMLMediaElement.NETWORK_IDLE);
  });

  it('loops without ending', async () => {
    element.loop = true;
    element.magnet = MAGNET;
    element.addEventListener('ended', () => expect.fail('ended'));
    await element.play();
    element.currentTime = element.duration - 0.3;
    await once(element, 'seeked');
    await once(element, 'seeked');
    await until('it plays again', () => element.currentTime > 0.1 && element.currentTime < 2);
    expect(element.played.length).to.be.greaterThan(0);
    expect(element.paused).to.equal(false);
  });

  it('calls back for frames, and counts them', async () => {
    element.magnet = MAGNET;
    const width = new Promise<number>((resolve) =>
      element.requestVideoFrameCallback((_now, metadata) => resolve(metadata.width)),
    );
    element.cancelVideoFrameCallback(element.requestVideoFrameCallback(() => expect.fail()));
    await element.play();
    expect(await width).to.equal(element.videoWidth);
    await until('frames', () => element.getVideoPlaybackQuality().totalVideoFrames > 0);
  });

  it('seeks fast, plays at another rate, and keeps the pitch', async () => {
    element.magnet = MAGNET;
    element.preservesPitch = false;
    element.playbackRate = 2;
    await element.play();
    expect(element.preservesPitch).to.equal(false);
    expect(element.playbackRate).to.equal(2);
    if (!('fastSeek' in HTMLMediaElement.prototype)) return;
    const seeked = once(element, 'seeked');
    element.fastSeek(3);
    await seeked;
    // Firefox goes to the key frame before, which is the first.
    expect(element.currentTime).to.be.within(0, 5);
  });

  it('begins the next file anew', async () => {
    element.remove();
    torrent.restore();
    const bytes = await loadFixture(FILE);
    torrent = new FakeTorrent([
      { name: 'a.mp4', bytes },
      { name: 'b.mp4', bytes },
    ]);
    element = document.createElement('torrent-video');
    element.muted = true;
    element.setAttribute('file', '0');
    document.body.append(element);
    element.magnet = MAGNET;
    await element.play();
    const types: string[] = [];
    for (const type of ['abort', 'emptied', 'loadstart', 'loadedmetadata', 'error']) {
      element.addEventListener(type, () => types.push(type));
    }
    element.selectFile(1);
    await once(element, 'loadeddata');
    expect(types).to.deep.equal(['abort', 'emptied', 'loadstart', 'loadedmetadata']);
    await until('it plays', () => element.currentTime > 0.1 && !element.paused);
  });
});
