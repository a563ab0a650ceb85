import { forkSeeder } from '../../demo/swarm/fork-seeder.mjs';
import { openContent } from '../../demo/swarm/content.mjs';
import { makeTorrent } from '../../demo/swarm/torrent-file.mjs';
import { startTracker } from '../../demo/swarm/tracker.mjs';
import { Hanging, Victim, megabytes, seconds } from './victim.mjs';

const PIECE_LENGTH_BYTES = 256 * 1024;
const PIECE_COUNT = 16;
const LENGTH_BYTES = PIECE_COUNT * PIECE_LENGTH_BYTES;
const CONTENT = { name: 'film.mp4', lengthBytes: LENGTH_BYTES, seed: 1 };
/** The honest one is not so fast that nobody else is asked. */
const SEEDER_BYTES_PER_SECOND = 1e6;
const LIMIT_MS = 5_000;
const READ_MS = 20_000;

/**
 * @typedef {object} PeerAttack
 * @property {string} name
 * @property {string} does what the attacker's page is asked for
 * @property {'magnet' | 'file'} [joins] default `file`: the metadata is known
 * @property {string} [keys] that the magnet has too
 * @property {boolean} [isSeeded] whether there is an honest seeder too, whom the attacker does not know
 * @property {boolean} [isFilled] whether the victim holds everything by then
 * @property {number} [count] of attackers
 * @property {number} [limitMs]
 * @property {boolean} [reads] whether the victim reads everything meanwhile
 * @property {(facts: object) => string} [tell] default: whether it was closed
 */

const closing = ({ attack, status }) => {
  if (attack.closedMs !== null) return `closed after ${seconds(attack.closedMs)}`;
  return status === null ? 'does not answer' : 'still connected';
};

/** What was not refused, nor has arrived, waits in memory: see there. */
const serving = (facts) => {
  const { attack, status } = facts;
  const countedBytes = status?.bytesUploaded ?? NaN;
  return `${closing(facts)}; ${megabytes(attack.blockBytes)} arrived, ${megabytes(countedBytes)} counted as sent, ${attack.rejects} refused`;
};

const reading = (facts) => {
  const { read, status, attack } = facts;
  // What came and is not part of the file.
  const excessBytes = Math.max(0, (status?.bytesFromPeers ?? NaN) - LENGTH_BYTES);
  const whole =
    read.ms === null ? `not read in ${seconds(READ_MS)}` : `read in ${seconds(read.ms)}`;
  return `${whole}; ${megabytes(excessBytes)} wasted; liar asked ${attack.asked} times, ${closing(facts)}`;
};

const asking = (facts) => `asked for it ${facts.attack.asked} times; ${closing(facts)}`;

const obeying = ({ ready, status }) => {
  const state = ready ?? 'never ready';
  return status?.isDone ? `${state}; reports it downloaded, without a byte` : state;
};

/** @type {PeerAttack[]} */
const PEER_ATTACKS = [
  { name: 'a message of 2 GiB, 40 MB of it sent', does: 'hugeMessage', limitMs: 10_000 },
  { name: '100,000 requests', does: 'requestFlood', isFilled: true, tell: serving },
  {
    name: '34 kB of requests for 262 MB',
    does: 'greedy',
    isFilled: true,
    limitMs: 1_000,
    tell: serving,
  },
  { name: '64 MB of blocks that nobody asked for', does: 'unsolicited' },
  {
    name: 'wrong bytes in every block, beside an honest seeder',
    does: 'poison',
    isSeeded: true,
    reads: true,
    tell: reading,
  },
  {
    name: 'claims every piece and sends none, beside an honest seeder',
    does: 'lie',
    isSeeded: true,
    reads: true,
    tell: reading,
  },
  { name: 'a bitfield of one byte instead of two', does: 'shortBitfield' },
  { name: 'a bitfield of 1 MiB', does: 'longBitfield' },
  { name: 'a piece that does not exist', does: 'outOfRange' },
  { name: 'the handshake twice', does: 'handshakes' },
  { name: 'a HAVE of three bytes', does: 'halfHave' },
  { name: 'a block without bytes', does: 'emptyBlock' },
  { name: 'extended messages that are no bencode', does: 'badBencode' },
  { name: 'metadata that nobody asked for', does: 'strayMetadata', joins: 'magnet' },
  { name: 'metadata of 4 MiB and one byte', does: 'largeMetadata', joins: 'magnet', tell: asking },
  { name: 'wrong metadata, again and again', does: 'wrongMetadata', joins: 'magnet', tell: asking },
  {
    name: '`skipVerify=1` in the magnet, an option of the engine',
    does: 'rightMetadata',
    joins: 'magnet',
    keys: '&skipVerify=1',
    tell: obeying,
  },
  {
    name: '`store=x` in the magnet, an option of the engine',
    does: 'rightMetadata',
    joins: 'magnet',
    keys: '&store=x',
    tell: obeying,
  },
  {
    name: 'the right metadata from two peers at once',
    does: 'rightMetadata',
    joins: 'magnet',
    count: 2,
    tell: ({ ready }) => ready,
  },
].map(attackOf);

