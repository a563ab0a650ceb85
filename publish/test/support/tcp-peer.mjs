/**
 * An ordinary BitTorrent client in a process of its own: stock WebTorrent with
 * TCP alone, as it would be without WebRTC. Started by `tcp-peer.js`.
 *
 * Arguments: `seed FILE TRACKER [BYTES_PER_SECOND]` or `fetch TORRENT FOLDER`. Prints a line of
 * JSON when it is ready, and when it has everything.
 */
import nodeModule from 'node:module';
import { resolve } from './tcp-peer-hook.mjs';

if (nodeModule.registerHooks) nodeModule.registerHooks({ resolve });
else nodeModule.register('./tcp-peer-hook.mjs', import.meta.url);
const { default: WebTorrent } = await import('webtorrent');

const [mode, what, where, rate] = process.argv.slice(2);
const client = new WebTorrent({
  ...{ dht: false, lsd: false, utPex: false, natUpnp: false, natPmp: false, webSeeds: false },
  torrentPort: { port: 0, host: '127.0.0.1' },
  uploadLimit: rate ? Number(rate) : -1,
});
const tell = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

if (mode === 'seed') {
  const options = { announce: [where], pieceLength: 64 * 1024, name: undefined };
  client.seed(what, options, ({ infoHash, magnetURI }) => {
    tell({ ready: true, infoHash, magnet: magnetURI, port: client.torrentPort });
  });
} else {
  const torrent = client.add(what, { path: where });
  torrent.on('wire', (wire) => tell({ wire: wire.type }));
  torrent.on('done', () => tell({ done: true, path: torrent.files[0].path }));
  torrent.on('ready', () => tell({ ready: true }));
}
process.on('SIGTERM', () => client.destroy(() => process.exit(0)));
