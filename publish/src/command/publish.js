import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import parseTorrent from 'parse-torrent';
import { checkMedia } from '../media/check-media.js';
import { hasPlayableName } from '../media/file-names.js';
import { PublishError } from '../publish-error.js';
import { makeTorrent } from '../share/make-torrent.js';
import { writeMagnet } from '../share/magnet.js';
import { advisedPieceLength } from '../share/piece-length.js';
import { snippetsFor } from '../share/snippets.js';
import { collectContent, openReadable, streamOf } from '../swarm/content.js';
import { seed } from '../swarm/publication.js';
import { chooseTrackers, tellTrackers } from './trackers.js';
import { startServing } from './serving.js';
import { reportStatus } from './status.js';

/** @import {LocalContent} from '../swarm/content.js' */
/** @import {Run} from './run.js' */
/** @import {Serving} from './serving.js' */

/**
 * A torrent that was made, and where it is to be found.
 *
 * @typedef {object} Made
 * @property {Uint8Array} bytes the `.torrent`
 * @property {string} infoHash
 * @property {number} pieceLengthBytes
 * @property {readonly string[]} trackers
 * @property {readonly string[]} webSeeds
 */

/**
 * Makes a torrent of files and serves them.
 *
 * @param {Run} run
 */
export async function publish(run) {
  const { options } = run;
  const content = await collectContent(options.inputs, options.name);
  const own = { infoHash: '' };
  const allowed = new Set([...options.allow]);
  const isServed = options.seed && (options.webSeed || options.tracker);
  const serving = isServed
    ? await startServing(run, (hash) => hash === own.infoHash || allowed.has(hash))
    : null;
  const trackers = chooseTrackers(run, serving, options.isPrivate);
  await lookAtMedia(run, content);
  const made = await make(run, content, trackers, serving);
  own.infoHash = made.infoHash;
  await describe(run, content, made, serving);
  if (options.seed) await seedUntilEnd(run, content, made, serving);
}

/** Tells what is wrong with the media before hashing takes its time. @param {Run} run @param {LocalContent} content */
async function lookAtMedia({ report, signal }, { files }) {
  for (const file of files) {
    signal.throwIfAborted();
    const readable = await openReadable(file);
    const options = { path: file.given, isOnly: files.length === 1 };
    const found = await checkMedia(readable, options).finally(() => readable.close());
    if (found) report({ event: 'media', ...found });
  }
  if (files.length > 1 && !files.some(({ path }) => hasPlayableName(path))) {
    const message = 'No file among them has a name that the player plays';
    report({ event: 'warning', code: 'nothing-playable', message });
  }
}

/**
 * @param {Run} run
 * @param {LocalContent} content
 * @param {readonly string[]} trackers
 * @param {Serving | null} serving
 * @returns {Promise<Made>}
 */
async function make({ options, report, signal }, content, trackers, serving) {
  const { name, totalBytes, files } = content;
  const pieceLengthBytes = options.pieceLengthBytes ?? advisedPieceLength(totalBytes);
  const own = serving && options.webSeed ? [webSeedUrl(serving, content)] : [];
  const webSeeds = [...own, ...options.webSeeds];
  const contents = files.map((file) => ({ path: file.path, bytes: streamOf(file, signal) }));
  const bytes = await makeTorrent(
    { name, files: contents },
    {
      ...{ pieceLengthBytes, trackers, webSeeds, isPrivate: options.isPrivate },
      onProgress: (hashedBytes) => report({ event: 'hashing', hashedBytes, totalBytes }),
    },
  ).catch((reason) => {
    throw PublishError.from(reason, 'input');
  });
  const { infoHash } = await parseTorrent(bytes);
  return { bytes, infoHash, pieceLengthBytes, trackers, webSeeds };
}

/** Of a single file its own URL, of several that of what their folder is in (BEP 19). */
/** @param {Serving} serving @param {LocalContent} content */
function webSeedUrl({ url }, { name, files }) {
  return files.length === 1 ? url + encodeURIComponent(name) : url;
}

/**
 * Writes the `.torrent`, serves what is to be served, and says how to play it.
 *
 * @param {Run} run
 * @param {LocalContent} content
 * @param {Made} made
 * @param {Serving | null} serving
 */
async function describe({ options, report }, content, made, serving) {
  const { name, totalBytes: lengthBytes, files } = content;
  const { bytes, infoHash, pieceLengthBytes, trackers, webSeeds } = made;
  const torrentFile = resolve(options.output ?? `${name}.torrent`);
  await writeFile(torrentFile, bytes).catch((reason) => {
    throw PublishError.from(reason, 'storage');
  });
  const served = serving ? [serveFiles(options.webSeed, content, made, serving)] : [];
  const torrentUrls = [...served, ...options.torrentUrls];
  const magnet = writeMagnet({ infoHash, name, trackers, webSeeds, torrentUrls });
  if (serving) {
    const webSeed = options.webSeed ? (webSeeds[0] ?? null) : null;
    report({ event: 'listening', url: serving.url, trackers: serving.trackers, webSeed });
  }
  report({
    ...{ event: 'torrent', infoHash, name, lengthBytes, pieceLengthBytes },
    isPrivate: options.isPrivate,
    files: files.map((file) => ({ path: file.path, lengthBytes: file.lengthBytes })),
    ...{ magnet, torrentFile },
  });
  const watchUrl = files.length === 1 ? webSeeds[0] : undefined;
  const facts = { magnet, name, playerUrl: options.playerUrl, ...(watchUrl && { watchUrl }) };
  report({ event: 'snippets', snippets: snippetsFor(facts) });
}

/**
 * @param {boolean} isWebSeed
 * @param {LocalContent} content
 * @param {Made} made
 * @param {Serving} serving
 * @returns {string} the URL of the `.torrent`
 */
function serveFiles(isWebSeed, { name, files }, { bytes, infoHash }, serving) {
  serving.files.serve(`/${name}.torrent`, {
    ...{ bytes, lengthBytes: bytes.length, etag: `"${infoHash}"` },
  });
  for (const { path, source, lengthBytes, modifiedMs } of isWebSeed ? files : []) {
    const etag = `"${lengthBytes.toString(36)}-${Math.round(modifiedMs).toString(36)}"`;
    const place = files.length === 1 ? name : `${name}/${path}`;
    serving.files.serve(`/${place}`, { source, lengthBytes, etag });
  }
  return `${serving.url}${encodeURIComponent(name)}.torrent`;
}

/**
 * @param {Run} run
 * @param {LocalContent} content
 * @param {Made} made
 * @param {Serving | null} serving
 */
async function seedUntilEnd(run, content, { bytes, trackers }, serving) {
  const { options, report, closing } = run;
  const reached = trackers.filter((url) => !serving?.trackers.includes(url));
  const announce = [...reached, ...(serving?.localTrackers ?? [])];
  const seeding = await seed(content, bytes, announce, options);
  closing.add(() => seeding.stop());
  tellTrackers(run, seeding.swarm);
  report({ event: 'serving', torrentPort: seeding.swarm.torrentPort });
  await reportStatus(run, {
    counts: () => seeding.counts,
    servedBytes: () => serving?.files.servedBytes ?? 0,
    check: () => seeding.check(),
    failure: seeding.swarm.failure,
  });
}
