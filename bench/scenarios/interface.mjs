import { setTimeout as pause } from 'node:timers/promises';
import { obtainFilm } from '../lab/film.mjs';
import { TASK_METRICS, taskFigures, tasksDuring } from '../lab/main-thread.mjs';

const FILM = { durationSec: 120, bitsPerSecond: 4e6, keyFrameSec: 10 };
const PIECE_LENGTH_BYTES = 64 * 1024;
/** What loads and compiles in the beginning is not what showing costs. */
const SETTLING_MS = 5_000;
const PLAYED_MS = 60_000;
const DEADLINE_MS = 200_000;

/**
 * What the interface costs the page's main thread in a minute of playback, with
 * a made-up swarm of 50 peers and 100,000 pieces: the same film with
 * `<torrent-player>` and with `<torrent-video>`, which has none.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const interfaceCost = {
  name: 'interface',
  runs: 1,
  async groups(lab) {
    const film = await obtainFilm(FILM);
    const torrent = await lab.publish({ path: film.path }, PIECE_LENGTH_BYTES);
    return [false, true].map((stats) => ({
      title: `interface: controls${stats ? ' and statistics' : ''}, 50 peers, 100,000 pieces`,
      metrics: {
        share: {
          unit: '% of a core for the interface',
          better: 'lower',
          limit: 1,
          limitIs: 'what was promised',
        },
        ...TASK_METRICS,
        whole: { unit: '% of a core for the page', better: 'lower' },
      },
      cases: [{ name: 'ours', measure: () => measure(lab, torrent, stats) }],
      references: [],
      deadlineMs: DEADLINE_MS,
    }));
  },
};

async function measure(lab, torrent, stats) {
  const without = await tasksOf(lab, torrent, { tag: 'torrent-video', stats: false });
  const tasks = await tasksOf(lab, torrent, { tag: 'torrent-player', stats });
  const whole = percent(tasks);
  return {
    share: [whole - percent(without)],
    ...taskFigures(tasks),
    whole: [whole],
  };
}

async function tasksOf(lab, torrent, options) {
  const arena = await lab.arena(torrent);
  try {
    const viewer = await arena.peer('viewer', { page: 'interface' });
    await viewer.call('play', { ...options, url: `${lab.url}${torrent.contentPath}` });
    await pause(SETTLING_MS);
    return await tasksDuring(viewer.page, () => pause(PLAYED_MS));
  } finally {
    await arena.close();
  }
}

function percent(tasks) {
  return (100 * tasks.reduce((sum, taskMs) => sum + taskMs, 0)) / PLAYED_MS;
}
