/** What the engine's page gets of our source; bundled before each run. */
export { joinTorrent } from '../../src/engine/index.js';
export { parseTorrentSource } from '../../src/engine/torrent-source.js';
