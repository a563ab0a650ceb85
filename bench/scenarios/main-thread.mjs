import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { obtainFilm } from '../lab/film.mjs';
import { TASK_METRICS, partsDuring, taskFigures, tasksDuring } from '../lab/main-thread.mjs';

const FILM = { durationSec: 120, bitsPerSecond: 4e6, keyFrameSec: 10 };
const TEXT = new URL('../../test/fixtures/text.mkv', import.meta.url);
const PIECE_LENGTH_BYTES = 64 * 1024;
const PLAYED_MS = 10_000;
const TIMEOUT_MS = 30_000;
const DEADLINE_MS = 180_000;

/** Where the code of the player's parts is; what they share is in none of them. */
const PARTS = {
  media: /\/chunks\/(media-pipeline|subtitle-tracks)-/,
  engine: /\/chunks\/engine-/,
  interface: /\/chunks\/player-interface-/,
};

const METRICS = {
  ...TASK_METRICS,
  ...Object.fromEntries(
    Object.keys(PARTS).map((name) => [
      name,
      { unit: 'ms of its code in one task at most, while profiled', better: 'lower' },
    ]),
  ),
};

/**
 * How long the page's main thread is kept busy at once: while the swarm is
 * joined, the container read and the film played. Then once more with a
 * profiler that tells whose code it was.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const mainThread = {
  name: 'main-thread',
  runs: 3,
  async groups(lab) {
    const films = [
      { name: 'MP4', path: (await obtainFilm(FILM)).path },
      { name: 'Matroska with AC-3', path: (await obtainFilm({ ...FILM, sound: 'ac3' })).path },
      { name: 'Matroska with DTS', path: (await obtainFilm({ ...FILM, sound: 'dca' })).path },
      { name: 'Matroska with subtitles', path: fileURLToPath(TEXT) },
    ];
    return films.map(({ name, path }) => ({
      title: `main-thread: ${name}`,
      metrics: METRICS,
      cases: [{ name: 'ours', measure: () => measure(lab, path) }],
      references: [],
      deadlineMs: DEADLINE_MS,
    }));
  },
};

async function measure(lab, path) {
  const torrent = await lab.publish({ path }, PIECE_LENGTH_BYTES);
  const tasks = await whilePlayed(lab, torrent, tasksDuring);
  const parts = await whilePlayed(lab, torrent, partsDuring, PARTS);
  const ofParts = Object.entries(parts).map(([name, mostMs]) => [name, [mostMs]]);
  return { ...taskFigures(tasks), ...Object.fromEntries(ofParts) };
}

/** Looks at a page from the click on. */
async function whilePlayed(lab, torrent, look, ...options) {
  const arena = await lab.arena(torrent);
  try {
    await arena.seeder('stock');
    const viewer = await arena.peer('viewer', { page: 'player' });
    const play = async () => {
      await viewer.call('play', { magnet: viewer.magnet, timeoutMs: TIMEOUT_MS });
      await pause(PLAYED_MS);
    };
    return await look(viewer.page, play, ...options);
  } finally {
    await arena.close();
  }
}
