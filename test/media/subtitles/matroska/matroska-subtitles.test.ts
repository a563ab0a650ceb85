import { expect } from '@open-wc/testing';
import { openEmbeddedSubtitles } from '../../../../src/media/subtitles/embedded-subtitles.js';
import type { EmbeddedSubtitles } from '../../../../src/media/subtitles/embedded-subtitles.js';
import { ID } from '../../../../src/media/matroska/element-ids.js';
import type { SubtitleCue } from '../../../../src/media/subtitles/subtitle-cue.js';
import { block, element, openElement } from '../../../support/ebml-writer.js';
import { join } from '../../../support/make-torrent.js';
import { MemoryByteSource, loadFixture } from '../../../support/memory-byte-source.js';

const { signal } = new AbortController();

async function open(bytes: Uint8Array, held = [{ start: 0, end: bytes.length }]) {
  const source = new MemoryByteSource(bytes, { held });
  const embedded = await openEmbeddedSubtitles(source, signal);
  return { source, embedded: embedded! };
}

/** What a damaged file yields, if it can be opened at all. */
async function cuesOfDamaged(bytes: Uint8Array): Promise<readonly SubtitleCue[]> {
  const source = new MemoryByteSource(bytes, { held: [{ start: 0, end: bytes.length }] });
  const embedded = await openEmbeddedSubtitles(source, signal);
  return embedded ? cuesOf(embedded, 1) : [];
}

async function cuesOf(embedded: EmbeddedSubtitles, trackId: number, start = 0, end = 1e6) {
  const cues: SubtitleCue[] = [];
  for await (const cue of embedded.cuesBetween(trackId, start, end, signal)) cues.push(cue);
  return cues;
}

const brief = (cues: readonly SubtitleCue[]) =>
  cues.map(({ startSeconds, endSeconds, text }) => [startSeconds, endSeconds, text]);

/** The sound's encoder delay moves everything by 21 ms. */
const SRT_CUES = [
  [1.021, 3.521, 'Where is the <i>seed</i>?'],
  [8.021, 10.021, 'Two lines\nof text &amp; more.'],
  [21.271, 23.021, 'The end is near.'],
];

describe('text tracks of Matroska', () => {
  it('lists tracks with language, name and flags', async () => {
    const { embedded } = await open(await loadFixture('text.mkv'));
    expect(embedded.tracks()).to.deep.equal([
      { id: 3, language: 'eng', name: '', isForced: false, isForDeaf: false },
      { id: 4, language: 'ger', name: 'Schilder', isForced: true, isForDeaf: false },
    ]);
  });

  it('reads SRT and ASS out of the clusters', async () => {
    const { embedded } = await open(await loadFixture('text.mkv'));
    expect(brief(await cuesOf(embedded, 3))).to.deep.equal(SRT_CUES);
    const german = await cuesOf(embedded, 4);
    expect(brief(german)).to.deep.equal([
      [1.021, 3.521, 'Wo ist <i>der Samen</i>, Jürgen?'],
      [9.021, 12.021, '<b>AUSGANG\nlinks</b>'],
    ]);
    expect(german[1]!.settings).to.deep.equal({ line: 0 });
  });

  it('yields what is on screen in a span, and no more', async () => {
    const { embedded } = await open(await loadFixture('text.mkv'));
    expect(brief(await cuesOf(embedded, 3, 9, 12))).to.deep.equal([SRT_CUES[1]]);
    expect(brief(await cuesOf(embedded, 3, 3.6, 8))).to.deep.equal([]);
    expect(brief(await cuesOf(embedded, 3, 22, 30))).to.deep.equal([SRT_CUES[2]]);
    expect(await cuesOf(embedded, 99)).to.deep.equal([]);
  });

  it('reads nothing of clusters but what is held, and more when more is', async () => {
    const bytes = await loadFixture('text.mkv');
    const { source, embedded } = await open(bytes, []);
    const readToOpen = source.bytesRead;
    expect(readToOpen).to.be.below(64 * 1024);
    expect(await cuesOf(embedded, 3)).to.deep.equal([]);
    expect(source.bytesRead).to.equal(readToOpen);
    for (let end = 0; end < bytes.length; end += 20_000) {
      source.held = [{ start: 0, end }];
      const former = source.reads.length;
      await cuesOf(embedded, 3);
      for (const read of source.reads.slice(former)) expect(read.end).to.be.at.most(end);
    }
    source.held = [{ start: 0, end: bytes.length }];
    expect(brief(await cuesOf(embedded, 3))).to.deep.equal(SRT_CUES);
    // Read again for another track, it costs nothing.
    const read = source.bytesRead;
    expect(await cuesOf(embedded, 4)).to.have.length(2);
    expect(source.bytesRead).to.equal(read);
  });

  it('finds the place of a seek by the index, nothing before it being held', async () => {
    const bytes = await loadFixture('text.mkv');
    const { source, embedded } = await open(bytes, []);
    source.held = [{ start: Math.floor(bytes.length * 0.7), end: bytes.length }];
    expect(brief(await cuesOf(embedded, 3, 20, 24))).to.deep.equal([SRT_CUES[2]]);
  });

  it('tells of chapters', async () => {
    const { embedded } = await open(await loadFixture('text.mkv'));
    const [chapters, ...more] = await embedded.chapters(signal);
    expect(more).to.deep.equal([]);
    expect(brief(chapters!.cues)).to.deep.equal([
      [0, 8, 'Beginning'],
      [8, 16, 'Middle &amp; more'],
      [16, 24, 'Ende für alle'],
    ]);
  });

  it('serves two readers of the same clusters at once', async () => {
    const { embedded } = await open(await loadFixture('text.mkv'));
    const [english, german] = await Promise.all([cuesOf(embedded, 3), cuesOf(embedded, 4)]);
    expect([english.length, german.length]).to.deep.equal([3, 2]);
  });

  it('ends when aborted', async () => {
    const { embedded } = await open(await loadFixture('text.mkv'));
    const aborted = AbortSignal.abort(new Error('enough'));
    const cues = embedded.cuesBetween(3, 0, 30, aborted);
    const reason = await cues.next().then(
      () => null,
      (error: unknown) => error,
    );
    expect(reason).to.have.property('message', 'enough');
  });

  it('finds no text in files that have none, and does not open others', async () => {
    const plain = await open(await loadFixture('h264-aac.mkv'));
    expect(plain.embedded.tracks()).to.deep.equal([]);
    expect(await plain.embedded.chapters(signal)).to.deep.equal([]);
    expect((await open(new Uint8Array(100))).embedded).to.equal(null);
    expect((await open(new Uint8Array(3))).embedded).to.equal(null);
  });
});

