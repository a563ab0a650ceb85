import { expect } from '@open-wc/testing';
import '../../src/define.js';
import '../../src/player/player-interface.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import { id3Picture, id3Text, withId3 } from '../support/id3-tag.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { once, period, until } from '../support/viewer.js';
import { FakeTorrent, MAGNET, type FakeFile } from './fake-torrent.js';

const HELD = [{ start: 0, end: Infinity }];

describe('the files of a torrent, one after the other', function () {
  this.timeout(60_000);
  let torrent: FakeTorrent;
  let player: TorrentPlayer;
  let tone: Uint8Array;
  let film: Uint8Array;
  let picture: Uint8Array;

  before(async () => {
    tone = await loadFixture('tone.mp3');
    film = await loadFixture('vp8-vorbis.webm');
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d')!.fillRect(0, 0, 8, 8);
    const png = await canvas.convertToBlob();
    picture = new Uint8Array(await png.arrayBuffer());
  });
  const open = async (files: readonly FakeFile[], attributes: Record<string, string> = {}) => {
    torrent = new FakeTorrent(files, { held: HELD });
    player = document.createElement('torrent-player');
    for (const [name, value] of Object.entries({ muted: '', ...attributes })) {
      player.setAttribute(name, value);
    }
    document.body.append(player);
    player.magnet = MAGNET;
    await player.play();
    await until('it plays', () => player.currentTime > 0);
  };
  afterEach(() => {
    player.remove();
    torrent.restore();
  });

  const album = () => [
    { name: 'B - 02 - Two.mp3', bytes: tone },
    {
      name: 'A - 01 - One.mp3',
      bytes: withId3(tone, id3Text('TIT2', 'Uno'), id3Text('TPE1', 'X')),
    },
    { name: 'C - 03 - Three.mp3', bytes: tone },
  ];
  const series = () => [
    { name: 'e2.webm', bytes: film },
    { name: 'e1.webm', bytes: film },
  ];
  const playing = () => player.torrent!.files[player.torrent!.fileIndex!]!.name;
  const tags = () => player.torrent!.tags;
  const part = (selector: string) => player.shadowRoot!.querySelector(selector);
  const seekToEnd = async () => {
    player.currentTime = player.duration - 0.2;
    await once(player, 'ended');
  };

  it('goes on to the next track of an album at once', async () => {
    await open(album());
    expect(playing()).to.equal('A - 01 - One.mp3');
    await seekToEnd();
    await until('the next plays', () => playing() === 'B - 02 - Two.mp3' && !player.paused);
    await until('it does', () => player.currentTime > 0);
  });

  it('tells what a track is called, by its tags or its name', async () => {
    await open(album());
    await until('the tags are read', () => tags().title === 'Uno');
    await player.updateComplete;
    const shown = () => part('torrent-player-now-playing')!.shadowRoot!.textContent;
    await until('they show', () => /Uno.*X/s.test(shown()));
    expect(player.next()).to.equal(true);
    expect(tags()).to.include({ title: '', artist: '' });
    await until('the name shows', () => /02 - Two.*B/s.test(shown()));
  });

  it('shows the cover in the file', async () => {
    const bytes = withId3(tone, id3Picture('image/png', 3, picture));
    await open([{ name: 'a.mp3', bytes }]);
    await until('it shows', () => {
      const stage = part('torrent-player-now-playing')?.shadowRoot;
      return stage?.querySelector<HTMLImageElement>('img.cover')?.naturalWidth === 8;
    });
  });

  it('shows the cover beside the file, fetched once', async () => {
    await open([...album(), { name: 'cover.png', bytes: picture }]);
    await until('it is there', () => tags().coverUrl !== null);
    const shown = await (await fetch(tags().coverUrl!)).arrayBuffer();
    expect(new Uint8Array(shown)).to.deep.equal(picture);
    const { coverUrl } = tags();
    player.next();
    expect(tags().coverUrl, 'it stays meanwhile').to.equal(coverUrl);
    await until('the next has it, too', () => tags().coverUrl !== coverUrl);
    expect(tags().coverUrl).to.match(/^blob:/);
    expect(torrent.opened.filter(({ name }) => name === 'cover.png')).to.have.length(1);
  });

  it('goes back and forth when asked to, and stops at the ends', async () => {
    await open(album(), { playlist: 'manual' });
    expect(player.previous()).to.equal(false);
    expect(player.next()).to.equal(true);
    expect(playing()).to.equal('B - 02 - Two.mp3');
    expect(player.next()).to.equal(true);
    expect(player.next()).to.equal(false);
    expect(player.previous()).to.equal(true);
    expect(playing()).to.equal('B - 02 - Two.mp3');
    await until('it plays', () => player.currentTime > 0);
    await seekToEnd();
    await period(300);
    expect(playing(), 'it does not go on by itself').to.equal('B - 02 - Two.mp3');
  });

  it('knows of no other file when the page wants none', async () => {
    await open(album(), { playlist: 'none' });
    expect(player.next()).to.equal(false);
    expect(part('[part~=files-button]')).to.equal(null);
    expect(part('[part~=next-button]')).to.equal(null);
    await seekToEnd();
    await period(300);
    expect(playing()).to.equal('A - 01 - One.mp3');
  });

  it('announces the next episode, and lets the viewer say no', async () => {
    await open(series());
    expect(playing()).to.equal('e1.webm');
    await seekToEnd();
    const nextUp = part('torrent-player-next-up')!.shadowRoot!;
    await until('it is announced', () => nextUp.querySelector('.what') !== null);
    expect(nextUp.querySelector('.what')!.textContent).to.equal('e2');
    nextUp.querySelector<HTMLElement>('[part~=cancel-button]')!.click();
    await until('it is no more', () => nextUp.querySelector('.what') === null);
    expect(playing()).to.equal('e1.webm');
  });

  it('begins the next episode at once when the viewer wants to', async () => {
    await open(series());
    await seekToEnd();
    const nextUp = part('torrent-player-next-up')!.shadowRoot!;
    await until('it is announced', () => nextUp.querySelector('.what') !== null);
    nextUp.querySelector<HTMLElement>('[part~=next-button]')!.click();
    await until('it plays', () => playing() === 'e2.webm' && player.currentTime > 0);
    expect(nextUp.querySelector('.what')).to.equal(null);
  });

  it('saves a file that is here as a whole only', async () => {
    await open(series());
    expect(await player.saveFile(0), 'nothing is known of its pieces').to.equal(false);
    expect(await player.saveFile(99)).to.equal(false);
  });
});
