import type { PieceMap, PlaybackSlice, SwarmSlice, TorrentSlice } from '../core/player-state.js';
import { formatBytes, formatCount, formatPercent, formatRatio } from './format.js';
import type { Strings } from './strings.js';

/** A term and what is said of it. */
export type StatsRow = readonly [term: string, value: string];

/** What went where. The ratio is what was uploaded per what came from peers and servers together. */
export function transferRows(swarm: SwarmSlice, strings: Strings): StatsRow[] {
  const { locale } = strings;
  const { bytesFromPeers, bytesFromServers, bytesUploaded, bytesWasted } = swarm;
  const takenBytes = bytesFromPeers + bytesFromServers;
  const share = (bytes: number): string =>
    takenBytes > 0 && bytesFromServers > 0 ? ` (${formatPercent(bytes / takenBytes, locale)})` : '';
  return [
    [strings.fromPeers, formatBytes(bytesFromPeers, locale) + share(bytesFromPeers)],
    [strings.fromServers, formatBytes(bytesFromServers, locale) + share(bytesFromServers)],
    [strings.uploaded, formatBytes(bytesUploaded, locale)],
    [strings.ratio, formatRatio(bytesUploaded, takenBytes, locale)],
    [strings.wasted, formatBytes(bytesWasted, locale)],
  ];
}

/** Who is there. */
export function connectionRows(swarm: SwarmSlice, strings: Strings): StatsRow[] {
  const count = (value: number): string => formatCount(value, strings.locale);
  const { peers, openingConnections, failedConnections, othersInSwarm } = swarm;
  const rows: StatsRow[] = [
    [
      strings.peers,
      othersInSwarm === null ? count(peers) : strings.countOf(count(peers), count(othersInSwarm)),
    ],
    [strings.connecting, count(openingConnections)],
  ];
  if (failedConnections > 0) rows.push([strings.failedConnections, count(failedConnections)]);
  return rows;
}

/** Which torrent it is, and how much of it is here. */
export function torrentRows(
  { name, files, fileIndex }: TorrentSlice,
  pieces: PieceMap | null,
  strings: Strings,
): StatsRow[] {
  const rows: StatsRow[] = [];
  const file = files.find(({ index }) => index === fileIndex);
  if (name !== null) rows.push([strings.torrentName, name]);
  if (file && file.name !== name) rows.push([strings.fileName, file.path]);
  if (file) rows.push([strings.size, formatBytes(file.lengthBytes, strings.locale)]);
  if (pieces) rows.push([strings.pieces, piecesHeld(pieces, strings)]);
  return rows;
}

function piecesHeld({ have, count, lengthBytes }: PieceMap, strings: Strings): string {
  const { locale } = strings;
  let held = 0;
  // By index, for there may be 100,000 of them, once a second: an iterator takes ten times as long.
  for (let piece = 0; piece < count; piece++) held += have[piece] ?? 0;
  const counts = strings.countOf(formatCount(held, locale), formatCount(count, locale));
  return `${counts} × ${formatBytes(lengthBytes, locale)}`;
}

/**
 * What the film takes on average at the present playback rate, in bytes per
 * second; null until it is known.
 */
export function neededRate(
  { files, fileIndex }: TorrentSlice,
  { duration, playbackRate }: PlaybackSlice,
): number | null {
  const file = files.find(({ index }) => index === fileIndex);
  if (!file || !(duration > 0) || !Number.isFinite(duration)) return null;
  return (file.lengthBytes / duration) * playbackRate;
}
