import { expect } from '@open-wc/testing';
import { validateMetadata } from '../../src/engine/torrent-metadata.js';
import { partsOf, webSeedLayout, webSeedUrl } from '../../src/engine/web-seed-layout.js';
import type { WebSeedLayout, WebSeedPart } from '../../src/engine/web-seed-layout.js';
import { bencode } from '../support/make-torrent.js';
import type { Bencodable } from '../support/make-torrent.js';

const KIB = 1024;
const PIECE = 16 * KIB;

async function layoutOf(
  info: Readonly<Record<string, Bencodable>>,
  totalBytes: number,
): Promise<WebSeedLayout> {
  const pieces = new Uint8Array(20 * Math.ceil(totalBytes / PIECE));
  return webSeedLayout(
    await validateMetadata(bencode({ 'piece length': PIECE, pieces, name: 'torrent', ...info })),
  );
}

const single = (name: Bencodable): Promise<WebSeedLayout> => layoutOf({ name, length: 100 }, 100);

async function pathOf(name: Bencodable): Promise<string> {
  return (await single(name)).files[0]!.path;
}

/** `a`, `b` … of the given lengths; `pad` for padding. */
async function folder(lengths: readonly (number | { readonly pad: number })[]): Promise<{
  readonly layout: WebSeedLayout;
  readonly totalBytes: number;
}> {
  const files = lengths.map((length, index) =>
    typeof length === 'number'
      ? { length, path: [String.fromCharCode(97 + index)] }
      : { length: length.pad, path: ['.pad', String(length.pad)], attr: 'p' },
  );
  const totalBytes = files.reduce((sum, { length }) => sum + length, 0);
  return { layout: await layoutOf({ files }, totalBytes), totalBytes };
}

/** `b 10-20` for bytes of a file, `0 × 30` for padding. */
function show(parts: readonly WebSeedPart[]): string[] {
  return parts.map((part) =>
    part.kind === 'padding'
      ? `0 × ${part.lengthBytes}`
      : `${part.file.path.slice(-1)} ${part.range.start}-${part.range.end}`,
  );
}

describe('webSeedLayout', () => {
  it('knows a torrent of one file from a folder with one file of the same name', async () => {
    expect(await single('film.mp4')).to.deep.equal({
      isSingleFile: true,
      files: [{ path: 'film.mp4', range: { start: 0, end: 100 } }],
    });
    const files = [{ length: 100, path: ['film.mp4'] }];
    expect(await layoutOf({ name: 'film.mp4', files }, 100)).to.deep.equal({
      isSingleFile: false,
      files: [{ path: 'film.mp4/film.mp4', range: { start: 0, end: 100 } }],
    });
  });

  it('leaves out padding and empty files, but not their place', async () => {
    const { layout } = await folder([100, { pad: 50 }, 0, 30]);
    expect(layout.files).to.deep.equal([
      { path: 'torrent/a', range: { start: 0, end: 100 } },
      { path: 'torrent/d', range: { start: 150, end: 180 } },
    ]);
  });

  it('encodes segments, and nothing but the unreserved characters stays', async () => {
    const files = [{ length: 1, path: ['Staffel 1', 'Größe & 100%?.mp4'] }];
    const { files: encoded } = await layoutOf({ name: 'a#b', files }, 1);
    expect(encoded[0]!.path).to.equal('a%23b/Staffel%201/Gr%C3%B6%C3%9Fe%20%26%20100%25%3F.mp4');
    expect(await pathOf('AZaz09-._~')).to.equal('AZaz09-._~');
    expect(await pathOf("!'()*+,;=:@[]")).to.equal('%21%27%28%29%2A%2B%2C%3B%3D%3A%40%5B%5D');
    expect(await pathOf('%2e%2e')).to.equal('%252e%252e');
    expect(decodeURIComponent(await pathOf('日本語 🎬.mp4'))).to.equal('日本語 🎬.mp4');
  });

  it('takes the names as the server has them, not as they are shown', async () => {
    expect(await pathOf('a\u202eb')).to.equal('a%E2%80%AEb');
    expect(await pathOf(Uint8Array.of(0x61, 0xe9))).to.equal('a%E9');
    const files = [{ length: 1, path: ['latin'], 'path.utf-8': ['größe'] }];
    const { files: encoded } = await layoutOf({ 'name.utf-8': 'ü', files }, 1);
    expect(encoded[0]!.path).to.equal('%C3%BC/gr%C3%B6%C3%9Fe');
  });
});

