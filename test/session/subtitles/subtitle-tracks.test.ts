import { expect } from '@open-wc/testing';
import { SubtitleTracks } from '../../../src/session/subtitles/subtitle-tracks.js';
import { fileInfo } from '../../support/file-info.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';
import { period, until } from '../../support/viewer.js';

const SRT = '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Grüße</i>\n';

describe('SubtitleTracks', () => {
  let video: HTMLVideoElement;
  let lifetime: AbortController;
  let opened: Map<number, MemoryByteSource>;
  let audioLanguage: string;

  beforeEach(() => {
    video = document.createElement('video');
    video.muted = true;
    document.body.append(video);
    lifetime = new AbortController();
    opened = new Map();
    audioLanguage = '';
  });
  afterEach(() => {
    lifetime.abort();
    video.remove();
  });

  async function open(bytes: Uint8Array, viewerLanguages: string[], ...beside: string[]) {
    const file = fileInfo('film.mp4');
    const files = [file, ...beside.map((path, index) => fileInfo(path, { index: index + 1 }))];
    const source = new MemoryByteSource(bytes, { held: [{ start: 0, end: bytes.length }] });
    const openFile = (index: number) => {
      const besideSource = new MemoryByteSource(new TextEncoder().encode(SRT));
      opened.set(index, besideSource);
      return besideSource;
    };
    const { signal } = lifetime;
    await new SubtitleTracks({
      video,
      source,
      file,
      files,
      openFile,
      audioLanguage,
      viewerLanguages,
      signal,
    }).open();
    return source;
  }

  const tracks = () => [...video.textTracks];
  const brief = () =>
    tracks().map(({ kind, label, language, mode }) => [kind, label, language, mode].join(' '));
  const cuesOf = (track: TextTrack) => [...(track.cues ?? [])] as VTTCue[];

  it('offers what lies beside the film, and reads none of it', async () => {
    await open(new Uint8Array(100), ['en'], 'film.en.srt', 'film.de.forced.srt', 'Subs/fr.sdh.vtt');
    expect(brief()).to.deep.equal([
      'subtitles English en disabled',
      'subtitles German (forced) de disabled',
      'captions French (SDH) fr disabled',
    ]);
    expect(opened.size).to.equal(0);
  });

  it('reads a file when its track is turned on, once', async () => {
    await open(new Uint8Array(100), ['en'], 'film.en.srt', 'film.de.srt');
    const [, german] = tracks();
    german!.mode = 'showing';
    await until('the cue is there', () => cuesOf(german!).length === 1);
    const [cue] = cuesOf(german!);
    expect(cue!.text).to.equal('<i>Grüße</i>');
    expect(cue!.line).to.equal(0);
    expect([cue!.startTime, cue!.endTime]).to.deep.equal([1, 2]);
    german!.mode = 'disabled';
    await period(100);
    german!.mode = 'hidden';
    await period(100);
    expect([...opened.keys()]).to.deep.equal([2]);
    expect(opened.get(2)!.reads).to.have.length(1);
    expect(opened.get(2)!.hints).to.deep.equal([null]);
    await until('the file is closed', () => opened.get(2)!.closed);
    expect(cuesOf(german!)).to.have.length(1);
  });

  it('shows forced ones in the viewer’s language, and nothing else', async () => {
    await open(new Uint8Array(100), ['de'], 'film.de.srt', 'film.de.forced.srt');
    expect(tracks().map(({ mode }) => mode)).to.deep.equal(['disabled', 'showing']);
    await until('its cue is there', () => cuesOf(tracks()[1]!).length === 1);
  });

  it('prefers forced ones in the language of the sound, without text inside the film', async () => {
    audioLanguage = 'en';
    const film = await loadFixture('index-last.mp4');
    await open(film, ['de', 'en'], 'film.de.forced.srt', 'film.en.forced.srt');
    expect(brief()).to.deep.equal([
      'subtitles Deutsch (forced) de disabled',
      'subtitles Englisch (forced) en showing',
    ]);
  });

  it('leaves what the page shows alone', async () => {
    video.addTextTrack('subtitles', 'mine', 'de').mode = 'showing';
    await open(new Uint8Array(100), ['de'], 'film.de.forced.srt', 'film.en.srt');
    await period(300);
    expect(
      tracks()
        .filter(({ mode }) => mode === 'showing')
        .map(({ label }) => label),
    ).to.deep.equal(['mine']);
  });

  for (const name of ['text.mkv', 'text.mp4']) {
    it(`adds the texts of ${name} as playback goes on, each once`, async () => {
      await open(await loadFixture(name), ['en']);
      const english = tracks().find(({ language }) => language === 'en')!;
      expect(english.mode).to.equal('disabled');
      english.mode = 'hidden';
      await until('the cues are there', () => cuesOf(english).length === 3);
      for (const type of ['timeupdate', 'seeking', 'seeked', 'progress'])
        video.dispatchEvent(new Event(type));
      await period(100);
      expect(cuesOf(english).map(({ startTime }) => Math.floor(startTime))).to.deep.equal([
        1, 8, 21,
      ]);
    });
  }

  it('has chapters as hidden cues', async () => {
    await open(await loadFixture('text.mkv'), ['en']);
    const chapters = tracks().find(({ kind }) => kind === 'chapters')!;
    expect(chapters.mode).to.equal('hidden');
    await until('the cues are there', () => cuesOf(chapters).length === 3);
    expect(cuesOf(chapters).map(({ startTime, text }) => [startTime, text])).to.deep.equal([
      [0, 'Beginning'],
      [8, 'Middle &amp; more'],
      [16, 'Ende für alle'],
    ]);
  });

  it('takes its tracks away when the file is left, and only those', async () => {
    video.addTextTrack('subtitles', 'mine', 'de');
    await open(await loadFixture('text.mkv'), ['en'], 'film.en.srt');
    expect(video.textTracks.length).to.equal(5);
    lifetime.abort();
    await until('they are gone', () => video.textTracks.length === 1);
    expect(video.textTracks[0]!.label).to.equal('mine');
    expect(video.childElementCount).to.equal(0);
  });

  it('survives a file that cannot be read', async () => {
    await open(
      await loadFixture('text.mp4').then((bytes) => bytes.slice(0, 1000)),
      ['en'],
      'film.en.srt',
    );
    expect(brief()).to.deep.equal(['subtitles English en disabled']);
  });
});
