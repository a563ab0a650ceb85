import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { obtainFilm } from '../lab/film.mjs';
import { TASK_METRICS, taskFigures, tasksDuring } from '../lab/main-thread.mjs';

const FILM = { durationSec: 120, bitsPerSecond: 4e6, keyFrameSec: 10 };
const TEXT = new URL('../../test/fixtures/text.mkv', import.meta.url);
const PIECE_LENGTH_BYTES = 64 * 1024;
const PLAYED_MS = 10_000;
const TIMEOUT_MS = 30_000;
const DEADLINE_MS = 90_000;

/**
 * How long the page's main thread is kept busy at once: while the swarm is
 * joined, the container read and the film played.
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
      metrics: TASK_METRICS,
      cases: [{ name: 'ours', measure: () => measure(lab, path) }],
      references: [],
      deadlineMs: DEADLINE_MS,
    }));
  },
};

async function measure(lab, path) {
  const torrent = await lab.publish({ path }, PIECE_LENGTH_BYTES);
  const arena = await lab.arena(torrent);
  try {
    await arena.seeder('stock');
    const viewer = await arena.peer('viewer', { page: 'player' });
    const tasks = await tasksDuring(viewer.page, async () => {
      await viewer.call('play', { magnet: viewer.magnet, timeoutMs: TIMEOUT_MS });
      await pause(PLAYED_MS);
    });
    return taskFigures(tasks);
  } finally {
    await arena.close();
  }
}
