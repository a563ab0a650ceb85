import { snippetsFor } from '../../publish/src/share/snippets.js';
import { writeMagnet } from '../../publish/src/share/magnet.js';
import { formatBytes } from '../demo-text.js';
import { showFindings } from './findings-list.js';
import { describePieces, describeSharing } from './publish-text.js';
import { showTabs } from './snippet-tabs.js';

const SECOND_MS = 1_000;
const element = (id) => document.getElementById(id);

/**
 * Shows a film that is shared, and how it goes, until it is stopped.
 *
 * @param {object} film
 * @param {import('../../src/engine/index.js').ContentSeeding} film.seeding
 * @param {Uint8Array} film.torrent
 * @param {number} film.totalBytes
 * @param {number} film.pieceLengthBytes
 * @param {ReturnType<typeof import('./options-form.js').readOptions>} film.options
 * @param {readonly import('../../publish/src/media/check-media.js').MediaReport[]} film.reports
 * @param {AbortSignal} signal aborted when it is not shared any more
 */
export function showSharedFilm(film, signal) {
  const { seeding, torrent, totalBytes, pieceLengthBytes, options, reports } = film;
  const { infoHash, name } = seeding;
  const { trackers, webSeeds } = options;
  const magnet = writeMagnet({ infoHash, name, trackers, webSeeds });
  element('published').hidden = false;
  element('film-name').textContent = name;
  element('size').textContent = formatBytes(totalBytes);
  element('pieces').textContent = describePieces(totalBytes, pieceLengthBytes);
  element('magnet').textContent = magnet;
  element('watch').href = `./#${new URLSearchParams({ torrent: magnet })}`;
  showPreview(magnet, options.iceServers);
  linkFile(element('torrent-file'), torrent, `${name}.torrent`, signal);
  element('findings').hidden = reports.length === 0;
  showFindings(element('findings-list'), reports);
  // Of a single file: what several have in common is a folder, which nobody can watch.
  const watchUrl = webSeeds.find((url) => !url.endsWith('/'));
  const facts = { magnet, name, playerUrl: options.playerUrl, ...(watchUrl && { watchUrl }) };
  const snippets = snippetsFor(facts);
  showTabs(element('snippet-tabs'), element('snippet-panel'), snippets, ({ note, code }) => {
    element('snippet-note').textContent = note;
    element('snippet').textContent = code;
  });
  followStatus(seeding, trackers, signal);
  signal.addEventListener('abort', () => {
    element('preview').removeAttribute('magnet');
    element('published').hidden = true;
  });
}

function showPreview(magnet, iceServers) {
  const player = element('preview');
  if (iceServers) player.setAttribute('ice-servers', JSON.stringify(iceServers));
  else player.removeAttribute('ice-servers');
  player.setAttribute('magnet', magnet);
}

function linkFile(link, bytes, name, signal) {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/x-bittorrent' }));
  link.href = url;
  link.download = name;
  signal.addEventListener('abort', () => URL.revokeObjectURL(url));
}

function followStatus(seeding, trackers, signal) {
  const show = () => {
    const { status } = seeding;
    const { state, text } = describeSharing(status, trackers);
    const line = element('sharing-state');
    line.dataset.state = state;
    // A live region speaks whenever its text is set.
    if (line.textContent !== text) line.textContent = text;
    element('viewers').textContent = String(status.peers);
    element('given').textContent = formatBytes(status.bytesUploaded);
    element('giving').textContent = `${formatBytes(status.uploadBytesPerSecond)}/s`;
  };
  show();
  const timer = setInterval(show, SECOND_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
