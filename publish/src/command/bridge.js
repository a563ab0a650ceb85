import { PUBLIC_TRACKERS } from '../share/public-trackers.js';
import { writeMagnet } from '../share/magnet.js';
import { snippetsFor } from '../share/snippets.js';
import { Bridge } from '../swarm/bridge.js';
import { readTorrentSource } from '../swarm/torrent-source.js';
import { PublishError } from '../publish-error.js';
import { startServing } from './serving.js';
import { reportStatus } from './status.js';
import { isForBrowsers, tellTrackers } from './trackers.js';

/** @import {ParsedTorrent} from 'parse-torrent' */
/** @import {Torrent} from 'webtorrent' */
/** @import {Run} from './run.js' */
/** @import {Serving} from './serving.js' */

/**
 * Joins the swarm of a torrent as any client does, and serves browsers.
 *
 * @param {Run} run
 */
export async function bridge(run) {
  const { options, report, closing } = run;
  const parsed = await readTorrentSource(options.inputs[0] ?? '');
  const allowed = new Set([parsed.infoHash, ...options.allow]);
  const serving = options.tracker ? await startServing(run, (hash) => allowed.has(hash)) : null;
  const added = addedTrackers(run, parsed, serving);
  const remote = added.filter((url) => !serving?.trackers.includes(url));
  const announce = [...parsed.announce, ...remote, ...(serving?.localTrackers ?? [])];
  const hasOwnTrackers = added.length > 0;
  const opened = await Bridge.open({ ...parsed, announce }, options, {
    ...options,
    hasOwnTrackers,
  });
  closing.add(() => opened.stop());
  tellTrackers(run, opened.swarm);
  const status = reportStatus(run, {
    counts: () => opened.counts,
    servedBytes: () => serving?.files.servedBytes ?? 0,
    failure: opened.swarm.failure,
  });
  const torrent = await Promise.race([opened.start(), status]);
  if (!torrent) return;
  describe(run, torrent, [...parsed.announce, ...added], serving);
  report({ event: 'serving', torrentPort: opened.swarm.torrentPort });
  await status;
}

/**
 * The trackers that browsers need, and the torrent does not have.
 *
 * @param {Run} run
 * @param {ParsedTorrent} parsed
 * @param {Serving | null} serving
 * @returns {readonly string[]}
 * @throws PublishError `torrent`
 */
function addedTrackers({ options }, parsed, serving) {
  const named = [...new Set([...(serving?.trackers ?? []), ...options.announce])];
  if (!parsed.private) {
    const has = [...parsed.announce, ...named].some(isForBrowsers);
    return has ? named : [...named, ...PUBLIC_TRACKERS];
  }
  if (named.length === 0) return [];
  throw new PublishError('torrent', 'It is private: no trackers may be added to it');
}

/**
 * @param {Run} run
 * @param {Torrent} torrent
 * @param {readonly string[]} announce
 * @param {Serving | null} serving
 */
function describe({ options, report }, torrent, announce, serving) {
  const { infoHash, name, length: lengthBytes, pieceLength: pieceLengthBytes } = torrent;
  const served = serving ? [serveTorrent(torrent, serving)] : [];
  const torrentUrls = [...served, ...options.torrentUrls];
  const trackers = announce.filter(isForBrowsers);
  const webSeeds = [...torrent.urlList, ...options.webSeeds];
  const magnet = writeMagnet({ infoHash, name, trackers, webSeeds, torrentUrls });
  if (serving) {
    report({ event: 'listening', url: serving.url, trackers: serving.trackers, webSeed: null });
  }
  report({
    ...{ event: 'torrent', infoHash, name, lengthBytes, pieceLengthBytes },
    isPrivate: torrent.private ?? false,
    files: torrent.files.map((file) => ({ path: file.path, lengthBytes: file.length })),
    ...{ magnet, torrentFile: null },
  });
  const facts = { magnet, name, playerUrl: options.playerUrl };
  report({ event: 'snippets', snippets: snippetsFor(facts) });
}

/** It saves viewers the exchange of the metadata. @param {Torrent} torrent @param {Serving} serving */
function serveTorrent({ name, infoHash, torrentFile }, { url, files }) {
  const bytes = torrentFile ?? new Uint8Array();
  files.serve(`/${name}.torrent`, { bytes, lengthBytes: bytes.length, etag: `"${infoHash}"` });
  return `${url}${encodeURIComponent(name)}.torrent`;
}