describe('webSeedUrl', () => {
  it('of one file is the URL itself, or the name in a folder', async () => {
    const layout = await single('my film.mp4');
    const file = layout.files[0]!;
    const urls = [
      ['https://a.example/other-name.mp4', 'https://a.example/other-name.mp4'],
      ['https://a.example/films/', 'https://a.example/films/my%20film.mp4'],
      ['https://a.example/get?id=7', 'https://a.example/get?id=7'],
    ];
    for (const [base, url] of urls) expect(webSeedUrl(base!, file, layout)).to.equal(url);
  });

  it('of several files is below the torrent’s name, with or without a slash', async () => {
    const { layout } = await folder([1, 1]);
    const file = layout.files[1]!;
    for (const base of ['https://a.example/films', 'https://a.example/films/']) {
      expect(webSeedUrl(base, file, layout)).to.equal('https://a.example/films/torrent/b');
    }
  });
});

describe('partsOf', () => {
  it('is one part within one file', async () => {
    const { layout } = await folder([100, 100]);
    expect(show(partsOf({ start: 10, end: 90 }, layout))).to.deep.equal(['a 10-90']);
    expect(show(partsOf({ start: 0, end: 100 }, layout))).to.deep.equal(['a 0-100']);
    expect(show(partsOf({ start: 100, end: 101 }, layout))).to.deep.equal(['b 0-1']);
  });

  it('goes from file to file', async () => {
    const { layout } = await folder([100, 1, 0, 100]);
    expect(show(partsOf({ start: 90, end: 111 }, layout))).to.deep.equal([
      'a 90-100',
      'b 0-1',
      'd 0-10',
    ]);
  });

  it('fills padding with zeros: between files, first, last and alone', async () => {
    const { layout } = await folder([100, { pad: 50 }, 100, { pad: 50 }]);
    expect(show(partsOf({ start: 90, end: 160 }, layout))).to.deep.equal([
      'a 90-100',
      '0 × 50',
      'c 0-10',
    ]);
    expect(show(partsOf({ start: 120, end: 160 }, layout))).to.deep.equal(['0 × 30', 'c 0-10']);
    expect(show(partsOf({ start: 240, end: 280 }, layout))).to.deep.equal(['c 90-100', '0 × 30']);
    expect(show(partsOf({ start: 110, end: 120 }, layout))).to.deep.equal(['0 × 10']);
    expect(show(partsOf({ start: 260, end: 300 }, layout))).to.deep.equal(['0 × 40']);
  });

  it('joins paddings that follow one another', async () => {
    const { layout } = await folder([10, { pad: 5 }, 0, { pad: 5 }, 10]);
    expect(show(partsOf({ start: 0, end: 30 }, layout))).to.deep.equal([
      'a 0-10',
      '0 × 10',
      'e 0-10',
    ]);
  });

  it('of nothing is nothing', async () => {
    const { layout } = await folder([100]);
    expect(partsOf({ start: 50, end: 50 }, layout)).to.deep.equal([]);
  });

  it('covers every range exactly', async () => {
    const { layout, totalBytes } = await folder([3, { pad: 2 }, 1, 0, 4, 1, { pad: 3 }, 2]);
    for (let start = 0; start < totalBytes; start++) {
      for (let end = start; end <= totalBytes; end++) {
        let position = start;
        for (const part of partsOf({ start, end }, layout)) {
          if (part.kind === 'padding') {
            position += part.lengthBytes;
          } else {
            expect(part.file.range.start + part.range.start).to.equal(position);
            expect(part.range.end).to.be.within(part.range.start + 1, part.file.range.end);
            position = part.file.range.start + part.range.end;
          }
        }
        expect(position).to.equal(end);
      }
    }
  });

  it('finds its way among 20,000 files', async () => {
    const files = Array.from({ length: 20_000 }, (_, i) => ({ length: 10, path: [String(i)] }));
    const layout = await layoutOf({ files }, 200_000);
    const parts = partsOf({ start: 123_455, end: 123_465 }, layout);
    expect(parts.map((part) => part.kind === 'file' && part.file.path)).to.deep.equal([
      'torrent/12345',
      'torrent/12346',
    ]);
  });
});
