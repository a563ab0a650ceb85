import { setTimeout as pause } from 'node:timers/promises';
import { obtainFilm } from '../lab/film.mjs';
import { createLink } from '../link/link.mjs';

/** Little to decode and to encrypt: two cores carry five browsers, and they are not what is measured. */
const FILM = { durationSec: 90, bitsPerSecond: 1e6, height: 144 };
const PIECE_LENGTH_BYTES = 32 * 1024;
const SEEDER_UP = 1.5;
const VIEWER_UP = 3;
const VIEWER_DOWN = 8;
const WATCHED_MS = 40_000;
/** The share of that time after which the one who leaves has left. */
const LEAVER_STAYS = 0.5;
const PLAY_TIMEOUT_MS = WATCHED_MS;
const DEADLINE_MS = 240_000;
const PAGES = { ours: 'player', stock: 'stock' };

const SITUATIONS = [
  { name: 'arriving together', apartMs: 0, leaves: false },
  { name: 'arriving 3 s apart', apartMs: 3_000, leaves: false },
  { name: 'one leaving in the middle', apartMs: 0, leaves: true },
];

/**
 * Several viewers of one film whose only seeder cannot serve them all.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const crowd = {
  name: 'crowd',
  runs: 3,
  async groups(lab, { link, viewers }) {
    const film = await obtainFilm(FILM);
    const torrent = await lab.publish({ path: film.path }, PIECE_LENGTH_BYTES);
    return SITUATIONS.map((situation) => ({
      title: `crowd: ${viewers} viewers ${situation.name}, seeder gives ${SEEDER_UP} × the bit rate`,
      metrics: {
        share: {
          unit: 'of the bytes from viewers',
          better: 'higher',
          limit: 1 - 1 / filmsWatched(viewers, situation),
          limitIs: 'the seeder sends everything once',
        },
        stalled: { unit: 's per viewer after the film moved', better: 'lower' },
        start: { unit: 'ms until the film moves', better: 'lower' },
      },
      cases: ['ours', 'stock'].map((name) => ({
        name,
        measure: () => watch(lab, torrent, { film, link, viewers, situation, page: PAGES[name] }),
      })),
      references: ['stock'],
      repeat: 'ours',
      deadlineMs: DEADLINE_MS,
    }));
  },
};

/** How many times the watched part of the film is received in all. */
function filmsWatched(viewers, { leaves }) {
  return leaves ? viewers - 1 + LEAVER_STAYS : viewers;
}

/** Half of the round trip is each one's own. */
function accessLink({ roundTripMs, queueMs }, film, { up, down }) {
  return createLink({
    rateBitsPerSecond: down * film.bitsPerSecond,
    upBitsPerSecond: up * film.bitsPerSecond,
    roundTripMs: roundTripMs / 2,
    queueMs,
  });
}

async function watch(lab, torrent, { film, link, viewers, situation, page }) {
  const arena = await lab.arena(torrent);
  try {
    const uplink = accessLink(link, film, { up: SEEDER_UP, down: VIEWER_DOWN });
    await arena.seeder('stock', uplink);
    const links = Array.from({ length: viewers }, () =>
      accessLink(link, film, { up: VIEWER_UP, down: VIEWER_DOWN }),
    );
    const peers = [];
    for (const [index, access] of links.entries()) {
      const viewer = await arena.peer(`viewer-${index}`, { page, link: access });
      await viewer.call('prepare');
      peers.push(viewer);
    }
    const watched = await Promise.all(
      peers.map((viewer, index) => watchOne(viewer, index, viewers, situation)),
    );
    return {
      share: [shareOfViewers(uplink, links)],
      stalled: watched.map(({ stalledSec }) => stalledSec),
      start: watched.map(({ startMs }) => startMs),
    };
  } finally {
    await arena.close();
  }
}

/** By what went over the wires: peers count what they have queued as sent. */
function shareOfViewers(uplink, links) {
  const received = links.reduce((sum, { down }) => sum + down.deliveredBytes, 0);
  return 1 - uplink.up.deliveredBytes / received;
}

/** Everybody stays to the same end, but for one who leaves half-way when that is asked for. */
async function watchOne(viewer, index, viewers, { apartMs, leaves }) {
  const leaver = leaves && index === 1;
  const staysMs = leaver ? WATCHED_MS * LEAVER_STAYS : WATCHED_MS + (viewers - 1 - index) * apartMs;
  await pause(index * apartMs);
  const end = pause(staysMs);
  const { magnet } = viewer;
  const start = await viewer
    .call('play', { magnet, timeoutMs: PLAY_TIMEOUT_MS })
    .then((startMs) => ({ startMs, shown: true }))
    // Not in all this time: it has waited throughout.
    .catch(() => ({ startMs: Infinity, shown: false }));
  await end;
  const { stalledSec, stoodMs } = await viewer.call('status');
  if (leaver) await viewer.close();
  return {
    startMs: start.startMs + (stoodMs ?? 0),
    stalledSec: start.shown ? stalledSec : staysMs / 1_000,
  };
}
