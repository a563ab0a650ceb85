import { formatBytes } from '../demo-text.js';

/** What the publishing page says, as pure functions. */

/** Whether only this computer reaches a URL. */
export function isLocal(url) {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

/**
 * How sharing goes, for people and as a state.
 *
 * @param {import('../../src/engine/index.js').ContentSeedingStatus} status
 * @param {readonly string[]} trackers
 * @returns {{state: 'waiting' | 'ready' | 'failed', text: string}}
 */
export function describeSharing(status, trackers) {
  if (status.trackers === 'none') {
    return { state: 'failed', text: 'There is no tracker, so nobody can find this page.' };
  }
  if (status.trackers === 'failed') {
    return { state: 'failed', text: 'No tracker answers. It goes on trying.' };
  }
  if (status.trackers === 'waiting') return { state: 'waiting', text: 'Asking the tracker…' };
  const reach = trackers.every(isLocal)
    ? ' The tracker is on this computer: name a public one in the options to reach others.'
    : '';
  const whom = status.peers === 0 ? 'Ready for viewers.' : 'Somebody watches.';
  return { state: 'ready', text: `${whom} Keep this page open.${reach}` };
}

/**
 * How far the making of a torrent is.
 *
 * @param {number} hashedBytes
 * @param {number} totalBytes
 */
export function describeProgress(hashedBytes, totalBytes) {
  const percent = Math.floor((100 * hashedBytes) / totalBytes);
  return `${formatBytes(hashedBytes)} of ${formatBytes(totalBytes)} hashed, ${percent} %`;
}

/** The lines of a text that say something. @param {string} text */
export function linesOf(text) {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/**
 * The words of a command as a shell reads them, with the spaces between them.
 *
 * @param {string} command
 */
export function wordsOf(command) {
  return command.match(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+|\s+|./g) ?? [];
}

/** How a torrent is cut. @param {number} totalBytes @param {number} pieceLengthBytes */
export function describePieces(totalBytes, pieceLengthBytes) {
  return `${Math.ceil(totalBytes / pieceLengthBytes)} × ${pieceLengthBytes / 1024} KiB`;
}
