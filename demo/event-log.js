const LOGGED = [
  'torrentmetadata',
  'torrentfilechange',
  'torrentseedingchange',
  'torrentdiagnosis',
  'torrentconsentrequest',
  'torrenterror',
  'loadstart',
  'loadedmetadata',
  'canplay',
  'play',
  'playing',
  'waiting',
  'pause',
  'seeking',
  'seeked',
  'ended',
  'error',
];
const MOST_LINES = 200;

/** Lists a player's events, the newest first. */
export function logEvents(player, list) {
  for (const type of LOGGED) {
    player.addEventListener(type, (event) => {
      list.prepend(lineFor(event, player.currentTime));
      while (list.children.length > MOST_LINES) list.lastElementChild.remove();
    });
  }
}

function lineFor(event, currentTime) {
  const time = document.createElement('time');
  time.textContent = `${(event.timeStamp / 1000).toFixed(2)} s`;
  const line = document.createElement('li');
  const position = Number.isFinite(currentTime) ? ` at ${currentTime.toFixed(2)} s` : '';
  line.append(time, event.type + position + detailOf(event.detail));
  return line;
}

function detailOf(detail) {
  if (detail === null || detail === undefined) return '';
  if (typeof detail !== 'object') return `: ${detail}`;
  const { code, message, name, state } = detail;
  const known = [code, message, name, state].filter((value) => typeof value === 'string');
  return known.length > 0 ? `: ${known.join(', ')}` : '';
}
