import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { forkSeeder } from '../../demo/swarm/fork-seeder.mjs';
import { generateBytes } from '../../demo/swarm/generated-bytes.mjs';
import { startTracker } from '../../demo/swarm/tracker.mjs';
import { rendererOf } from '../lab/renderer.mjs';
import { randomOf } from '../statistics.mjs';

const MIB = 2 ** 20;
const MEGABYTE = 1e6;
const LENGTH_MIB = 1024;
const PIECE_LENGTH_BYTES = MIB;
const BUDGET_BYTES = 64 * MIB;
/** Read, hashed and compared at once. */
const STEP_BYTES = MIB;
/** Of the pass, so that no call into the page takes minutes. */
const PART_MIB = 32;
const PLACES = 10;
const IDLE_MS = 5_000;
const SETTLED_MS = 1_000;
const SETTLING_LIMIT_MS = 60_000;
/** Where the first viewer is when another one comes, and how far behind that one reads. */
const SHARED_MIB = 512;
const SHARED_LENGTH_MIB = 32;
const BEHIND_MIB = 8;
const DEADLINE_MS = 900_000;

const METRICS = {
  pass: { better: 'lower', unit: 's to read it once through, each MiB with the right SHA-256' },
  received: {
    better: 'lower',
    unit: 'of its length, in that pass',
    limit: 1,
    limitIs: 'everything once',
  },
  place: {
    better: 'lower',
    unit: 'ms to the right MiB at another place, at last at the beginning',
  },
  'most held': { better: 'lower', unit: 'of the budget', limit: 1, limitIs: 'the budget' },
  'fetched while full': { better: 'lower', unit: `bytes in ${IDLE_MS / 1_000} s` },
  'renderer idle': { better: 'lower', unit: 'MB resident, joined and nothing read' },
  'renderer peak': { better: 'lower', unit: 'MB resident' },
  served: {
    better: 'lower',
    unit: `s for ${SHARED_LENGTH_MIB} MiB to a peer with no other source, out of the window as it moves`,
  },
};

/**
 * A torrent sixteen times as large as what memory may hold: read once through,
 * then to and fro, then served to another peer out of the window that moves.
 * Every mebibyte that was read is compared by its SHA-256; a difference, or a
 * byte above the budget, is a failure.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const memory = {
  name: 'memory',
  runs: 1,
  async groups(lab, { seed }) {
    const expected = digestsOf(seed);
    return [
      {
        title: `memory: ${LENGTH_MIB} MiB in a budget of ${BUDGET_BYTES / MIB} MiB, not over the link`,
        metrics: METRICS,
        cases: [{ name: 'ours', measure: () => measure(lab, { seed, expected }) }],
        references: [],
        deadlineMs: DEADLINE_MS,
      },
    ];
  },
};

/** The SHA-256 of every mebibyte, from the generator itself. */
function digestsOf(seed) {
  return Array.from({ length: LENGTH_MIB }, (_, at) => {
    const bytes = generateBytes(seed, { start: at * MIB, end: (at + 1) * MIB });
    return createHash('sha256').update(bytes).digest('hex');
  });
}

async function measure(lab, { seed, expected }) {
  const tracker = await startTracker();
  // In a process of its own and of the native library: it generates what it sends.
  const seeder = await forkSeeder({
    files: [{ name: 'film.bin', lengthBytes: LENGTH_MIB * MIB, seed }],
    pieceLengthBytes: PIECE_LENGTH_BYTES,
    trackers: [tracker.url],
  });
  // The arena's tracker, which the seeder does not know, is for the viewers among themselves.
  const arena = await lab.arena({ infoHash: seeder.infoHash, contentPath: '/' });
  try {
    const viewer = await Viewer.open(arena, tracker.url, expected);
    const idleBytes = await viewer.renderer.residentBytes();
    await viewer.renderer.forgetPeak();
    const values = {
      ...(await readThrough(viewer)),
      place: await readToAndFro(viewer, seed),
      'fetched while full': [await bytesFetchedWhileFull(viewer)],
      served: [await serveAnother(arena, viewer, expected)],
    };
    return {
      ...values,
      'most held': [(await viewer.status()).mostMemoryBytes / BUDGET_BYTES],
      'renderer idle': [idleBytes / MEGABYTE],
      'renderer peak': [(await viewer.renderer.peakResidentBytes()) / MEGABYTE],
    };
  } finally {
    await arena.close();
    await seeder.kill();
    await tracker.stop();
  }
}

