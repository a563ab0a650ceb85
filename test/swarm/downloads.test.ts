import { expect } from '@open-wc/testing';
import type { PlayerErrorDetail } from '../../src/index.js';
import { en } from '../../src/ui/locales/en.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { Swarm, generateBytes } from '../support/swarm.js';
import { Viewer, once, until } from '../support/viewer.js';

const PIECE_BYTES = 16 * 1024;
/** Far more than the 5 pieces that are looked at to find out what it is. */
const FILM_BYTES = 1_300_000;

/** A film in MPEG-2, with bytes behind it that no player looks at. */
async function makeFilm(): Promise<Uint8Array<ArrayBuffer>> {
  const film = generateBytes(11, { start: 0, end: FILM_BYTES });
  film.set(await loadFixture('mpeg2.mkv'));
  return film;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

async function hashOf(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('a film that no browser decodes', function () {
  this.timeout(120_000);
  let film: Uint8Array<ArrayBuffer>;
  let swarm: Swarm;
  let viewer: Viewer;
  let downloads: HTMLAnchorElement[];

  before(async () => {
    film = await makeFilm();
    swarm = await Swarm.start({
      files: [
        { name: 'film.mkv', base64: toBase64(film) },
        { path: 'test/fixtures/h264-aac.m2t', name: 'clip.m2t' },
      ],
      pieceLengthBytes: PIECE_BYTES,
    });
  });
  after(() => swarm.stop());
  afterEach(() => viewer.close());

  const saving = () => viewer.player.torrent!.saving;
  const part = (name: string) =>
    viewer.player
      .shadowRoot!.querySelector('torrent-player-error-panel')
      ?.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`);
  const hasLeft = () => viewer.spy.sockets.size === 0 && viewer.spy.connections.size === 0;

  /** Plays until it fails, and the swarm was left. */
  const fail = async (
    attributes: Record<string, string> = {},
    picker?: unknown,
  ): Promise<PlayerErrorDetail> => {
    viewer = await Viewer.open({ magnet: swarm.magnet, ...attributes });
    Object.defineProperty(viewer.window, 'showSaveFilePicker', { value: picker });
    downloads = [];
    const { prototype } = viewer.window.HTMLAnchorElement;
    prototype.click = function () {
      downloads.push(this);
    };
    const failed = once(viewer.player, 'torrenterror');
    viewer.player.play().catch(() => undefined);
    const { detail } = (await failed) as CustomEvent<PlayerErrorDetail>;
    await until('the swarm is left', hasLeft);
    await until('the panel', () => Boolean(part('error-message')));
    return detail;
  };
  const press = async (name: string) => {
    await until(name, () => Boolean(part(name)));
    part(name)!.click();
  };

  it('says which codec, and is downloaded when somebody asks for it', async () => {
    const { code, codecs } = await fail({ seeding: 'off' });
    expect(code).to.equal('media-unsupported');
    expect(codecs).to.deep.equal(['V_MPEG2']);
    expect(part('error-codecs')!.textContent.trim()).to.equal('MPEG-2');
    expect(part('error-files')!.textContent).to.contain('clip.m2t');
    expect(part('save-button')!.textContent).to.contain('1.3 MB');
    expect(saving().state).to.equal('none');
    await press('save-button');
    await until('it is saved', () => saving().state === 'saved', 60_000);
    expect(saving().receivedBytes).to.equal(FILM_BYTES);
    expect(downloads.map(({ download }) => download)).to.deep.equal(['film.mkv']);
    const saved = await (await viewer.window.fetch(downloads[0]!.href)).arrayBuffer();
    expect(await hashOf(saved)).to.equal(await hashOf(film));
    await until('it is said', () => part('error-saving')?.textContent === en.saving.saved);
    expect(viewer.player.torrent).to.include({ seeding: 'off', bytesUploaded: 0 });
    await until('the swarm is left again', hasLeft);
  });

  it('goes to the disk where it is more than memory may hold', async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('film.mkv', { create: true });
    let suggested: unknown;
    await fail({ 'memory-budget': '400KiB' }, (options: { suggestedName: string }) => {
      suggested = options.suggestedName;
      return Promise.resolve(handle);
    });
    let mostBytes = 0;
    viewer.player.addEventListener('torrentstats', ({ detail }) => {
      mostBytes = Math.max(mostBytes, detail.memoryBytes);
    });
    await press('save-button');
    await until('it is saved', () => saving().state === 'saved', 60_000);
    expect(suggested).to.equal('film.mkv');
    const saved = await (await handle.getFile()).arrayBuffer();
    await folder.removeEntry('film.mkv');
    expect(await hashOf(saved)).to.equal(await hashOf(film));
    expect(mostBytes).to.be.above(0);
    expect(mostBytes).to.be.at.most(400 * 1024);
    expect(downloads).to.deep.equal([]);
  });

  it('is given up when somebody says so, and the other file plays', async () => {
    await fail({ 'download-limit': '200KiB' });
    await press('save-button');
    await until('some of it is here', () => saving().receivedBytes > 0);
    expect(saving().receivedBytes).to.be.below(FILM_BYTES);
    await press('cancel-button');
    await until('it is given up', () => saving().state === 'none');
    await until('the swarm is left', hasLeft);
    expect(downloads).to.deep.equal([]);
    await until('the other file is offered', () => Boolean(part('error-files')));
    part('error-files')!.querySelector('button')!.click();
    await until('it plays', () => viewer.player.currentTime > 0, 60_000);
    expect(viewer.player.torrent!.files[viewer.player.torrent!.fileIndex!]!.name).to.equal(
      'clip.m2t',
    );
  });
});
