import WebTorrent from 'webtorrent';
import { PublishError } from '../publish-error.js';

/** @import Wire from 'bittorrent-protocol' */
/** @import {Torrent, TorrentOptions} from 'webtorrent' */
/** @import {ParsedTorrent} from 'parse-torrent' */
/** @import {IceServer} from '../command/options.js' */

/**
 * @typedef {object} SwarmOptions
 * @property {number} torrentPort of TCP; 0 for any
 * @property {string | null} torrentHost of TCP to listen on; null for all
 * @property {boolean} dht
 * @property {readonly IceServer[]} iceServers
 * @property {number} maxConnections of browsers, and the same again of others
 * @property {number | null} uploadBytesPerSecond
 *
 * @typedef {object} SwarmCounts
 * @property {number} browsers connected over WebRTC
 * @property {number} peers connected over TCP
 * @property {number} uploadedBytes payload
 * @property {number} downloadedBytes payload
 * @property {number} progress from 0 to 1: what is held here of what is wanted
 */

const GOODBYE_MS = 3_000;

/** One torrent's swarm: browsers over WebRTC, and all others over TCP. */
export class Swarm {
  /** @type {Torrent} */
  torrent;
  #client;
  #counts = { uploadedBytes: 0, downloadedBytes: 0 };
  /** @type {(error: PublishError) => void} */
  #fail = () => undefined;

  /** Rejects when the swarm cannot go on; never resolves. @type {Promise<never>} */
  failure = new Promise((_, reject) => (this.#fail = reject));

  /**
   * @param {ParsedTorrent} torrent
   * @param {SwarmOptions} options
   * @param {TorrentOptions} torrentOptions
   */
  constructor(torrent, options, torrentOptions) {
    this.failure.catch(() => undefined);
    const { torrentHost: host, torrentPort: port } = options;
    const { maxConnections, uploadBytesPerSecond } = options;
    this.#client = new WebTorrent({
      dht: options.dht ? {} : false,
      lsd: false,
      natUpnp: false,
      natPmp: false,
      maxConns: maxConnections,
      uploadLimit: uploadBytesPerSecond ?? -1,
      torrentPort: host === null ? port : { port, host },
      tracker: { rtcConfig: { iceServers: options.iceServers } },
    });
    this.#client.on('error', (error) => this.#fail(failureOf(error)));
    // The system caches files well, and within bounds.
    this.torrent = this.#client.add(torrent, { ...torrentOptions, storeCacheSlots: 0 });
    this.torrent.on('error', (error) => this.#fail(failureOf(error)));
    this.torrent.on('wire', (wire) => this.#attach(wire));
    this.#limitConnections(maxConnections);
  }

  /** Resolves when its pieces were looked at, and it takes part. */
  get ready() {
    const { torrent } = this;
    if (torrent.ready) return Promise.resolve();
    return new Promise((resolve) => torrent.once('ready', resolve));
  }

  /** The port for TCP, once it is ready. */
  get torrentPort() {
    return this.#client.torrentPort;
  }

  /** @returns {Omit<SwarmCounts, 'progress'>} */
  get counts() {
    const browsers = this.torrent.wires.filter(({ type }) => type === 'webrtc').length;
    const servers = this.torrent.wires.filter(({ type }) => type === 'webSeed').length;
    return {
      browsers,
      peers: this.torrent.wires.length - browsers - servers,
      ...this.#counts,
    };
  }

  /**
   * What trackers say, and what is wrong with them.
   *
   * @param {(url: string) => void} onAnswer
   * @param {(message: string) => void} onWarning
   */
  watchTrackers(onAnswer, onWarning) {
    const { torrent } = this;
    torrent.on('warning', (warning) => onWarning(String(warning?.message ?? warning)));
    const watch = () =>
      torrent.discovery?.tracker?.on('update', ({ announce }) => onAnswer(announce));
    if (torrent.discovery) return watch();
    const start = torrent._startDiscovery.bind(torrent);
    torrent._startDiscovery = () => {
      const isFirst = !torrent.discovery;
      start();
      if (isFirst) watch();
    };
  }

  /** Says goodbye to trackers and peers, as far as they listen. */
  async stop() {
    if (this.#client.destroyed) return;
    const gone = new Promise((resolve) => this.#client.destroy(() => resolve(undefined)));
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS).unref())]);
  }

  /** @param {Wire} wire */
  #attach(wire) {
    wire.isHeld = (piece) => this.torrent.bitfield?.get(piece) ?? false;
    wire.on('error', () => undefined);
    wire.on('upload', (bytes) => (this.#counts.uploadedBytes += bytes));
    wire.on('download', (bytes) => (this.#counts.downloadedBytes += bytes));
  }

  /** WebTorrent limits only those that it makes itself. @param {number} maxConnections */
  #limitConnections(maxConnections) {
    const { torrent } = this;
    const client = this.#client;
    client._connPool.tcpServer.maxConnections = maxConnections;
    const addPeer = torrent.addPeer.bind(torrent);
    torrent.addPeer = (peer, source) => {
      if (typeof peer === 'string' || connectionsOf(torrent) < maxConnections) {
        return addPeer(peer, source);
      }
      peer.destroy();
      return false;
    };
  }
}

/** To browsers, those that are being made included. @param {Torrent} torrent */
function connectionsOf(torrent) {
  return [...torrent._peers.values()].filter(({ type }) => type === 'webrtc').length;
}

const STORAGE_ERRORS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EFBIG', 'EIO']);

/** @param {Error & {code?: string}} error */
function failureOf(error) {
  if (error.code === 'EADDRINUSE') return PublishError.from(error, 'address');
  return PublishError.from(error, STORAGE_ERRORS.has(error.code ?? '') ? 'storage' : 'failed');
}
