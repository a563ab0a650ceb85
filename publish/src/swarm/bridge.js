import { PublishError } from '../publish-error.js';
import { formatBytes } from '../command/sizes.js';
import { chooseFile, clip, edgesOf, piecesOf } from './file-pieces.js';
import { FileStore } from './file-store.js';
import { openFolder, within } from './folder.js';
import { Swarm } from './swarm.js';
import { ViewerWishes, preferPieces } from './viewer-wishes.js';

/** @import {ParsedTorrent} from 'parse-torrent' */
/** @import {StoreOptions, Torrent} from 'webtorrent' */
/** @import {SwarmCounts, SwarmOptions} from './swarm.js' */
/** @import {Folder} from './folder.js' */

/**
 * @typedef {object} BridgeOptions
 * @property {string | null} keep folder for the bytes; null for a temporary one
 * @property {number | null} maxBytes refuse a torrent with more
 * @property {string | null} file fetch this alone: index, path or end of a path
 * @property {boolean} hasOwnTrackers trackers were added to those of the torrent
 */

/** Above the rest of a film, and below what viewers are about to play. */
const EDGE_PRIORITY = 1;

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
