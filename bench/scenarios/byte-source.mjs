import { obtainFilm } from '../lab/film.mjs';
import { withPipeline } from '../lab/pipeline.mjs';
import { createLink } from '../link/link.mjs';

const FILM = { durationSec: 120, bitsPerSecond: 4e6, keyFrameSec: 10 };
const PIECE_LENGTH_BYTES = 64 * 1024;
const SEEK_TO = 0.7;
const TIMEOUT_MS = 20_000;
const DEADLINE_MS = 60_000;

/**
 * The media pipeline alone, on a ByteSource with the link's rate and a wait of
 * its round trip for each read, beside `<video>` over HTTP through that link.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const byteSource = {
  name: 'byte-source',
  runs: 10,
  async groups(lab, { link }) {
    const film = await obtainFilm(FILM);
    const torrent = await lab.publish({ path: film.path }, PIECE_LENGTH_BYTES);
    return [
      {
        title: 'byte-source: key frames 10 s apart, index at the end',
        metrics: {
          shown: { unit: 'ms to the first frame', better: 'lower' },
          sought: { unit: 'ms of a seek to 70 %', better: 'lower' },
        },
        cases: ['ours', 'native'].map((name) => ({
          name,
          measure: () => (name === 'ours' ? ours : native)(lab, torrent, { film, link }),
        })),
        references: ['native'],
        repeat: 'ours',
        deadlineMs: DEADLINE_MS,
      },
    ];
  },
};

const places = ({ durationSec }) => ({ placeSec: SEEK_TO * durationSec, timeoutMs: TIMEOUT_MS });

function ours(lab, torrent, { film, link }) {
  const { roundTripMs: latencyMs, rateBitsPerSecond } = link;
  const bytesPerSecond = rateBitsPerSecond / 8;
  return withPipeline(lab, torrent, async (viewer) => {
    const shownMs = await viewer.call('play', { latencyMs, bytesPerSecond, timeoutMs: TIMEOUT_MS });
    return { shown: [shownMs], sought: [await viewer.call('seek', places(film))] };
  });
}

async function native(lab, torrent, { film, link }) {
  const arena = await lab.arena(torrent);
  try {
    const viewer = await arena.peer('viewer', { page: 'native', link: createLink(link) });
    await viewer.call('prepare');
    const shownMs = await viewer.call('play', { url: viewer.httpUrl, timeoutMs: TIMEOUT_MS });
    return { shown: [shownMs], sought: [await viewer.call('seek', places(film))] };
  } finally {
    await arena.close();
  }
}
