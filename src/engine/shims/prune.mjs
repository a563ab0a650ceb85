/**
 * Methods of WebTorrent's classes that the engine never reaches, because what
 * calls them is replaced: the stock picker and choker, web seeds, other
 * transports, disk stores, hashing of what lies on disk, streams of files,
 * encryption. By the end of the file's path. They are a fifth of the bundle.
 */
const UNREACHED = {
  '/webtorrent/index.js': ['createServer', 'seed', 'progress', 'ratio', '_utpServer'],
  '/webtorrent/lib/torrent.js': [
    'timeRemaining',
    'progress',
    'ratio',
    'torrentFileBlob',
    '_getMetadataFromServer',
    'getFileModtimes',
    '_verifyPiece',
    '_verifyPiecesUsingBitfield',
    '_verifyPiecesUsingHash',
    '_verifyPieces',
    'rescanFiles',
    'addWebSeed',
    'critical',
    '_updateSelections',
    '_gcSelections',
    '_updateInterest',
    '_updateWireInterest',
    '_update',
    '_updateWireWrapper',
    '_updateWire',
    '_rechoke',
    '_hotswap',
    '_request',
    'load',
    '_drain',
    '_validAddr',
    '_isIPv4',
  ],
  '/webtorrent/lib/file.js': [
    'downloaded',
    'progress',
    'createReadStream',
    'arrayBuffer',
    'blob',
    'stream',
    'streamURL',
    'streamTo',
    'includes',
  ],
  '/webtorrent/lib/rarity-map.js': ['getRarestPiece', '_initWire', 'recalculate'],
  '/bittorrent-protocol/index.js': ['startEncryption', '_parseUntil'],
  '/@thaunknown/simple-peer/lite.js': ['getStats', '_maybeReady', '_onInterval'],
};

const listFor = (id) =>
  Object.entries(UNREACHED).find(([path]) => id.replaceAll('\\', '/').endsWith(path))?.[1];

/** All class members of a module: rollup's tree has them at its top level, perhaps exported. */
function classMembers({ body }) {
  const declarations = body.map((statement) => statement.declaration ?? statement);
  return declarations.flatMap((node) => (node.type === 'ClassDeclaration' ? node.body.body : []));
}

/**
 * A rollup plugin that empties the bodies of `UNREACHED`.
 *
 * @throws Error when a method is gone: then WebTorrent has changed, and the list must be looked at.
 * @returns {import('rollup').Plugin}
 */
export function prune() {
  return {
    name: 'prune-unreached-methods',
    transform(code, id) {
      const names = listFor(id);
      if (!names) return null;
      const members = classMembers(this.parse(code));
      const bodies = names.map((name) => {
        const found = members.find(({ key }) => key.name === name);
        if (!found) throw new Error(`${id} has no method ${name}`);
        return found.value.body;
      });
      bodies.sort((a, b) => b.start - a.start);
      let pruned = code;
      for (const { start, end } of bodies) {
        pruned = `${pruned.slice(0, start)}{}${pruned.slice(end)}`;
      }
      return { code: pruned, map: null };
    },
  };
}
