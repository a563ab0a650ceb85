import { expect } from '@open-wc/testing';
import { safeFileName, saveFile } from '../../src/session/file-saving.js';
import { fileInfo } from '../support/file-info.js';
import { MemoryByteSource } from '../support/memory-byte-source.js';

const BYTES = crypto.getRandomValues(new Uint8Array(50_000));
const LARGE = new Uint8Array(9 * 1024 * 1024).fill(7);

describe('saving a file', () => {
  let downloads: { name: string; href: string }[];
  let stop: AbortController;

  beforeEach(() => {
    downloads = [];
    stop = new AbortController();
    // A link outside of the document still gets its click: where it does, the test sees it.
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      downloads.push({ name: this.download, href: this.href });
    };
    stop.signal.addEventListener('abort', () => (HTMLAnchorElement.prototype.click = click));
  });
  afterEach(() => stop.abort());

  const save = async (bytes: Uint8Array, held = bytes.length) => {
    const source = new MemoryByteSource(bytes, { held: [{ start: 0, end: held }] });
    const file = fileInfo('Folder/a?b.mkv', {
      lengthBytes: bytes.length,
      pieces: { first: 0, end: 2 },
    });
    const isSaved = await saveFile({ file, openFile: () => source });
    return { isSaved, source };
  };

  it('gives every byte, under a name without a path', async () => {
    const { isSaved, source } = await save(BYTES);
    expect(isSaved).to.equal(true);
    expect(downloads.map(({ name }) => name)).to.deep.equal(['a_b.mkv']);
    const saved = await (await fetch(downloads[0]!.href)).arrayBuffer();
    expect(new Uint8Array(saved)).to.deep.equal(BYTES);
    expect(source.reads, 'nothing is fetched').to.deep.equal([]);
    expect(source.closed).to.equal(true);
  });

  it('gives large files in parts', async () => {
    expect((await save(LARGE)).isSaved).to.equal(true);
    const saved = await (await fetch(downloads[0]!.href)).blob();
    expect(saved.size).to.equal(LARGE.length);
  });

  it('does nothing while some of it is missing', async () => {
    const { isSaved, source } = await save(BYTES, 100);
    expect(isSaved).to.equal(false);
    expect(source.closed).to.equal(true);
    expect(source.reads, 'nothing is fetched').to.deep.equal([]);
    expect(downloads).to.deep.equal([]);
  });

  it('does nothing when bytes go meanwhile', async () => {
    const source = new MemoryByteSource(BYTES, { held: [{ start: 0, end: BYTES.length }] });
    source.readHeld = () => null;
    expect(await saveFile({ file: fileInfo('a.mkv'), openFile: () => source })).to.equal(false);
    expect(source.closed).to.equal(true);
    expect(downloads).to.deep.equal([]);
  });

  it('makes safe names', () => {
    expect(safeFileName('film.mkv')).to.equal('film.mkv');
    expect(safeFileName('../../etc/passwd')).to.equal('_.._etc_passwd');
    expect(safeFileName('C:\\x|y.mkv')).to.equal('C__x_y.mkv');
    expect(safeFileName('.hidden ')).to.equal('hidden');
    expect(safeFileName(' . ')).to.equal('file');
  });
});