export { PEER_ATTACKS };

function attackOf(attack) {
  return {
    name: `peer: ${attack.name}`,
    run: (lab, kind) => run(lab, kind, attack),
    tell: attack.tell ?? closing,
  };
}

async function run(lab, kind, attack) {
  const { joins = 'file', keys = '', isSeeded = false, isFilled = false, count = 1 } = attack;
  const { infoHash, bytes, info } = await published();
  const arena = await lab.arena({ infoHash, contentPath: '/' });
  const honest = isSeeded || isFilled ? await startHonest(isFilled) : null;
  try {
    const victim = await Victim.open(arena, kind);
    const trackers = [victim.trackerUrl, ...(honest ? [honest.trackerUrl] : [])];
    await victim.call('join', sourceOf(joins, { infoHash, bytes, trackers, keys }));
    await arena.joined('victim');
    if (isFilled) await victim.call('read', { start: 0, end: LENGTH_BYTES });
    const attacker = await arena.peer('attacker', { page: 'attacker', role: 'seeder' });
    await attacker.call('connect', { trackerUrl: attacker.trackerUrl, infoHash, count });
    return await attackWith(attacker, victim, { attack, infoHash, info });
  } finally {
    await arena.close();
    await honest?.stop();
  }
}

async function attackWith(attacker, victim, { attack, infoHash, info }) {
  const { does: name, reads = false, joins, limitMs = reads ? READ_MS : LIMIT_MS } = attack;
  const facts = { infoHash, pieceCount: PIECE_COUNT, infoBase64: info.toString('base64') };
  const attacking = attacker.call('attack', { name, limitMs, ...facts });
  const read = reads ? await readAll(victim) : null;
  // A read that is done ends an attack that would go on.
  const told = reads ? await attacker.call('facts') : await attacking;
  attacking.catch(() => {});
  const ready = joins === 'magnet' ? await answerOf(victim, 'ready') : null;
  const status = await answerOf(victim, 'status');
  return { attack: told, read, ready, status, damage: await victim.damage() };
}

/** Null where the page hangs. */
async function answerOf(victim, name) {
  try {
    return await victim.call(name, undefined, LIMIT_MS);
  } catch (error) {
    if (error instanceof Hanging) return null;
    throw error;
  }
}

async function readAll(victim) {
  try {
    return { ms: await victim.call('read', { start: 0, end: LENGTH_BYTES }, READ_MS) };
  } catch (error) {
    if (!(error instanceof Hanging)) throw error;
    return { ms: null };
  }
}

function sourceOf(joins, { infoHash, bytes, trackers, keys }) {
  if (joins === 'file') return { base64: bytes.toString('base64'), trackers };
  const announce = trackers.map((url) => `&tr=${encodeURIComponent(url)}`).join('');
  return { text: `magnet:?xt=urn:btih:${infoHash}${announce}${keys}` };
}

async function published() {
  const content = await openContent(CONTENT);
  const torrent = await makeTorrent([content], { pieceLengthBytes: PIECE_LENGTH_BYTES });
  const start = torrent.bytes.indexOf('4:info') + '4:info'.length;
  // The only member of the file's dictionary.
  return { ...torrent, info: torrent.bytes.subarray(start, -1) };
}

async function startHonest(isFast) {
  const tracker = await startTracker();
  const seeder = await forkSeeder({
    files: [CONTENT],
    pieceLengthBytes: PIECE_LENGTH_BYTES,
    trackers: [tracker.url],
    ...(!isFast && { uploadBytesPerSecond: SEEDER_BYTES_PER_SECOND }),
  });
  return {
    trackerUrl: tracker.url,
    async stop() {
      await seeder.kill();
      await tracker.stop();
    },
  };
}
