import { expect } from '@open-wc/testing';
import '../../src/define.js';
import { AudioTrackEvent } from '../../src/session/audio-track-list.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { once, until } from '../support/viewer.js';
import { FakeTorrent, MAGNET } from './fake-torrent.js';

describe('audioTracks', () => {
  let torrent: FakeTorrent;
  let element: TorrentVideo | TorrentPlayer;

  afterEach(() => {
    element.remove();
    torrent.restore();
  });

  async function open(tag: 'torrent-video' | 'torrent-player', ...names: string[]) {
    const files = names.map(async (name) => ({ name, bytes: await loadFixture(name) }));
    torrent = new FakeTorrent(await Promise.all(files));
    element = document.createElement(tag);
    element.setAttribute('file', '0');
    element.muted = true;
    element.preload = 'auto';
    element.magnet = MAGNET;
    document.body.append(element);
    return element;
  }
  const summary = () =>
    [...element.audioTracks].map(({ kind, label, language, enabled }) => ({
      kind,
      label,
      language,
      enabled,
    }));

  for (const tag of ['torrent-video', 'torrent-player'] as const) {
    it(`lists the sounds of the file before its metadata is announced: <${tag}>`, async () => {
      const { audioTracks } = await open(tag, 'two-languages.mkv');
      expect(audioTracks).to.have.length(0);
      const order: string[] = [];
      audioTracks.addEventListener('addtrack', (event) => {
        if (event instanceof AudioTrackEvent) order.push(event.track.label);
      });
      element.addEventListener('loadedmetadata', () => order.push('loadedmetadata'));
      await once(element, 'loadeddata');
      const [main, other] = summary();
      expect(main).to.deep.include({ kind: 'main', language: 'en', enabled: true });
      expect(other).to.deep.equal({
        kind: 'alternative',
        label: 'Kommentar',
        language: 'de',
        enabled: false,
      });
      expect(order).to.deep.equal([main!.label, 'Kommentar', 'loadedmetadata']);
      expect(audioTracks[1]!.label).to.equal('Kommentar');
      expect(audioTracks.getTrackById(audioTracks[1]!.id) === audioTracks[1]).to.equal(true);
      expect(audioTracks.getTrackById('none')).to.equal(null);
      expect(audioTracks[2]).to.equal(undefined);
    });
  }

  it('plays the one that is enabled, and tells of it', async () => {
    const { audioTracks } = await open('torrent-video', 'two-languages.mkv');
    await once(element, 'loadeddata');
    const types: string[] = [];
    const { changeType } = SourceBuffer.prototype;
    SourceBuffer.prototype.changeType = function (type: string): void {
      types.push(type);
      changeType.call(this, type);
    };
    await element.play();
    let changes = 0;
    audioTracks.onchange = () => changes++;
    const changed = once(audioTracks, 'change');
    audioTracks[1]!.enabled = true;
    expect(summary().map(({ enabled }) => enabled)).to.deep.equal([false, true]);
    expect(changes, 'not within the call').to.equal(0);
    await changed;
    await until('its bytes are appended', () => types.some((type) => type.includes('opus')));
    SourceBuffer.prototype.changeType = changeType;
    audioTracks[1]!.enabled = true;
    audioTracks[1]!.enabled = false;
    expect(summary().map(({ enabled }) => enabled)).to.deep.equal([false, true]);
    const since = element.currentTime;
    await until('it plays on', () => element.currentTime > since + 0.3);
    expect(changes).to.equal(1);
  });

  it('is emptied without events, and filled by the next file', async () => {
    const { audioTracks } = await open('torrent-video', 'two-languages.mkv', 'index-first.mp4');
    await once(element, 'loadeddata');
    const [former] = audioTracks;
    audioTracks.onremovetrack = () => expect.fail('removetrack');
    element.selectFile(1);
    await once(element, 'loadeddata');
    expect(audioTracks).to.have.length(1);
    expect(audioTracks[0] === former).to.equal(false);
    element.removeAttribute('magnet');
    await once(element, 'emptied');
    expect(audioTracks).to.have.length(0);
    expect(0 in audioTracks).to.equal(false);
  });

  it('has a label for a track that has only a language', async () => {
    await open('torrent-video', 'two-languages.mkv');
    await once(element, 'loadeddata');
    const english = summary()[0]!.label;
    expect(english).not.to.equal('');
  });
});
