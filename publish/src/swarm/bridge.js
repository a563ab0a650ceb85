import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { PublishError } from '../publish-error.js';
import { formatBytes } from '../command/sizes.js';
import { FileStore } from './file-store.js';
import { Swarm } from './swarm.js';
import { ViewerWishes, preferPieces } from './viewer-wishes.js';

/** @import {ParsedTorrent} from 'parse-torrent' */
/** @import {StoreOptions, Torrent, TorrentFile} from 'webtorrent' */
/** @import {SwarmCounts, SwarmOptions} from './swarm.js' */
/** @import {Span} from './viewer-wishes.js' */

/**
 * @typedef {object} BridgeOptions
 * @property {string | null} keep folder for the bytes; null for a temporary one
 * @property {number | null} maxBytes refuse a torrent with more
 * @property {string | null} file fetch this alone: index, path or end of a path
 * @property {boolean} hasOwnTrackers trackers were added to those of the torrent
 */

/** A whole disk helps nobody. */
const SPARE_BYTES = 256 * 1024 * 1024;
/** An index is at one of a file's ends. */
const EDGE_BYTES = 1024 * 1024;
const EDGE_PRIORITY = 1;

const TEMPORARY_PREFIX = 'torrent-player-publish-';

/** Joins a swarm over TCP, DHT and trackers, and passes on what it gets to browsers. */
export class Bridge {
  /** @type {Swarm} */
  swarm;
  #options;
  #folder;
  #wishes;
  /** Pieces `[first, end)` that are fetched. */
  #wanted = { first: 0, end: 0 };
  #heldPieces = 0;

  /**
   * @param {ParsedTorrent} torrent
   * @param {SwarmOptions} swarmOptions
   * @param {BridgeOptions} options
   */
  static async open(torrent, swarmOptions, options) {
    return new Bridge(torrent, swarmOptions, options, await openFolder(options.keep));
  }

  /**
   * @param {ParsedTorrent} parsed
   * @param {SwarmOptions} swarmOptions
   * @param {BridgeOptions} options
   * @param {Folder} folder
   */
  constructor(parsed, swarmOptions, options, folder) {
    this.#options = options;
    this.#folder = folder;
    this.swarm = new Swarm(parsed, swarmOptions, { store: storeIn(folder.path), deselect: true });
    this.#wishes = new ViewerWishes(this.swarm.torrent);
  }

  /**
   * Waits for the metadata, however long it takes, and begins to fetch.
   *
   * @returns {Promise<Torrent>}
   * @throws PublishError `torrent` or `storage`
   */
  async start() {
    const { torrent, failure } = this.swarm;
    await Promise.race([new Promise((known) => torrent.once('metadata', known)), failure]);
    await this.#admit(torrent);
    await Promise.race([this.swarm.ready, failure]);
    this.#fetch(torrent);
    return torrent;
  }

  /** @returns {SwarmCounts} */
  get counts() {
    const { first, end } = this.#wanted;
    return { ...this.swarm.counts, progress: end > first ? this.#heldPieces / (end - first) : 0 };
  }

  async stop() {
    await this.swarm.stop();
    await this.#folder.remove();
  }

  /** @param {Torrent} torrent */
  async #admit(torrent) {
    if (torrent.private && this.#options.hasOwnTrackers) {
      throw new PublishError(
        'torrent',
        'It is private, and trackers were added: give it as a .torrent',
      );
    }
    const file = chooseFile(torrent.files, this.#options.file);
    const wanted = file ?? { offset: 0, length: torrent.length };
    this.#wanted = piecesOf(wanted, torrent.pieceLength);
    const mostBytes = Math.min(this.#options.maxBytes ?? Infinity, await this.#folder.roomBytes());
    if (wanted.length <= mostBytes) return;
    const room = formatBytes(Math.max(0, mostBytes));
    const message = `${torrent.name} has ${formatBytes(wanted.length)}, and there is room for ${room}`;
    throw new PublishError('storage', message);
  }

  /** @param {Torrent} torrent */
  #fetch(torrent) {
    const { first, end } = this.#wanted;
    for (let piece = first; piece < end; piece++) {
      if (torrent.bitfield?.get(piece)) this.#heldPieces++;
    }
    torrent.on('verified', (piece) => {
      if (piece >= first && piece < end) this.#heldPieces++;
    });
    torrent.select(first, end - 1);
    for (const edge of torrent.files.flatMap(edgesOf)) {
      const span = clip(piecesOf(edge, torrent.pieceLength), this.#wanted);
      if (span) preferPieces(torrent, span, EDGE_PRIORITY);
    }
    this.#wishes.start(this.#wanted);
  }
}

/** @typedef {{path: string, roomBytes: () => Promise<number>, remove: () => Promise<void>}} Folder */

/** @param {string | null} keep @returns {Promise<Folder>} */
async function openFolder(keep) {
  const path = keep === null ? await mkdtemp(join(tmpdir(), TEMPORARY_PREFIX)) : resolve(keep);
  await mkdir(path, { recursive: true });
  // Also when the process ends by itself.
  const removeNow = () => rmSync(path, { recursive: true, force: true });
  if (keep === null) process.once('exit', removeNow);
  return {
    path,
    async roomBytes() {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize - SPARE_BYTES + (await sizeOf(path));
    },
    async remove() {
      if (keep !== null) return;
      await rm(path, { recursive: true, force: true });
      process.removeListener('exit', removeNow);
    },
  };
}

/** Bytes of all files in a folder. @param {string} folder @returns {Promise<number>} */
async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(
    async ({ parentPath, name }) => (await stat(join(parentPath, name))).size,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** @param {string} folder */
function storeIn(folder) {
  return class extends FileStore {
    /** @param {number} pieceLengthBytes @param {StoreOptions} options */
    constructor(pieceLengthBytes, { files }) {
      const placed = files.map(({ path, length }) => ({
        source: within(folder, path),
        lengthBytes: length,
      }));
      super(pieceLengthBytes, placed, { isWritable: true });
    }
  };
}

/** @param {string} folder @param {string} path from a torrent: not to be trusted */
function within(folder, path) {
  const place = resolve(folder, path);
  if (place.startsWith(folder + sep)) return place;
  throw new PublishError('torrent', `It has a file outside of its folder: ${path}`);
}

/**
 * The file that is meant, or null when all are.
 *
 * @param {readonly TorrentFile[]} files
 * @param {string | null} wish index, path or end of a path
 */
function chooseFile(files, wish) {
  if (wish === null) return null;
  const file =
    files[/^\d+$/.test(wish) ? Number(wish) : NaN] ?? files.find(({ path }) => path.endsWith(wish));
  if (file) return file;
  throw new PublishError('torrent', `It has no file ${wish}, but ${files.length} others`);
}

/** @param {{offset: number, length: number}} range @param {number} pieceLengthBytes */
function piecesOf({ offset, length }, pieceLengthBytes) {
  const end = Math.ceil((offset + length) / pieceLengthBytes);
  return { first: Math.floor(offset / pieceLengthBytes), end };
}

/** Beginning and end of a file, where its index is. @param {TorrentFile} file */
function edgesOf({ offset, length }) {
  const edge = Math.min(length, EDGE_BYTES);
  return [
    { offset, length: edge },
    { offset: offset + length - edge, length: edge },
  ];
}

/** @param {Span} span @param {Span} bounds @returns {Span | null} */
function clip(span, bounds) {
  const first = Math.max(span.first, bounds.first);
  const end = Math.min(span.end, bounds.end);
  return first < end ? { first, end } : null;
}
