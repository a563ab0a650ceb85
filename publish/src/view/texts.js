import { formatBytes } from '../command/sizes.js';

/** @import {PublishEvent, StatusEvent, TorrentEvent} from '../command/events.js' */
/** @import {MediaReport} from '../media/check-media.js' */

/**
 * What an event looks like in a terminal or a log: lines, or none. What changes
 * every second is not among it.
 *
 * @param {PublishEvent} event
 * @returns {string[]}
 */
export function linesOf(event) {
  switch (event.event) {
    case 'media':
      return mediaLines(event);
    case 'warning':
      return [`⚠ ${event.message}`];
    case 'torrent':
      return torrentLines(event);
    case 'listening':
      return [
        `HTTP       ${event.url}`,
        ...(event.webSeed ? [`Web seed   ${event.webSeed}`] : []),
        ...event.trackers.map((url) => `Tracker    ${url}`),
      ];
    case 'snippets':
      return event.snippets.flatMap(({ label, note, code }) => [
        '',
        `── ${label}: ${note}`,
        ...code.split('\n'),
      ]);
    case 'serving':
      return ['', `Serving. Peers over TCP reach port ${event.torrentPort}. Ctrl-C ends it.`];
    case 'tracker':
      return [`✓ ${event.url} knows the torrent`];
    case 'stopping':
      return [`Stopping (${event.reason}) …`];
    case 'error':
      return [`✗ ${event.message}`];
    default:
      return [];
  }
}

/** @param {MediaReport} report */
function mediaLines({ file, container, durationSeconds, codecs, findings, command }) {
  const duration = durationSeconds === null ? [] : [formatDuration(durationSeconds)];
  const facts = [...(container ? [container] : []), ...codecs, ...duration].join(', ');
  return [
    findings.length === 0 ? `✓ ${file}: ${facts}` : `⚠ ${file}${facts && `: ${facts}`}`,
    ...findings.map(({ message }) => `    ${message}`),
    ...(command ? [`    This mends it: ${command}`] : []),
  ];
}

/** @param {TorrentEvent} event */
function torrentLines({ name, infoHash, lengthBytes, pieceLengthBytes, magnet, torrentFile }) {
  const pieces = `pieces of ${pieceLengthBytes / 1024} KiB`;
  return [
    '',
    `${name}   ${formatBytes(lengthBytes)}, ${pieces}`,
    `Infohash   ${infoHash}`,
    ...(torrentFile ? [`Torrent    ${torrentFile}`] : []),
    `Magnet     ${magnet}`,
  ];
}

/** One line on how it goes. @param {StatusEvent} status */
export function statusLine(status) {
  const { browsers, peers, uploadedBytes, servedBytes, downloadedBytes } = status;
  const parts = [
    `${browsers} ${browsers === 1 ? 'browser' : 'browsers'}`,
    `${peers} ${peers === 1 ? 'peer' : 'peers'}`,
    `↑ ${formatBytes(status.uploadBytesPerSecond)}/s`,
    ...(downloadedBytes > 0 ? [`↓ ${formatBytes(status.downloadBytesPerSecond)}/s`] : []),
    `given ${formatBytes(uploadedBytes)}`,
    ...(servedBytes > 0 ? [`over HTTP ${formatBytes(servedBytes)}`] : []),
  ];
  return parts.join('   ');
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts
    .slice(parts[0] === 0 ? 1 : 0)
    .map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');
}