/** What a file made by hand begins with. */
const EBML = element(0x1a45dfa3, element(0x4282, 'matroska'));

const entry = (number: number, codec: string, ...more: readonly Uint8Array[]) =>
  element(
    ID.TrackEntry,
    element(ID.TrackNumber, number),
    element(ID.TrackType, 17),
    element(ID.CodecId, codec),
    ...more,
  );

const group = (
  track: number,
  time: number,
  text: Uint8Array | string,
  ...more: readonly Uint8Array[]
) => element(ID.BlockGroup, element(ID.Block, block(track, time, text)), ...more);

const lasting = (units: number) => element(ID.BlockDuration, units);

function file(tracks: readonly Uint8Array[], ...clusters: readonly Uint8Array[]): Uint8Array {
  return join([EBML, openElement(ID.Segment), element(ID.Tracks, ...tracks), ...clusters]);
}

const cluster = (time: number, ...blocks: readonly Uint8Array[]) =>
  element(ID.Cluster, element(ID.Timestamp, time), ...blocks);

async function deflate(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

const compression = (...fields: readonly Uint8Array[]) =>
  element(
    ID.ContentEncodings,
    element(ID.ContentEncoding, element(ID.ContentCompression, ...fields)),
  );

describe('text tracks of Matroska, made by hand', () => {
  it('undoes compression and stripped headers', async () => {
    const zlib = entry(1, 'S_TEXT/UTF8', compression());
    const stripped = entry(
      2,
      'S_TEXT/UTF8',
      compression(element(ID.ContentCompAlgo, 3), element(ID.ContentCompSettings, 'Once ')),
    );
    const bytes = file(
      [zlib, stripped],
      cluster(
        0,
        group(1, 0, await deflate('packed'), lasting(1000)),
        group(2, 0, 'upon', lasting(1000)),
      ),
    );
    const { embedded } = await open(bytes);
    expect(brief(await cuesOf(embedded, 1))).to.deep.equal([[0, 1, 'packed']]);
    expect(brief(await cuesOf(embedded, 2))).to.deep.equal([[0, 1, 'Once upon']]);
  });

  it('leaves out damaged and exploding blocks', async () => {
    const bomb = await deflate('a'.repeat(5_000_000));
    const bytes = file(
      [entry(1, 'S_TEXT/UTF8', compression())],
      cluster(0, group(1, 0, bomb), group(1, 1, 'no zlib'), group(1, 2, await deflate('fine'))),
    );
    const { embedded } = await open(bytes);
    expect(brief(await cuesOf(embedded, 1))).to.deep.equal([[0.002, 5.002, 'fine']]);
  });

  it('reads WebVTT, in both ways that it is kept', async () => {
    const additions = element(
      ID.BlockAdditions,
      element(ID.BlockMore, element(ID.BlockAdditional, 'line:0 align:end\nsecond')),
    );
    const bytes = file(
      [entry(1, 'S_TEXT/WEBVTT'), entry(2, 'D_WEBVTT/SUBTITLES')],
      cluster(1000, group(1, 500, '<v Eve>Hi', lasting(250), additions)),
      cluster(2000, group(2, 0, 'third\nalign:start\nHo', lasting(250))),
    );
    const { embedded } = await open(bytes);
    expect(await cuesOf(embedded, 1)).to.deep.equal([
      {
        startSeconds: 1.5,
        endSeconds: 1.75,
        text: '<v Eve>Hi',
        id: 'second',
        settings: { line: 0, snapToLines: true, align: 'end' },
      },
    ]);
    expect(await cuesOf(embedded, 2)).to.deep.equal([
      { startSeconds: 2, endSeconds: 2.25, text: 'Ho', id: 'third', settings: { align: 'start' } },
    ]);
  });

  it('steps over blocks of other tracks without reading them', async () => {
    const frame = new Uint8Array(500_000);
    const bytes = file(
      [entry(1, 'S_TEXT/UTF8')],
      cluster(
        0,
        element(ID.SimpleBlock, block(5, 0, frame)),
        group(1, 10, 'a'),
        element(ID.SimpleBlock, block(5, 0, frame)),
        group(1, 20, 'b'),
      ),
    );
    const { source, embedded } = await open(bytes);
    expect(await cuesOf(embedded, 1)).to.have.length(2);
    expect(source.bytesRead).to.be.below(100_000);
  });

  it('reads clusters of unknown size', async () => {
    const live = (time: number, text: string) =>
      join([openElement(ID.Cluster), element(ID.Timestamp, time), group(1, 0, text, lasting(10))]);
    const { embedded } = await open(file([entry(1, 'S_TEXT/UTF8')], live(0, 'a'), live(1000, 'b')));
    expect(brief(await cuesOf(embedded, 1))).to.deep.equal([
      [0, 0.01, 'a'],
      [1, 1.01, 'b'],
    ]);
  });

  it('offers neither pictures nor what is encrypted', async () => {
    const encrypted = element(
      ID.ContentEncodings,
      element(ID.ContentEncoding, element(ID.ContentEncodingType, 1)),
    );
    const { embedded } = await open(
      file([entry(1, 'S_VOBSUB'), entry(2, 'S_HDMV/PGS'), entry(3, 'S_TEXT/UTF8', encrypted)]),
    );
    expect(embedded.tracks()).to.deep.equal([]);
  });

  it('chooses the default edition, and lists its chapters per language', async () => {
    const display = (title: string, language: string) =>
      element(ID.ChapterDisplay, element(ID.ChapString, title), element(ID.ChapLanguage, language));
    const atom = (seconds: number, ...displays: readonly Uint8Array[]) =>
      element(ID.ChapterAtom, element(ID.ChapterTimeStart, seconds * 1e9), ...displays);
    const chapters = element(
      ID.Chapters,
      element(ID.EditionEntry, atom(0, display('not this', 'eng'))),
      element(
        ID.EditionEntry,
        element(ID.EditionFlagDefault, 1),
        atom(0, display('Start', 'eng'), display('Anfang', 'ger')),
        atom(5, display('Middle', 'eng'), element(ID.ChapterAtom)),
        atom(7, element(ID.ChapterFlagHidden, 1), display('hidden', 'eng')),
      ),
    );
    const info = element(ID.Info, element(ID.Duration, Uint8Array.of(0x46, 0x1c, 0x40, 0)));
    const { embedded } = await open(file([entry(1, 'S_TEXT/UTF8')], info, chapters, cluster(0)));
    const lists = await embedded.chapters(signal);
    expect(lists.map(({ language, cues }) => [language, brief(cues)])).to.deep.equal([
      [
        'eng',
        [
          [0, 5, 'Start'],
          [5, 10, 'Middle'],
        ],
      ],
      ['ger', [[0, 10, 'Anfang']]],
    ]);
  });

  it('survives every file cut short, and bytes that flip', async () => {
    const bytes = file(
      [entry(1, 'S_TEXT/UTF8')],
      cluster(0, group(1, 0, 'a'), group(1, 9, 'b')),
      cluster(1000, group(1, 0, 'c')),
    );
    for (let length = 0; length < bytes.length; length += 3) {
      expect((await cuesOfDamaged(bytes.slice(0, length))).length).to.be.below(4);
    }
    for (let index = 0; index < bytes.length; index++) {
      const flipped = bytes.slice();
      flipped[index] = flipped[index]! ^ 0xff;
      expect((await cuesOfDamaged(flipped)).length).to.be.below(4);
    }
  });
});
