import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import Server from 'bittorrent-tracker/server';
import { Victim } from './victim.mjs';

const INFO_HASH = 'c1'.repeat(20);
const LOOPBACK = '127.0.0.1';
const OBSERVED_MS = 5_000;
const OFFERS = 1_500;

/**
 * @typedef {object} TrackerAttack
 * @property {string} name
 * @property {(announce: object, say: (message: unknown) => void) => void} onAnnounce
 *   what it does when somebody announces for the first time; `say` sends text
 *   as it is, and anything else as JSON
 */

/** @type {TrackerAttack[]} */
const BEHAVIOURS = [
  {
    name: 'a message of 32 MB',
    onAnnounce: (announce, say) => say({ ...answerTo(announce), padding: 'x'.repeat(32e6) }),
  },
  {
    name: 'garbage: not JSON, and every member of a wrong type',
    onAnnounce(announce, say) {
      say('certainly not JSON');
      for (const message of wrongMessages(announce)) say(message);
    },
  },
  {
    name: 'announce again after 50 ms',
    onAnnounce: (announce, say) => say({ ...answerTo(announce), interval: 0.05 }),
  },
  {
    name: '1,500 offers',
    onAnnounce(announce, say) {
      const { offer } = announce.offers[0];
      for (let at = 0; at < OFFERS; at++) {
        const peer_id = String(at).padStart(20, 'x');
        say({ ...answerTo(announce), peer_id, offer_id: peer_id, offer });
      }
    },
  },
];

/** @type {import('./index.mjs').Attack[]} */
export const TRACKER_ATTACKS = BEHAVIOURS.map(({ name, onAnnounce }) => ({
  name: `tracker: ${name}`,
  run: (lab, kind) => run(lab, kind, onAnnounce),
  tell: ({ announces, damage }) =>
    damage.hungMs === null
      ? `${damage.mostConnections} connections at most, ${announces} announces`
      : `${announces} announces`,
}));

const answerTo = ({ info_hash }) => ({ action: 'announce', info_hash, interval: 120 });

function wrongMessages(announce) {
  const wrong = [null, 0, -1, 1e300, '', 'x', [], {}, [null], { sdp: 1 }, true];
  const members = ['offer', 'answer', 'offer_id', 'peer_id', 'interval', 'complete', 'info_hash'];
  const { offer, offer_id } = announce.offers[0];
  const introduction = { ...answerTo(announce), peer_id: 'p'.repeat(20), offer_id: 'o', offer };
  const answer = { ...answerTo(announce), peer_id: 'q'.repeat(20), offer_id, answer: {} };
  return [...members, 'action', 'failure reason'].flatMap((member) =>
    wrong.flatMap((value) => [
      value,
      { ...introduction, [member]: value },
      { ...answer, [member]: value },
    ]),
  );
}

async function run(lab, kind, onAnnounce) {
  const tracker = await startHostileTracker(onAnnounce);
  const arena = await lab.arena({ infoHash: INFO_HASH, contentPath: '/' });
  try {
    const victim = await Victim.open(arena, kind);
    const tr = encodeURIComponent(tracker.url);
    await victim.call('join', { text: `magnet:?xt=urn:btih:${INFO_HASH}&tr=${tr}` });
    await tracker.announced;
    await pause(OBSERVED_MS);
    return { announces: tracker.announces(), damage: await victim.damage() };
  } finally {
    await arena.close();
    await tracker.stop();
  }
}

/** The server of `bittorrent-tracker`, with another will. */
async function startHostileTracker(onAnnounce) {
  const server = new Server({ http: false, udp: false, stats: false });
  let announces = 0;
  let report;
  const announced = new Promise((resolve) => (report = resolve));
  server.onWebSocketConnection = (socket) => {
    const say = (message) =>
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    socket.on('message', (data) => {
      const announce = JSON.parse(String(data));
      if (!announce.offers?.length) return;
      announces++;
      if (announces > 1) return;
      onAnnounce(announce, say);
      report();
    });
    socket.on('error', () => {});
  };
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  return {
    url: `ws://${LOOPBACK}:${server.http.address().port}`,
    announced,
    announces: () => announces,
    async stop() {
      const closed = once(server.http, 'close');
      server.close();
      server.http.closeAllConnections();
      await closed;
    },
  };
}
