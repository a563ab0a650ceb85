import { expect } from '@open-wc/testing';
import type { TorrentPlayer } from '../../src/index.js';
import { Swarm } from '../support/swarm.js';
import { Viewer, until } from '../support/viewer.js';

/** 24 s of 320 × 180 each, in every container. */
const FILMS = [
  'index-first.mp4',
  'index-last.mp4',
  'fragmented.mp4',
  'h264-aac.mkv',
  'vp9-opus.webm',
];
/** A few times the bit rate, so that two places of one film compete. */
const SEEDER_BYTES_PER_SECOND = 100_000;
const PIECE_BYTES = 16 * 1024;
/** Where the second player of each film begins. */
const OTHER_PLACE_SEC = 12;
const PLAYED_SEC = 1;
/** RTCPeerConnections of one page (swarm-client.ts). */
const MAX_PAGE_CONNECTIONS = 150;

/** What a page tells trackers. */
interface Announce {
  readonly info_hash: string;
  readonly peer_id: string;
  readonly event?: string;
}

describe('ten players of five torrents on one page', function () {
  this.timeout(60_000);
  const swarms: Swarm[] = [];
  let viewer: Viewer;
  let announces: Announce[] = [];

  before(async () => {
    // One after the other: five seeders that start at once take the machine away from the runner.
    for (const name of FILMS) {
      swarms.push(
        await Swarm.start({
          files: [{ path: `test/fixtures/${name}` }],
          pieceLengthBytes: PIECE_BYTES,
          seeder: { uploadBytesPerSecond: SEEDER_BYTES_PER_SECOND },
        }),
      );
    }
    viewer = await Viewer.open({});
    announces = recordAnnounces(viewer);
  });
  after(async () => {
    expect(viewer.spy.errors, 'uncaught errors').to.deep.equal([]);
    viewer.close();
    await Promise.all(swarms.map((swarm) => swarm.stop()));
  });

  function addPlayer(magnet: string): TorrentPlayer {
    const { window, player: first } = viewer;
    const player = window.document.createElement('torrent-player');
    for (const { name, value } of first.attributes) player.setAttribute(name, value);
    player.magnet = magnet;
    player.style.width = '80px';
    window.document.body.append(player);
    return player;
  }

  const counts = () => {
    const { sockets, connections, timers, blobUrls, workers } = viewer.spy;
    return {
      sockets: sockets.size,
      connections: connections.size,
      timers: timers.size,
      blobUrls: blobUrls.size,
      workers: workers.size,
    };
  };

  it('share one client, play side by side, and leave nothing behind', async () => {
    viewer.player.remove();
    const atOnce = swarms.map(({ magnet }) => addPlayer(magnet));
    const others = swarms.map(({ magnet }) => addPlayer(magnet));
    for (const player of others) player.currentTime = OTHER_PLACE_SEC;
    const all = [...atOnce, ...others];
    let mostConnections = 0;
    for (const player of all) {
      player.play().catch(() => undefined);
      player.addEventListener('torrentstats', () => {
        mostConnections = Math.max(mostConnections, viewer.spy.connections.size);
      });
    }
    const hasPlayed = (player: TorrentPlayer): boolean =>
      player.videoWidth === 320 && player.currentTime > placeOf(player) + PLAYED_SEC;
    const placeOf = (player: TorrentPlayer): number =>
      others.includes(player) ? OTHER_PLACE_SEC : 0;
    await until('all have played for a second', () => all.every(hasPlayed), 20_000);

    expect(new Set(announces.map((one) => one.peer_id)).size, 'clients').to.equal(1);
    const joined = announces.filter(({ event }) => event === 'started');
    expect(joined.length, 'joins').to.equal(FILMS.length);
    expect(new Set(joined.map((one) => one.info_hash)).size, 'torrents').to.equal(FILMS.length);
    expect(viewer.spy.sockets.size, 'trackers').to.equal(FILMS.length);
    expect(mostConnections).to.be.within(FILMS.length, MAX_PAGE_CONNECTIONS);
    for (const swarm of swarms) expect((await swarm.stats()).peers).to.equal(1);

    for (const player of atOnce) player.remove();
    const places = others.map(({ currentTime }) => currentTime);
    const playOn = () => others.every(({ currentTime }, at) => currentTime > places[at]! + 0.5);
    await until('the others play on', playOn);
    expect(viewer.spy.sockets.size, 'trackers').to.equal(FILMS.length);

    for (const player of others) player.remove();
    const isReleased = () => Object.values(counts()).every((count) => count === 0);
    await until('everything is released', isReleased, 2_000).catch(() => undefined);
    const nothing = { sockets: 0, connections: 0, timers: 0, blobUrls: 0, workers: 0 };
    expect(counts()).to.deep.equal(nothing);
  });
});

/** What the page's WebSockets send from now on. */
function recordAnnounces({ window }: Viewer): Announce[] {
  const announces: Announce[] = [];
  const { send } = window.WebSocket.prototype;
  window.WebSocket.prototype.send = function (data) {
    if (typeof data === 'string') announces.push(JSON.parse(data) as Announce);
    send.call(this, data);
  };
  return announces;
}
