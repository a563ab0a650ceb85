import { setTimeout as pause } from 'node:timers/promises';
import { createLink } from '../link/link.mjs';
import { randomOf, shuffled } from '../statistics.mjs';

const PIECE_LENGTH_BYTES = 16 * 1024;
const PIECE_COUNT = 256;
/** What lies at either end may be fetched before anybody asks. */
const MARGIN_PIECES = 32;
const READS_PER_RUN = 6;
/** Between reads, so that each finds the link idle. */
const PAUSE_ROUND_TRIPS = 4;
const DEADLINE_MS = 60_000;

/**
 * One read of 16 KiB that somebody waits for, on a link with nothing else on
 * it, from a seeder that serves already. Pieces are as small as the read, so
 * that the whole answer is needed and nothing more.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const urgentRead = {
  name: 'urgent-read',
  runs: 5,
  async groups(lab, options) {
    const { link, seed } = options;
    const content = { name: 'bytes.bin', lengthBytes: PIECE_COUNT * PIECE_LENGTH_BYTES, seed };
    const torrent = await lab.publish(content, PIECE_LENGTH_BYTES);
    const between = (viewer, seeder) => ({
      name: `${viewer} from ${seeder}`,
      measure: (round) => readPieces(lab, torrent, { ...options, viewer, seeder, round }),
    });
    const channel = (messages, messageBytes) => ({
      name: `channel ${messages} × ${messageBytes / 1024} KiB`,
      measure: () => askChannel(lab, torrent, { ...options, messages, messageBytes }),
    });
    const transferMs = (PIECE_LENGTH_BYTES * 8_000) / link.rateBitsPerSecond;
    const limit = 1 + transferMs / link.roundTripMs;
    return [
      {
        title: 'urgent-read: 16 KiB on an idle link',
        metrics: {
          'round trips': {
            unit: `of ${link.roundTripMs} ms`,
            better: 'lower',
            limit,
            limitIs: 'one round trip, and the bytes at the rate',
          },
        },
        cases: [
          between('ours', 'stock'),
          between('ours', 'ours'),
          between('stock', 'stock'),
          between('stock', 'ours'),
          channel(1, PIECE_LENGTH_BYTES),
          channel(4, PIECE_LENGTH_BYTES / 4),
        ],
        references: ['stock from stock', 'channel 4 × 4 KiB'],
        repeat: 'ours from stock',
        deadlineMs: DEADLINE_MS,
      },
    ];
  },
};

async function readPieces(lab, torrent, { link, seed, viewer, seeder, round }) {
  const arena = await lab.arena(torrent);
  try {
    await arena.seeder(seeder);
    const page = viewer === 'ours' ? 'engine' : 'stock';
    const reader = await arena.peer('viewer', { page, link: createLink(link) });
    await reader.call('join', { magnet: reader.magnet });
    const pieces = piecesOf(seed + round);
    const values = [];
    // The first one waits for the seeder to unchoke.
    for (const piece of pieces.slice(0, READS_PER_RUN + 1)) {
      const start = piece * PIECE_LENGTH_BYTES;
      const tookMs = await reader.call('read', { start, end: start + PIECE_LENGTH_BYTES });
      values.push(tookMs / link.roundTripMs);
      await pause(PAUSE_ROUND_TRIPS * link.roundTripMs);
    }
    return { 'round trips': values.slice(1) };
  } finally {
    await arena.close();
  }
}

function piecesOf(seed) {
  const pieces = [];
  for (let piece = MARGIN_PIECES; piece < PIECE_COUNT - MARGIN_PIECES; piece++) pieces.push(piece);
  return shuffled(pieces, randomOf(seed));
}

async function askChannel(lab, torrent, { link, messages, messageBytes }) {
  const arena = await lab.arena(torrent);
  try {
    const receiver = await arena.channel(createLink(link));
    const values = [];
    for (let read = 0; read <= READS_PER_RUN; read++) {
      const tookMs = await receiver.call('request', { messages, messageBytes });
      values.push(tookMs / link.roundTripMs);
      await pause(PAUSE_ROUND_TRIPS * link.roundTripMs);
    }
    return { 'round trips': values.slice(1) };
  } finally {
    await arena.close();
  }
}
