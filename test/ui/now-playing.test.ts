import { expect, fixture, html } from '@open-wc/testing';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import type { TagsSlice } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { NowPlaying } from '../../src/ui/now-playing.js';
import { filesOf } from '../support/file-info.js';
import { until } from '../support/viewer.js';
import { inside, textOf } from './request-log.js';
import { torrentOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

const FILES = filesOf({ '01 - Somebody - A Song.mp3': 1 });

async function render(tags: Partial<TagsSlice> = {}): Promise<NowPlaying> {
  const part = await fixture<NowPlaying>(
    html`<torrent-player-now-playing></torrent-player-now-playing>`,
  );
  part.torrent = torrentOf({ name: 'An Album', files: FILES, fileIndex: 0 });
  part.tags = { ...INITIAL_STATE.tags, ...tags };
  await part.updateComplete;
  return part;
}

describe('what plays without pictures', () => {
  const urls: string[] = [];

  async function pictureUrl(): Promise<string> {
    const canvas = new OffscreenCanvas(20, 10);
    canvas.getContext('2d');
    const url = URL.createObjectURL(await canvas.convertToBlob());
    urls.push(url);
    return url;
  }
  afterEach(() => urls.splice(0).forEach((url) => URL.revokeObjectURL(url)));

  it('says what its name tells, with a note instead of a cover', async () => {
    const part = await render();
    expect(textOf(part, '.text')).to.equal('A Song Somebody An Album');
    expect(part.shadowRoot!.querySelector('img')).to.equal(null);
    await expect(part).to.be.accessible();
  });

  it('says what the file tells', async () => {
    const part = await render({ title: 'Another', album: 'LP' });
    expect(textOf(part, '.text')).to.equal('Another Somebody LP');
  });

  it('leaves out what is not known', async () => {
    const part = await render();
    part.torrent = torrentOf({ name: 'a.mp3', files: filesOf({ 'a.mp3': 1 }), fileIndex: 0 });
    await part.updateComplete;
    expect(textOf(part, '.text')).to.equal('a');
  });

  it('shows the cover, and names it', async () => {
    const part = await render({ coverUrl: await pictureUrl() });
    const cover = inside(part, '.cover') as HTMLImageElement;
    await until('it is there', () => cover.naturalWidth === 20);
    expect(cover.alt).to.equal('Cover of An Album');
    await expect(part).to.be.accessible();
  });

  it('shows the note instead of what does not show, until there is another', async () => {
    const url = URL.createObjectURL(new Blob(['no picture']));
    urls.push(url);
    const part = await render({ coverUrl: url });
    await until('there is a note', () => part.shadowRoot!.querySelector('.none') !== null);
    part.tags = { ...part.tags, coverUrl: await pictureUrl() };
    await part.updateComplete;
    expect(inside(part, '.cover').localName).to.equal('img');
  });

  it('moves nothing when tags and a cover come', async () => {
    const part = await render();
    part.style.cssText = 'width: 640px; height: 300px';
    part.torrent = torrentOf({ name: 'a.mp3', files: filesOf({ 'a.mp3': 1 }), fileIndex: 0 });
    const places = () =>
      ['.cover', '.title'].map((selector) => {
        const { left, top } = inside(part, selector).getBoundingClientRect();
        return [left, top];
      });
    await part.updateComplete;
    const before = places();
    const tags = { title: 'A Song of another length', artist: 'Somebody', album: 'LP' };
    part.tags = { ...tags, coverUrl: await pictureUrl() };
    await part.updateComplete;
    await until(
      'it is there',
      () => (inside(part, 'img.cover') as HTMLImageElement).naturalWidth > 0,
    );
    expect(places()).to.deep.equal(before);
  });

  it('shows nothing before a file plays', async () => {
    const part = await render();
    part.torrent = INITIAL_STATE.torrent;
    await part.updateComplete;
    expect(part.shadowRoot!.querySelector('.stage')).to.equal(null);
  });
});
