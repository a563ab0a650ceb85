import { logEvents } from '../event-log.js';

const player = document.getElementById('player');
const snapshot = document.getElementById('snapshot');

const COMMANDS = {
  play: () => player.play(),
  pause: () => player.pause(),
  skip: () => (player.currentTime += 10),
  seeding: () => (player.seeding = !player.seeding),
  leave: () => player.leave(),
};

/** Maps of pieces are told by their counts: they may have thousands of entries. */
function summary(key, value) {
  if (!(value instanceof Uint8Array)) return value;
  return `${value.reduce((sum, one) => sum + Math.min(one, 1), 0)} of ${value.length}`;
}

function showSnapshot() {
  snapshot.textContent = JSON.stringify(player.torrent, summary, 2);
}

for (const button of document.querySelectorAll('.commands button')) {
  // What becomes of it, the events say.
  button.addEventListener('click', () => Promise.resolve(COMMANDS[button.value]()).catch(() => {}));
}
for (const type of ['torrentstats', 'torrentmetadata', 'torrentseedingchange', 'emptied']) {
  player.addEventListener(type, showSnapshot);
}
logEvents(player, document.getElementById('log'));
