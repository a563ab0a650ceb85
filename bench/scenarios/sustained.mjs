import { setTimeout as pause } from 'node:timers/promises';
import { obtainFilm } from '../lab/film.mjs';
import { createLink } from '../link/link.mjs';

const FILM = { durationSec: 90, bitsPerSecond: 4e6 };
const PIECE_LENGTH_BYTES = 64 * 1024;
const WARM_UP_MS = 2_000;
const WINDOW_MS = 10_000;
const DEADLINE_MS = 60_000;
const PLAY_TIMEOUT_MS = 30_000;
const MEGABYTE = 1e6;
const CHANNEL_MESSAGE_BYTES = 16 * 1024;

/**
 * What arrives in ten seconds while a film plays, beside what a bare channel
 * carries over the same link.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const sustained = {
  name: 'sustained',
  runs: 5,
  async groups(lab, { link }) {
    const film = await obtainFilm(FILM);
    const torrent = await lab.publish({ path: film.path }, PIECE_LENGTH_BYTES);
    const playing = (name, page) => ({
      name,
      measure: () => ratePlaying(lab, torrent, { link, page }),
    });
    return [
      {
        title: 'sustained: ten seconds of a film of 4 Mbit/s, two seconds after its first frame',
        metrics: {
          rate: {
            unit: 'MB/s of payload',
            better: 'higher',
            limit: link.rateBitsPerSecond / 8 / MEGABYTE,
            limitIs: 'the rate of the link, headers included',
          },
        },
        cases: [
          playing('ours', 'player'),
          {
            name: 'channel',
            measure: () => rateOfChannel(lab, torrent, link, windowBytesOf(link)),
          },
          { name: 'channel, no window', measure: () => rateOfChannel(lab, torrent, link, null) },
          playing('stock', 'stock'),
        ],
        references: ['channel', 'stock'],
        repeat: 'ours',
        deadlineMs: DEADLINE_MS,
      },
    ];
  },
};

async function ratePlaying(lab, torrent, { link, page }) {
  const arena = await lab.arena(torrent);
  try {
    await arena.seeder('stock');
    const viewer = await arena.peer('viewer', { page, link: createLink(link) });
    await viewer.call('prepare');
    await viewer.call('play', { magnet: viewer.magnet, timeoutMs: PLAY_TIMEOUT_MS });
    return { rate: [await rateOf(viewer)] };
  } finally {
    await arena.close();
  }
}

/**
 * What keeps the link busy without filling its queue: when a sender overruns
 * that, Chromium's SCTP falls to a packet per round trip for many seconds.
 */
function windowBytesOf({ rateBitsPerSecond, roundTripMs, queueMs }) {
  return ((roundTripMs + queueMs / 2) * rateBitsPerSecond) / 8_000;
}

async function rateOfChannel(lab, torrent, link, windowBytes) {
  const arena = await lab.arena(torrent);
  try {
    const receiver = await arena.channel(createLink(link));
    const request = windowBytes === null ? 'stream' : 'streamWindowed';
    await receiver.call(request, { messageBytes: CHANNEL_MESSAGE_BYTES, windowBytes });
    return { rate: [await rateOf(receiver)] };
  } finally {
    await arena.close();
  }
}

/**
 * Megabytes of payload per second in the window after a warm-up.
 *
 * @param {import('../lab/arena.mjs').Peer} peer
 */
export async function rateOf(peer) {
  await pause(WARM_UP_MS);
  const before = await peer.call('status');
  await pause(WINDOW_MS);
  const after = await peer.call('status');
  const usefulBytes = ({ bytesFromPeers, bytesWasted = 0 }) => bytesFromPeers - bytesWasted;
  const bytes = usefulBytes(after) - usefulBytes(before);
  return (bytes / (after.atMs - before.atMs)) * (1_000 / MEGABYTE);
}
