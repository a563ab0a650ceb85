import { obtainFilm } from '../lab/film.mjs';
import { createLink } from '../link/link.mjs';

const FILM = { durationSec: 90, bitsPerSecond: 4e6 };
const PIECE_LENGTH_BYTES = 64 * 1024;
const STARTS_SEC = [0, 40];
const TIMEOUT_MS = 30_000;
const DEADLINE_MS = 45_000;
/** The head of the file, its index at the end, the frames: each a connection and a request. */
const HTTP_ROUND_TRIPS = 6;
/**
 * One after the other: TCP and WebSocket to the tracker, announce, ICE, DTLS
 * (two), SCTP, the handshake, metadata, index, frames.
 */
const SWARM_ROUND_TRIPS = 11;

/**
 * From the click to the first frame, swarm and index included.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const firstFrame = {
  name: 'first-frame',
  runs: 9,
  async groups(lab, { link }) {
    const film = await obtainFilm(FILM);
    const torrent = await lab.publish({ path: film.path }, PIECE_LENGTH_BYTES);
    return STARTS_SEC.map((fromSec) => ({
      title: `first-frame: film of 4 Mbit/s with its index at the end, from ${fromSec} s`,
      metrics: {
        shown: {
          unit: 'ms',
          better: 'lower',
          limitIs: `round trips that wait for one another: ${SWARM_ROUND_TRIPS}, of HTTP ${HTTP_ROUND_TRIPS}`,
        },
      },
      cases: ['ours', 'stock', 'native'].map((name) => ({
        name,
        measure: () => play(lab, torrent, { link, page: PAGES[name], fromSec }),
        limits: { shown: roundTripsOf(name) * link.roundTripMs },
      })),
      references: ['stock', 'native'],
      repeat: 'ours',
      deadlineMs: DEADLINE_MS,
    }));
  },
};

const roundTripsOf = (name) => (name === 'native' ? HTTP_ROUND_TRIPS : SWARM_ROUND_TRIPS);

const PAGES = { ours: 'player', stock: 'stock', native: 'native' };

async function play(lab, torrent, { link, page, fromSec }) {
  const arena = await lab.arena(torrent);
  try {
    if (page !== 'native') await arena.seeder('stock');
    const viewer = await arena.peer('viewer', { page, link: createLink(link) });
    const { magnet, httpUrl: url } = viewer;
    await viewer.call('prepare');
    const tookMs = await viewer.call('play', { magnet, url, fromSec, timeoutMs: TIMEOUT_MS });
    return { shown: [tookMs] };
  } finally {
    await arena.close();
  }
}
