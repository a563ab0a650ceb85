import type { Torrent, TorrentInternals, Wire, WireInternals } from 'webtorrent';

const TORRENT_METHODS = [
  'addPeer',
  '_onMetadata',
  '_rechoke',
  '_startDiscovery',
  '_update',
  '_updateWireInterest',
  '_verifyPieces',
  '_markVerified',
  '_markUnverified',
  '_checkDone',
];
const TORRENT_LISTS = ['wires'];
const TORRENT_NUMBERS = ['_numQueued'];
const WIRE_METHODS = [
  'choke',
  'unchoke',
  'interested',
  'uninterested',
  'have',
  'request',
  'cancel',
  'use',
  'extended',
  'bitfield',
  'haveAll',
  'haveNone',
  'piece',
  'reject',
  '_onHave',
  '_onBitField',
  '_onHaveAll',
  '_onHaveNone',
  '_onRequest',
  '_onPiece',
  '_onCancel',
  '_onSuggest',
  '_onAllowedFast',
  '_onExtended',
];
const WIRE_EXTENSIONS = ['lt_donthave', 'ut_metadata'];

/**
 * Checks that this WebTorrent has the private members that the engine uses.
 *
 * @throws TypeError that names the missing ones.
 */
export function assertInternals(torrent: Torrent): asserts torrent is Torrent & TorrentInternals {
  reportMissing('Torrent', [
    ...TORRENT_METHODS.filter((name) => typeof Reflect.get(torrent, name) !== 'function'),
    ...TORRENT_LISTS.filter((name) => !Array.isArray(Reflect.get(torrent, name))),
    ...TORRENT_NUMBERS.filter((name) => typeof Reflect.get(torrent, name) !== 'number'),
    ...(Reflect.get(torrent, '_peers') instanceof Map ? [] : ['_peers']),
  ]);
}

/** The same for a wire, once WebTorrent has put its extensions on it (event `wire`). */
export function assertWireInternals(wire: Wire): asserts wire is Wire & WireInternals {
  reportMissing('Wire', [
    ...WIRE_METHODS.filter((name) => !hasMethod(wire, name)),
    ...WIRE_EXTENSIONS.filter((name) => !hasMethod(Reflect.get(wire, name), 'on')),
  ]);
}

function hasMethod(value: unknown, name: string): boolean {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function'
  );
}

function reportMissing(owner: string, names: readonly string[]): void {
  if (names.length > 0) {
    throw new TypeError(`This WebTorrent's ${owner} lacks ${names.join(', ')}`);
  }
}
