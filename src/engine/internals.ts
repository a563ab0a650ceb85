import type { Torrent, TorrentInternals, Wire, WireInternals } from 'webtorrent';

const TORRENT_METHODS = [
  'addPeer',
  '_onMetadata',
  '_rechoke',
  '_startDiscovery',
  '_update',
  '_updateSelections',
  '_updateWireWrapper',
];
const TORRENT_LISTS = ['_critical', 'pieces', 'wires'];
const SELECTION_METHODS = ['clear', 'insert'];
const WIRE_METHODS = ['choke', 'downloadSpeed', 'unchoke'];
const WIRE_EXTENSIONS = ['lt_donthave', 'ut_metadata'];

/**
 * Checks that this WebTorrent has the private members that the engine uses.
 *
 * @throws TypeError that names the missing ones.
 */
export function assertInternals(torrent: Torrent): asserts torrent is Torrent & TorrentInternals {
  const selections: unknown = Reflect.get(torrent, '_selections');
  reportMissing('Torrent', [
    ...TORRENT_METHODS.filter((name) => typeof Reflect.get(torrent, name) !== 'function'),
    ...TORRENT_LISTS.filter((name) => !Array.isArray(Reflect.get(torrent, name))),
    ...(Reflect.get(torrent, '_peers') instanceof Map ? [] : ['_peers']),
    ...SELECTION_METHODS.filter((name) => !hasMethod(selections, name)).map(
      (name) => `_selections.${name}`,
    ),
  ]);
}

/** The same for a wire, once WebTorrent has put its extensions on it (event `wire`). */
export function assertWireInternals(wire: Wire): asserts wire is Wire & WireInternals {
  reportMissing('Wire', [
    ...WIRE_METHODS.filter((name) => !hasMethod(wire, name)),
    ...WIRE_EXTENSIONS.filter((name) => !hasMethod(Reflect.get(wire, name), 'on')),
    ...(typeof Reflect.get(wire, 'downloaded') === 'number' ? [] : ['downloaded']),
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
