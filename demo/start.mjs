/**
 * `npm start`: the demo page with a swarm of its own, all on this machine and
 * without the internet.
 *
 * Options: `--port 8421` (another free port is taken when that one is busy).
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWhenStale } from './build-when-stale.mjs';
import { forkSeeder } from './swarm/fork-seeder.mjs';
import { startTracker } from './swarm/tracker.mjs';
import { startWebServer } from './swarm/web-server.mjs';
import { demoTorrents } from './torrents.mjs';

const DEFAULT_PORT = 8421;
const PIECE_LENGTH_BYTES = 64 * 1024;
/**
 * Seven times the film's bit rate: quick enough to start at once, and slow
 * enough that a second viewer gets most of it from the first.
 */
const SEEDER_BYTES_PER_SECOND = 500_000;

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  await buildWhenStale(path('..'));
  // A moment's work, so it need not be asked whether it is stale.
  await import('./publish/build.mjs');
  const running = [];
  const stop = async () => {
    await Promise.allSettled(running.map((part) => part.stop()));
    process.exit();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const tracker = await startTracker();
    running.push(tracker);
    const torrents = await demoTorrents();
    const seeds = await Promise.all(torrents.map((torrent) => publish(torrent, tracker.url)));
    running.push(...seeds.map(({ seeder }) => seeder));
    const server = await startOnPort(portOf(values.port), serverOptions(seeds, tracker.url));
    running.push(server);
    announce(server.url, tracker.url, seeds);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
    await stop();
  }
}

function portOf(text) {
  const port = Number(text ?? DEFAULT_PORT);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`--port ${text}: not a port number`);
}

async function publish({ id, label, lengthBytes, ...content }, trackerUrl) {
  const seeder = await forkSeeder({
    ...content,
    pieceLengthBytes: PIECE_LENGTH_BYTES,
    trackers: [trackerUrl],
    uploadBytesPerSecond: SEEDER_BYTES_PER_SECOND,
  });
  return { id, label, lengthBytes, seeder };
}

/** `/swarm.json` tells pages what there is: the films to choose from, and every magnet. */
function serverOptions(seeds, trackerUrl) {
  const films = seeds.filter(({ label }) => label);
  const swarm = {
    trackerUrl,
    films: films.map(({ id, label, lengthBytes, seeder }) => ({
      id,
      label,
      lengthBytes,
      magnet: seeder.magnet,
      infoHash: seeder.infoHash,
      torrentUrl: `/${id}.torrent`,
    })),
    magnets: Object.fromEntries(seeds.map(({ id, seeder }) => [id, seeder.magnet])),
  };
  const json = () => ({ type: 'application/json', body: JSON.stringify(swarm) });
  const torrents = seeds.map(({ id, seeder }) => [
    `/${id}.torrent`,
    () => ({
      type: 'application/x-bittorrent',
      body: Buffer.from(seeder.torrentBase64, 'base64'),
    }),
  ]);
  return {
    folders: {
      '/': path('.'),
      '/build/': path('../build'),
      '/dist/': path('../dist'),
      // For the page that shows the film in somebody else's player.
      '/media-chrome/': path('../node_modules/media-chrome/dist'),
    },
    answers: { '/swarm.json': json, ...Object.fromEntries(torrents) },
    // The snippets that the pages give load the player from here, into pages of other origins.
    cors: true,
  };
}

const nameOf = (magnet) => new URL(magnet).searchParams.get('dn');

async function startOnPort(port, options) {
  try {
    return await startWebServer({ ...options, port });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    console.log(`Port ${port} is busy; taking another.`);
    return startWebServer(options);
  }
}

function announce(pageUrl, trackerUrl, seeds) {
  console.log(`
  torrent-player

  Open      ${pageUrl}/
  Tracker   ${trackerUrl}
  Seeding   ${seeds.map(({ seeder }) => nameOf(seeder.magnet)).join(', ')}

  Open the page twice to see two viewers share. Ctrl-C ends everything.
`);
}

await main();
