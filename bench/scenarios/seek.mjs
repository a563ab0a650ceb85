import { obtainFilm } from '../lab/film.mjs';
import { createLink } from '../link/link.mjs';
import { randomOf, shuffled } from '../statistics.mjs';

const FILM = { durationSec: 90, bitsPerSecond: 4e6 };
const PIECE_LENGTH_BYTES = 64 * 1024;
const SEEKS_PER_RUN = 3;
/** Played before each seek. */
const PLAYED_SEC = 1;
const FIRST_PLACE_SEC = 10;
const LAST_PLACE_SEC = 80;
const TIMEOUT_MS = 25_000;
const DEADLINE_MS = 4 * TIMEOUT_MS;

/**
 * Seeks while a film plays, to places of which nothing was downloaded: the
 * time until `seeked` has come and the frame is shown.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const seek = {
  name: 'seek',
  runs: 7,
  async groups(lab, { link, seed }) {
    const film = await obtainFilm(FILM);
    const torrent = await lab.publish({ path: film.path }, PIECE_LENGTH_BYTES);
    const peer = (name, page) => ({
      name,
      measure: (round) => seeks(lab, torrent, { link, page, places: placesOf(seed + round) }),
    });
    // Places are whole seconds, key frames every two: half of them lie one second after one.
    const bytesToFrame = ((film.keyFrameSec - 1) / 2) * (film.bitsPerSecond / 8);
    return [
      {
        title: 'seek: to what is not there yet, film of 4 Mbit/s',
        metrics: {
          shown: {
            unit: 'ms',
            better: 'lower',
            limit: link.roundTripMs + (bytesToFrame * 8_000) / link.rateBitsPerSecond,
            limitIs: 'one round trip, and the bytes since the key frame at the rate (mean)',
          },
          missing: {
            unit: 'share of the nine seconds around the place',
            better: 'higher',
            limit: 1,
            limitIs: 'nothing was there',
          },
        },
        cases: [peer('ours', 'player'), peer('stock', 'stock'), peer('native', 'native')],
        references: ['stock', 'native'],
        repeat: 'ours',
        deadlineMs: DEADLINE_MS,
      },
    ];
  },
};

function placesOf(seed) {
  const places = [];
  for (let place = FIRST_PLACE_SEC; place <= LAST_PLACE_SEC; place++) places.push(place);
  return shuffled(places, randomOf(seed));
}

async function seeks(lab, torrent, { link, page, places }) {
  const arena = await lab.arena(torrent);
  try {
    if (page !== 'native') await arena.seeder('stock');
    const viewer = await arena.peer('viewer', { page, link: createLink(link) });
    const { magnet, httpUrl: url } = viewer;
    await viewer.call('prepare');
    await viewer.call('play', { magnet, url, timeoutMs: TIMEOUT_MS });
    const results = [];
    for (let count = 0; count < SEEKS_PER_RUN; count++) {
      await viewer.call('advance', { bySec: PLAYED_SEC, timeoutMs: TIMEOUT_MS });
      results.push(
        await viewer.call('seekToMissing', { placesSec: places, timeoutMs: TIMEOUT_MS }),
      );
    }
    return {
      shown: results.map(({ ms }) => ms),
      missing: results.map(({ missing }) => missing),
    };
  } finally {
    await arena.close();
  }
}
