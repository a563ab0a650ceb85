import { expect } from '@open-wc/testing';
import { Swarm } from '../support/swarm.js';
import { Viewer, once, until } from '../support/viewer.js';

const SRT =
  '1\r\n00:00:01,000 --> 00:00:02,000\r\nBonjour, où est la forêt\u00a0?\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nLà-bas.\r\n';

/** In windows-1252, whose letters of these are those of Unicode. */
const SUBTITLE_BASE64 = btoa(SRT);

/** Each subtitle file has pieces of its own. */
const PIECE_BYTES = 16 * 1024;
const FILLER_BYTES = 4 * PIECE_BYTES;

describe('subtitles in a real swarm', function () {
  this.timeout(60_000);
  let swarm: Swarm;
  let viewer: Viewer;

  afterEach(async () => {
    expect(viewer.spy.errors).to.deep.equal([]);
    viewer.close();
    await swarm.stop();
  });

  it('lists what lies beside the film, and fetches it when it is turned on', async () => {
    swarm = await Swarm.start({
      name: 'Film',
      pieceLengthBytes: PIECE_BYTES,
      files: [
        { path: 'test/fixtures/text.mkv', name: 'film.mkv' },
        { name: 'Subs/1_filler.bin', lengthBytes: FILLER_BYTES, seed: 1 },
        { name: 'Subs/2_French.srt', base64: SUBTITLE_BASE64 },
        { name: 'Subs/3_filler.bin', lengthBytes: FILLER_BYTES, seed: 2 },
        { name: 'Subs/film.de.srt', base64: SUBTITLE_BASE64 },
        { name: 'Subs/4_filler.bin', lengthBytes: FILLER_BYTES, seed: 3 },
      ],
    });
    viewer = await Viewer.open({ magnet: swarm.magnet, preload: 'metadata', file: 'film.mkv' });
    const { player } = viewer;
    await once(player, 'loadeddata');
    await until('tracks are listed', () => player.textTracks.length === 5);
    const tracks = [...player.textTracks];
    expect(tracks.map(({ kind, language }) => `${kind} ${language}`)).to.have.members([
      'subtitles en',
      'subtitles de',
      'subtitles fr',
      'subtitles de',
      'chapters ',
    ]);
    const shown = tracks.filter(({ kind, mode }) => kind !== 'chapters' && mode === 'showing');
    expect(shown).to.have.length(0);

    const before = await piecesOf(viewer);
    const french = tracks.find(({ language }) => language === 'fr')!;
    french.mode = 'hidden';
    await until('the cues are there', () => french.cues?.length === 2);
    expect([...french.cues!].map((cue) => (cue as VTTCue).text)).to.deep.equal([
      'Bonjour, où est la forêt\u00a0?',
      'Là-bas.',
    ]);
    const file = player.torrent!.files.find(({ name }) => name === '2_French.srt')!;
    const start = player
      .torrent!.files.filter(({ index }) => index < file.index)
      .reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
    const first = Math.floor(start / PIECE_BYTES);
    const last = Math.floor((start + file.lengthBytes - 1) / PIECE_BYTES);
    const after = await piecesOf(viewer);
    const fetched = [...after.keys()].filter((index) => after[index] === 1 && before[index] === 0);
    expect(fetched).to.deep.equal(
      Array.from({ length: last - first + 1 }, (_, index) => first + index),
    );

    const german = tracks.find(({ language, label }) => language === 'de' && label !== 'Schilder')!;
    expect(german.cues).to.equal(null);
    const english = tracks.find(({ language, kind }) => language === 'en' && kind === 'subtitles')!;
    english.mode = 'hidden';
    await until('the film’s own first text is there', () => (english.cues?.length ?? 0) > 0);
    expect((english.cues![0] as VTTCue).text).to.equal('Where is the <i>seed</i>?');
  });
});

/** Which pieces are held, as the next statistics tell. */
async function piecesOf({ player }: Viewer): Promise<Uint8Array> {
  await once(player, 'torrentstats');
  return player.torrent!.pieces!.have;
}