/** A page with our engine; what it reads is compared, and what it holds. */
class Viewer {
  #peer;
  #expected;
  renderer;

  /** @param {string} trackerUrl where the seeder is; null for one that must not find it */
  static async open(arena, trackerUrl, expected) {
    const isFirst = trackerUrl !== null;
    const [name, role] = isFirst ? ['first', 'viewer'] : ['second', 'seeder'];
    const peer = await arena.peer(name, { page: 'engine', role });
    const trackers = isFirst ? `&tr=${encodeURIComponent(trackerUrl)}` : '';
    const viewer = new Viewer(peer, expected, await rendererOf(peer.page));
    await peer.call('join', {
      magnet: peer.magnet + trackers,
      memoryBudgetBytes: BUDGET_BYTES,
    });
    await peer.call('watchMemory');
    return viewer;
  }

  /** Use `Viewer.open()`. */
  constructor(peer, expected, renderer) {
    this.#peer = peer;
    this.#expected = expected;
    this.renderer = renderer;
  }

  /** @throws Error when it ever held more than the budget. */
  async status() {
    const status = await this.#peer.call('status');
    if (status.mostMemoryBytes <= BUDGET_BYTES) return status;
    throw new Error(`held ${status.mostMemoryBytes} bytes of ${BUDGET_BYTES}`);
  }

  readAhead(placeMib) {
    return this.#peer.call('readAhead', { start: placeMib * MIB });
  }

  /**
   * Reads whole mebibytes, `[startMib, endMib)`.
   *
   * @throws Error when one of them is not what was published.
   */
  async read(startMib, endMib) {
    const range = { start: startMib * MIB, end: endMib * MIB };
    const digests = await this.#peer.call('digests', { ...range, stepBytes: STEP_BYTES });
    digests.forEach((digest, at) => {
      const expected = this.#expected[startMib + at];
      if (digest === expected) return;
      throw new Error(`MiB ${startMib + at} has SHA-256 ${digest}, not ${expected}`);
    });
    if (digests.length !== endMib - startMib) throw new Error(`read ${digests.length} MiB`);
    await this.status();
  }
}

async function readThrough(viewer) {
  const startedMs = performance.now();
  for (let at = 0; at < LENGTH_MIB; at += PART_MIB) await viewer.read(at, at + PART_MIB);
  const seconds = (performance.now() - startedMs) / 1_000;
  const { bytesFromPeers } = await viewer.status();
  return { pass: [seconds], received: [bytesFromPeers / (LENGTH_MIB * MIB)] };
}

async function readToAndFro(viewer, seed) {
  const random = randomOf(seed);
  const places = Array.from({ length: PLACES }, () => Math.floor(random() * LENGTH_MIB));
  const values = [];
  for (const place of [...places, 0]) {
    const startedMs = performance.now();
    await viewer.read(place, place + 1);
    values.push(performance.now() - startedMs);
  }
  return values;
}

async function bytesFetchedWhileFull(viewer) {
  await viewer.readAhead(0);
  const before = await settled(viewer);
  await pause(IDLE_MS);
  const after = await viewer.status();
  return after.bytesFromPeers - before.bytesFromPeers;
}

/**
 * Waits until nothing more comes.
 *
 * @throws Error when memory is not nearly full by then.
 */
async function settled(viewer) {
  const endMs = performance.now() + SETTLING_LIMIT_MS;
  let last = await viewer.status();
  for (;;) {
    await pause(SETTLED_MS);
    const now = await viewer.status();
    if (now.bytesFromPeers === last.bytesFromPeers && now.memoryBytes > 0.9 * BUDGET_BYTES) {
      return now;
    }
    if (performance.now() > endMs) throw new Error(`settles at ${now.memoryBytes} bytes`);
    last = now;
  }
}

/** The other one follows the first, which goes on reading; both must get what they ask for. */
async function serveAnother(arena, first, expected) {
  await first.read(SHARED_MIB, SHARED_MIB + BEHIND_MIB);
  const second = await Viewer.open(arena, null, expected);
  const startedMs = performance.now();
  for (let at = SHARED_MIB; at < SHARED_MIB + SHARED_LENGTH_MIB; at++) {
    await Promise.all([first.read(at + BEHIND_MIB, at + BEHIND_MIB + 1), second.read(at, at + 1)]);
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  const { peers } = await second.status();
  if (peers !== 1) throw new Error(`the other one has ${peers} sources`);
  return seconds;
}
