import { bencode } from '../../demo/swarm/torrent-file.mjs';
import { Victim } from './victim.mjs';

const HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
const MAGNET = `magnet:?xt=urn:btih:${HASH}`;
const LIMIT_MS = 5_000;
/** Whatever happens after it was accepted. */
const AFTERMATH_MS = 1_000;
const PIECE_LENGTH_BYTES = 16 * 1024;
const NESTING = 100_000;
/** Nothing listens there. */
const NOBODY = 'ws://127.0.0.1:40010';

const magnets = {
  empty: '',
  'without a hash': 'magnet:?dn=film',
  'a hash of 39 digits': `magnet:?xt=urn:btih:${HASH.slice(1)}`,
  'a hash of 41 digits': `${MAGNET}0`,
  'base32 with wrong digits': `magnet:?xt=urn:btih:${'1'.repeat(32)}`,
  'broken percent-escapes': `${MAGNET}&dn=100%&tr=%ZZ`,
  'BitTorrent v2 only': `magnet:?xt=urn:btmh:1220${HASH}${HASH.slice(0, 24)}`,
  '`emit=x`, a method of the engine': `${MAGNET}&emit=x`,
  'fifty million files chosen': `${MAGNET}&so=0-50000000`,
  '2,000 trackers':
    MAGNET + Array.from({ length: 2_000 }, (_, at) => `&tr=${NOBODY}/${at}`).join(''),
};

const hashes = (count) => Buffer.alloc(count * 20, 7);
const sound = {
  name: 'film.mp4',
  length: 40_000,
  'piece length': PIECE_LENGTH_BYTES,
  pieces: hashes(3),
};
const folderOf = (files) => ({
  name: 'folder',
  'piece length': PIECE_LENGTH_BYTES,
  pieces: hashes(3),
  files,
});
const torrent = (info) => bencode({ info });

const torrents = {
  'not bencode': Buffer.from('<!doctype html><title>Not found</title>'),
  truncated: torrent(sound).subarray(0, 60),
  'a negative length': torrent({ ...sound, length: -40_000 }),
  'a length of 2^60': Buffer.from(
    torrent(sound).toString('latin1').replace('i40000e', 'i1152921504606846976e'),
    'latin1',
  ),
  'paths that climb out': torrent(folderOf([{ length: 40_000, path: ['..', '..', 'film.mp4'] }])),
  'two hashes for three pieces': torrent({ ...sound, pieces: hashes(2) }),
  'pieces of 0 bytes': torrent({ ...sound, 'piece length': 0 }),
  'pieces of 1 byte': torrent({ ...sound, 'piece length': 1, pieces: hashes(40_000) }),
  '100,000 empty files': torrent(
    folderOf(Array.from({ length: 100_000 }, (_, at) => ({ length: 0, path: [`${at}`] }))),
  ),
  'BitTorrent v2 only': torrent({
    name: 'film.mp4',
    'meta version': 2,
    'piece length': PIECE_LENGTH_BYTES,
    'file tree': {},
  }),
  'lists nested 100,000 deep': Buffer.concat([
    Buffer.from('d4:info'),
    Buffer.from('l'.repeat(NESTING) + 'e'.repeat(NESTING)),
    Buffer.from('e'),
  ]),
};

/** @type {import('./index.mjs').Attack[]} */
export const SOURCE_ATTACKS = [
  ...Object.entries(magnets).map(([what, text]) => attackOf(`magnet: ${what}`, { text })),
  ...Object.entries(torrents).map(([what, bytes]) =>
    attackOf(`.torrent: ${what}`, { base64: bytes.toString('base64') }),
  ),
];

function attackOf(name, source) {
  return {
    name,
    async run(lab, kind) {
      const arena = await lab.arena({ infoHash: HASH, contentPath: '/' });
      const victim = await Victim.open(arena, kind);
      const startedMs = performance.now();
      const outcome = await victim
        .call('attempt', { ...source, limitMs: LIMIT_MS })
        .catch((error) => error.message);
      const tookMs = performance.now() - startedMs;
      await new Promise((resolve) => setTimeout(resolve, AFTERMATH_MS));
      return { outcome, tookMs, damage: await victim.damage() };
    },
    tell: ({ outcome, damage }) =>
      damage.mostSockets > 0 ? `${outcome}; ${damage.mostSockets} sockets at once` : outcome,
  };
}
