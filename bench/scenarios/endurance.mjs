import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { obtainFilm } from '../lab/film.mjs';
import { mediaChunkUrl } from '../lab/pipeline.mjs';
import { rendererOf } from '../lab/renderer.mjs';
import { median, randomOf } from '../statistics.mjs';

const run = promisify(execFile);

const FILM = { durationSec: 90, bitsPerSecond: 4e5, height: 144 };
const LOOPS = 40;
const LENGTH_SEC = FILM.durationSec * LOOPS;
const PIECE_LENGTH_BYTES = 1024 * 1024;
/** An hour in a few minutes; the most that Chromium plays at. */
const PLAYBACK_RATE = 16;
/** Of the film, between two lines of the table. */
const REPORT_MIN = 5;
const REPORTS = 12;
/** While the second third of them is made, a SourceBuffer takes no more: half of what is wanted. */
const QUOTA_SEC = 22;
/** Of the film. */
const SEEK_EVERY_SEC = 60;
const LOOK_MS = 250;
const STANDSTILL_MS = 20_000;
const MEGABYTE = 1e6;

const COLUMNS = {
  'buffered at most, s': ({ mostSec }) => mostSec,
  'the same, MB': ({ mostSec, bytesPerSecond }) => (mostSec * bytesPerSecond) / MEGABYTE,
  'JavaScript heap, MB': ({ JSHeapUsedSize }) => JSHeapUsedSize / MEGABYTE,
  'the same of the reader, MB': ({ readerHeapBytes }) => readerHeapBytes / MEGABYTE,
  'event listeners': ({ JSEventListeners }) => JSEventListeners,
  nodes: ({ Nodes }) => Nodes,
  'reads under way': ({ pendingReads }) => pendingReads,
  'process resident, MB': ({ residentBytes }) => residentBytes / MEGABYTE,
};

/**
 * An hour of playback at many times the speed, with a jump to anywhere each
 * minute, and for twenty minutes SourceBuffers that are soon full: does
 * anything grow? The last line compares the last third with the first.
 *
 * @type {import('./index.mjs').Table}
 */
export const endurance = {
  name: 'endurance',
  columns: ['played, min', 'seeks', 'appends refused', ...Object.keys(COLUMNS)],
  async rows(lab, { log, signal }) {
    const torrent = await lab.publish({ path: await longFilm() }, PIECE_LENGTH_BYTES);
    const arena = await lab.arena(torrent);
    try {
      const viewer = await arena.peer('viewer', { page: 'endurance' });
      await viewer.call('play', {
        chunkUrl: mediaChunkUrl(lab),
        contentUrl: `${lab.url}${torrent.contentPath}`,
        lengthBytes: torrent.lengthBytes,
        rate: PLAYBACK_RATE,
      });
      const bytesPerSecond = torrent.lengthBytes / LENGTH_SEC;
      const reports = await watch(viewer, { bytesPerSecond, log, signal });
      return [...reports.map(rowOf), comparison(reports)];
    } finally {
      await arena.close();
    }
  },
};

/** The short one again and again: making an hour would take an hour. */
async function longFilm() {
  const { path: short } = await obtainFilm(FILM);
  const path = join(dirname(short), `${LOOPS}-times-${FILM.bitsPerSecond}.mp4`);
  if (!existsSync(path)) {
    const input = ['-stream_loop', String(LOOPS - 1), '-i', short, '-c', 'copy'];
    await run('ffmpeg', ['-v', 'error', '-y', ...input, '-fflags', '+bitexact', path]);
  }
  return path;
}

/** @throws Error when playback stands still, or the pipeline fails. */
async function watch(viewer, { bytesPerSecond, log, signal }) {
  const random = randomOf(1);
  const renderer = await rendererOf(viewer.page);
  const session = await viewer.page.createCDPSession();
  const reports = [];
  let [playedSec, seeks, mostSec, soughtAtSec, movedMs] = [0, 0, 0, 0, performance.now()];
  let { currentTime: at } = await viewer.call('state');
  while (reports.length < REPORTS) {
    signal.throwIfAborted();
    await pause(LOOK_MS);
    const state = await viewer.call('state');
    if (state.currentTime !== at) movedMs = performance.now();
    if (performance.now() - movedMs > STANDSTILL_MS) throw new Error(`stands still at ${at} s`);
    playedSec += Math.max(0, state.currentTime - at);
    at = state.currentTime;
    mostSec = Math.max(mostSec, state.bufferedSec);
    if (playedSec >= (reports.length + 1) * REPORT_MIN * 60) {
      await session.send('HeapProfiler.collectGarbage');
      const metrics = await viewer.page.metrics();
      const residentBytes = await renderer.residentBytes();
      const readerHeapBytes = await heapOf(viewer.page.workers()[0].client);
      const played = { playedMin: Math.round(playedSec / 60), seeks };
      reports.push({
        ...metrics,
        ...state,
        ...played,
        mostSec,
        residentBytes,
        readerHeapBytes,
        bytesPerSecond,
      });
      log(`endurance: ${rowOf(reports.at(-1)).cells.join(', ')}`);
      mostSec = 0;
      const isLimited = Math.floor((reports.length * 3) / REPORTS) === 1;
      await viewer.call('limit', { seconds: isLimited ? QUOTA_SEC : null });
    }
    if (playedSec - soughtAtSec < SEEK_EVERY_SEC) continue;
    soughtAtSec = playedSec;
    seeks++;
    await viewer.call('seek', { placeSec: random() * (LENGTH_SEC - 2 * SEEK_EVERY_SEC) });
    ({ currentTime: at } = await viewer.call('state'));
  }
  return reports;
}

/** What is left after a collection: objects, and the buffers that they hold. */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize;
}

function rowOf(report) {
  const { playedMin, seeks, quotaErrors } = report;
  const values = Object.values(COLUMNS).map((of) => brief(of(report)));
  return { cells: [playedMin, seeks, quotaErrors].map(String).concat(values), raw: report };
}

function comparison(reports) {
  const third = REPORTS / 3;
  const ratios = Object.values(COLUMNS).map((of) => {
    const [first, last] = [reports.slice(0, third), reports.slice(-third)].map((part) =>
      median(part.map(of)),
    );
    return first === last ? 1 : last / first;
  });
  const cells = ['last third ÷ first', '', '', ...ratios.map((ratio) => ratio.toFixed(2))];
  return { cells, raw: { ratios } };
}

const brief = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
