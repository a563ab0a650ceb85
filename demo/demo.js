import { describeOrigin, formatBytes, shareOfPeers, snippetFor } from './demo-text.js';
import { logEvents } from './event-log.js';
import { drawPieces } from './piece-strip.js';
import { USES } from './uses/list.js';

const element = (id) => document.getElementById(id);
const player = element('player');

/** Plays a magnet, or the URL of a `.torrent`. */
function play(torrent) {
  const attribute = /^magnet:/i.test(torrent) ? 'magnet' : 'src';
  player.removeAttribute(attribute === 'magnet' ? 'src' : 'magnet');
  player.setAttribute(attribute, torrent);
  element('snippet').textContent = snippetFor(attribute, torrent);
  showOrigin(null);
}

/** The address of this page that plays the same torrent. It never reaches a server's log. */
function remember(parameters) {
  history.replaceState(null, '', `#${new URLSearchParams(parameters)}`);
}

function showFilms(films, chosenId) {
  for (const film of films) {
    const label = document.createElement('label');
    const input = Object.assign(document.createElement('input'), {
      type: 'radio',
      name: 'film',
      value: film.id,
      checked: film.id === chosenId,
    });
    input.addEventListener('change', () => {
      remember({ film: film.id });
      element('torrent').value = '';
      player.setAttribute('poster', 'film/poster.jpg');
      play(film.magnet);
    });
    label.append(input, `${film.label}, ${formatBytes(film.lengthBytes)}`);
    element('films').append(label);
  }
}

function showUses() {
  const cards = USES.map(({ page, title, text }) => {
    const link = Object.assign(document.createElement('a'), { href: `uses/${page}.html` });
    const lines = { strong: title, span: text };
    for (const [tag, textContent] of Object.entries(lines)) {
      link.append(Object.assign(document.createElement(tag), { textContent }));
    }
    const card = document.createElement('li');
    card.append(link);
    return card;
  });
  element('uses').replaceChildren(...cards);
}

function playOther(torrent) {
  for (const input of element('films').querySelectorAll('input')) input.checked = false;
  player.removeAttribute('poster');
  remember({ torrent });
  play(torrent);
}

/** Shows a TorrentSnapshot, or the state before there is one. */
function showOrigin(snapshot) {
  const { bytesFromPeers = 0, bytesFromServers = 0 } = snapshot ?? {};
  const share = shareOfPeers(bytesFromPeers, bytesFromServers);
  const nothing = bytesFromPeers + bytesFromServers === 0;
  element('origin-sentence').textContent = describeOrigin(snapshot);
  element('bar-peers').style.width = nothing ? '0' : `${share * 100}%`;
  element('bar-servers').style.width = nothing ? '0' : `${(1 - share) * 100}%`;
  element('bytes-peers').textContent = formatBytes(bytesFromPeers);
  element('bytes-servers').textContent = formatBytes(bytesFromServers);
  element('bytes-given').textContent = formatBytes(snapshot?.bytesUploaded ?? 0);
  element('peers').textContent = String(snapshot?.peers ?? 0);
  element('rate-down').textContent = `${formatBytes(snapshot?.downloadBytesPerSecond ?? 0)}/s`;
  element('rate-up').textContent = `${formatBytes(snapshot?.uploadBytesPerSecond ?? 0)}/s`;
  drawPieces(element('pieces'), snapshot?.pieces ?? null);
}

async function copySnippet() {
  const button = element('copy');
  try {
    await navigator.clipboard.writeText(element('snippet').textContent);
    button.textContent = 'Copied';
  } catch {
    // No permission: select it, so that the viewer can copy it by hand.
    getSelection()?.selectAllChildren(element('snippet'));
  }
  setTimeout(() => (button.textContent = 'Copy'), 1_500);
}

async function start() {
  const { films } = await (await fetch('/swarm.json')).json();
  const address = new URLSearchParams(location.hash.slice(1));
  const other = address.get('torrent');
  const film = films.find(({ id }) => id === address.get('film')) ?? films[0];
  showFilms(films, other ? null : film.id);
  if (other) {
    element('torrent').value = other;
    playOther(other);
  } else {
    play(film.magnet);
  }
}

player.addEventListener('torrentstats', ({ detail }) => showOrigin(detail));
element('second').addEventListener('click', () => window.open(location.href, '_blank', 'noopener'));
element('copy').addEventListener('click', copySnippet);
element('other').addEventListener('submit', (event) => {
  event.preventDefault();
  playOther(element('torrent').value.trim());
});
logEvents(player, element('log'));
showUses();
start().catch((error) => {
  element('origin-sentence').textContent = `The local swarm does not answer: ${error.message}`;
});
