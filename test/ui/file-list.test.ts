import { expect, fixture, html } from '@open-wc/testing';
import { defineParts } from '../../src/ui/define-parts.js';
import type { FileList } from '../../src/ui/file-list.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { filesOf } from '../support/file-info.js';
import { inside, logRequests, press, textOf } from './request-log.js';
import { piecesOf, torrentOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

const SERIES = filesOf({
  'Season 1/e10.mkv': 1_500_000_000,
  'Season 1/e2.mkv': 700_000_000,
  'Season 2/e1.mkv': 900_000_000,
  'sample.mkv': 9_000_000,
  'Season 1/e2.srt': 40_000,
  'readme.txt': 0,
});
const ALBUM = filesOf({ '01 - One.mp3': 1, '02 - Somebody - Two.mp3': 1, 'cover.jpg': 1 });

async function render(
  files = SERIES,
  fileIndex: number | null = 1,
  have = [0, 0, 0, 0, 0, 0],
): Promise<FileList> {
  const list = await fixture<FileList>(html`<torrent-player-file-list></torrent-player-file-list>`);
  list.torrent = torrentOf({ name: 'A_Series.2024', files, fileIndex });
  list.pieces = piecesOf(have);
  await list.updateComplete;
  return list;
}

const rows = (list: FileList) => [...list.shadowRoot!.querySelectorAll<HTMLElement>('.file')];
const namesIn = (list: FileList) =>
  rows(list).map((row) => row.querySelector('.name')!.textContent);
const focusedIn = (list: FileList) =>
  list.shadowRoot!.activeElement?.querySelector('.name')?.textContent;

async function open(list: FileList, summary: string): Promise<void> {
  const found = [...list.shadowRoot!.querySelectorAll('summary')].find(
    ({ textContent }) => textContent === summary,
  );
  const details = found!.parentElement!;
  const toggled = new Promise((resolve) => details.addEventListener('toggle', resolve));
  found!.click();
  await toggled;
  await list.updateComplete;
}

describe('list of files', () => {
  it('shows what plays by its folders, in natural order, with type and size', async () => {
    const list = await render();
    expect(textOf(list, 'h2')).to.equal('A_Series.2024');
    expect([...list.shadowRoot!.querySelectorAll('h3')].map((it) => it.textContent)).to.deep.equal([
      'Season 1',
      'Season 2',
    ]);
    expect(namesIn(list)).to.deep.equal(['e2', 'e10', 'e1']);
    expect(textOf(list, '.facts')).to.equal('MKV · 700 MB');
    await expect(list).to.be.accessible();
  });

  it('marks what plays, and asks for what is chosen', async () => {
    const list = await render();
    const requests = logRequests(list);
    expect(rows(list).map((row) => row.getAttribute('aria-current'))).to.deep.equal([
      'true',
      null,
      null,
    ]);
    rows(list)[2]!.click();
    expect(requests).to.deep.equal([{ type: 'filerequest', index: 2 }]);
  });

  it('keeps extras and what does not play aside', async () => {
    const list = await render();
    await open(list, 'Extras');
    await open(list, 'Other files');
    expect(namesIn(list)).to.deep.equal(['e2', 'e10', 'e1', 'sample', 'readme.txt', 'e2.srt']);
    const texts = rows(list).filter((row) => row.matches('.plain'));
    expect(texts.map(({ localName }) => localName)).to.deep.equal(['div', 'div']);
    await expect(list).to.be.accessible();
  });

  it('shows an extra that plays', async () => {
    const list = await render(SERIES, 3);
    await list.updateComplete;
    expect(namesIn(list)).to.include('sample');
  });

  it('tells how much of a file is here, and saves what is here as a whole', async () => {
    const files = SERIES.map((file) =>
      file.index === 1 ? { ...file, pieces: { first: 1, end: 5 } } : file,
    );
    const list = await render(files, 1, [1, 1, 0, 1, 0, 0]);
    const requests = logRequests(list);
    expect(textOf(list, '.facts')).to.equal('50% · MKV · 700 MB');
    const saves = [...list.shadowRoot!.querySelectorAll<HTMLElement>('.save')];
    expect(saves.map((save) => save.getAttribute('aria-label'))).to.deep.equal(['Save e10.mkv']);
    saves[0]!.click();
    expect(requests).to.deep.equal([{ type: 'savefilerequest', index: 0, fetch: false }]);
    await expect(list).to.be.accessible();
  });

  it('shows tracks with their numbers', async () => {
    const list = await render(ALBUM, 0);
    expect(namesIn(list)).to.deep.equal(['One', 'Somebody – Two']);
    expect(rows(list)[1]!.querySelector('.lead')!.textContent).to.equal('2');
  });

  it('shows untrusted names as text', async () => {
    const list = await render(filesOf({ '<img src=x onerror=alert(1)>.mkv': 1 }), 0);
    expect(namesIn(list)).to.deep.equal(['<img src=x onerror=alert(1)>']);
    expect(list.shadowRoot!.querySelector('img')).to.equal(null);
  });

  it('is one stop of Tab, and arrow keys go on from there', async () => {
    const list = await render();
    const stops = () => rows(list).filter(({ tabIndex }) => tabIndex === 0);
    expect(stops()).to.have.length(1);
    list.focus();
    await list.updateComplete;
    expect(focusedIn(list)).to.equal('e2');
    const keys = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End'];
    const reached = keys.map((key) => {
      const event = press(list.shadowRoot!.activeElement!, key);
      expect(event.defaultPrevented, key).to.equal(true);
      return focusedIn(list);
    });
    expect(reached).to.deep.equal(['e10', 'e1', 'e1', 'e10', 'e2', 'e1']);
    await list.updateComplete;
    expect(stops().map((row) => row.dataset['index'])).to.deep.equal(['2']);
  });

  it('leaves other keys to the player', async () => {
    const list = await render();
    list.focus();
    await list.updateComplete;
    for (const key of ['k', 'ArrowRight']) {
      expect(press(list.shadowRoot!.activeElement!, key).defaultPrevented, key).to.equal(false);
    }
    const modified = press(list.shadowRoot!.activeElement!, 'ArrowDown', { ctrlKey: true });
    expect(modified.defaultPrevented).to.equal(false);
  });

  it('closes by its button and by Escape', async () => {
    const list = await render();
    const requests = logRequests(list);
    inside(list, '[part~=files-close]').click();
    list.focus();
    await list.updateComplete;
    press(list.shadowRoot!.activeElement!, 'Escape');
    const closing = { type: 'filestogglerequest', open: false };
    expect(requests).to.deep.equal([closing, closing]);
  });

  it('shows the first of very many files, those before what plays, and all when asked to', async () => {
    const many = filesOf(
      Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`${index}.mp3`, 1])),
    );
    const list = await render(many, 0);
    expect(rows(list)).to.have.length(200);
    expect(textOf(list, '.more')).to.equal('Show 19,800 more');
    list.torrent = { ...list.torrent, fileIndex: 499 };
    await list.updateComplete;
    expect(rows(list)).to.have.length(500);
    list.torrent = torrentOf({ files: many.slice(0, 1_000), fileIndex: 0 });
    await list.updateComplete;
    inside(list, '.more').click();
    await list.updateComplete;
    expect(rows(list)).to.have.length(1_000);
  });
});
