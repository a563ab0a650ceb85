// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- ambient: an import cannot bring it in
/// <reference path="./webtorrent.d.ts" />
import WebTorrent from 'webtorrent';
import type { Client } from 'webtorrent';
import { PlayerError } from '../core/player-error.js';
import type { TransferLimits } from './participation.js';
import { ConnectionQuota } from './connection-quota.js';
import { SharedTorrent } from './shared-torrent.js';
import type { SharedTorrentOptions } from './shared-torrent.js';
import { VIEWER_ID_PREFIX_HEX } from './crowd.js';
import { fetchTorrentFile, parseTorrentFile } from './torrent-file.js';
import type { TorrentFile } from './torrent-file.js';
import { TorrentHandle } from './torrent-handle.js';
import type { TorrentLease } from './torrent-handle.js';
import type { MagnetSource, TorrentSource } from './torrent-source.js';
import { toHex } from './torrent-metadata.js';
import type { TorrentMetadata } from './torrent-metadata.js';
import type { IceServer } from './tracker-links.js';
import { TrackerSockets } from './tracker-socket.js';

export interface JoinOptions {
  /** ws and wss URLs added to the torrent's own; never to a private torrent's. */
  readonly trackers: readonly string[];
  /** Used when neither the torrent nor `trackers` has any; never for a private torrent. Default: none. */
  readonly defaultTrackers?: readonly string[];
  /** URLs of web seeds (BEP 19) added to the torrent's own; never to a private torrent's. */
  readonly webSeeds?: readonly string[];
  readonly iceServers: readonly IceServer[];
  /**
   * False contacts web seeds alone: no tracker, no STUN server, no peer, and
   * there is no RTCPeerConnection. Default: true.
   */
  readonly withPeers?: boolean;
  /** Whether to upload to other peers. */
  readonly seeding: boolean;
  /** Most bytes of the torrent to hold. */
  readonly memoryBudgetBytes: number;
  /** Rates and ratio. Default: none. */
  readonly limits?: Partial<TransferLimits>;
  /** Local hosts in a `.torrent` count only if this URL is of one. Default: `location.href`. */
  readonly pageUrl?: string;
  /**
   * All bytes of the torrent, in its order, for a source with metadata: the page
   * has them, and only gives. They are read as they are asked for. Default: none.
   * Without effect while another player of the page fetches the same torrent.
   */
  readonly content?: Blob;
  /** Aborting it releases the handle. */
  readonly signal?: AbortSignal;
}

/** RTCPeerConnections of all torrents; a page has about 500, the host's own included. */
const MAX_PAGE_CONNECTIONS = 150;

/**
 * The page's one BitTorrent client and its torrents by infohash. The client
 * exists while a torrent does: without one there is no connection, socket or
 * timer.
 */
export class SwarmClient {
  readonly #torrents = new Map<string, { readonly torrent: SharedTorrent; holders: number }>();
  readonly #page = {
    sockets: new TrackerSockets(),
    quota: new ConnectionQuota(MAX_PAGE_CONNECTIONS),
  };
  #client: Client | null = null;

  /**
   * Joins the swarm of a torrent. Players of the same infohash share it; the
   * trackers and ICE servers are then those of the first. Never throws:
   * failures come through the handle.
   */
  join(source: TorrentSource, options: JoinOptions): TorrentHandle {
    const handle = new TorrentHandle((signal) => this.#obtain(source, options, signal), options);
    const { signal } = options;
    if (signal?.aborted) handle.release();
    signal?.addEventListener('abort', () => handle.release(), { signal: handle.signal });
    return handle;
  }

  #obtain(
    source: TorrentSource,
    options: JoinOptions,
    signal: AbortSignal,
  ): TorrentLease | Promise<TorrentLease> {
    const pageUrl = options.pageUrl ?? globalThis.location.href;
    switch (source.kind) {
      case 'magnet':
        return this.#lendMagnet(source, options, pageUrl);
      case 'url':
        return fetchTorrentFile(source.url, pageUrl, signal).then((file) =>
          this.#lendFile(file, options),
        );
      case 'bytes':
        return parseTorrentFile(source.bytes, pageUrl).then((file) =>
          this.#lendFile(file, options),
        );
    }
  }

  #lendMagnet(source: MagnetSource, options: JoinOptions, pageUrl: string): TorrentLease {
    const { infoHash, trackers } = source;
    const extraTrackers = extraTrackersOf(trackers, options);
    const { iceServers } = options;
    const extraWebSeeds = options.webSeeds ?? [];
    const { webSeeds } = source;
    const links = { trackers, extraTrackers, iceServers, webSeeds, extraWebSeeds };
    // Peers would give the metadata; without them only a `.torrent` has it.
    const usable = source.torrentUrls.length > 0 ? [...webSeeds, ...extraWebSeeds] : [];
    requireSupplier(usable, options);
    const lease = this.#lend({ infoHash, ...links }, options);
    void this.#fetchMetadata(lease.torrent, source.torrentUrls, { pageUrl, options });
    return lease;
  }

  #lendFile({ metadata, trackers, webSeeds }: TorrentFile, options: JoinOptions): TorrentLease {
    const extraTrackers = metadata.isPrivate ? [] : extraTrackersOf(trackers, options);
    const { infoHash } = metadata;
    const { iceServers } = options;
    const extraWebSeeds = options.webSeeds ?? [];
    const content = options.content ?? null;
    if (content) requireAllOf(content, metadata);
    const links = { trackers, extraTrackers, iceServers, webSeeds, extraWebSeeds, content };
    requireSupplier([...webSeeds, ...(metadata.isPrivate ? [] : extraWebSeeds)], options);
    const lease = this.#lend({ infoHash, ...links }, options);
    lease.torrent.metadata.offer(metadata);
    return lease;
  }

  /**
   * `xs` of a magnet URI: the metadata without asking peers. Peers may be
   * faster, or the URL dead; where there are none, that is the end.
   */
  async #fetchMetadata(
    torrent: SharedTorrent,
    urls: readonly string[],
    { pageUrl, options }: { readonly pageUrl: string; readonly options: JoinOptions },
  ): Promise<void> {
    const results = await Promise.allSettled(
      urls.map((url) => offerExactSource(torrent, url, pageUrl)),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (torrent.known || canMeetPeers(options) || !failed) return;
    torrent.fail(PlayerError.from(failed.reason, 'torrent-unreachable'));
  }

  #lend(links: SharedTorrentOptions, join: JoinOptions): TorrentLease {
    const { infoHash } = links;
    // A tracker introduces to peers, and there is no way to them.
    const options = canMeetPeers(join) ? links : { ...links, trackers: [], extraTrackers: [] };
    const entry = this.#torrents.get(infoHash) ?? { torrent: this.#add(options), holders: 0 };
    this.#torrents.set(infoHash, entry);
    entry.holders++;
    const release = (): void => {
      entry.holders--;
      if (entry.holders > 0) return;
      entry.torrent.fail(new PlayerError('engine-failed', 'The torrent was released'));
    };
    return { torrent: entry.torrent, release };
  }

  #add(options: SharedTorrentOptions): SharedTorrent {
    this.#client ??= this.#createClient();
    const torrent = new SharedTorrent(this.#client, options, this.#page);
    const onEnd = (): void => this.#remove(options.infoHash);
    torrent.signal.addEventListener('abort', onEnd, { once: true });
    return torrent;
  }

  #createClient(): Client {
    const client = new WebTorrent({
      peerId: viewerId(),
      dht: false,
      lsd: false,
      utPex: false,
      webSeeds: false,
      natUpnp: false,
      natPmp: false,
      tracker: {},
    });
    client.on('error', (error: Error) => {
      const failure = PlayerError.from(error, 'engine-failed');
      for (const { torrent } of [...this.#torrents.values()]) torrent.fail(failure);
    });
    return client;
  }

  #remove(infoHash: string): void {
    this.#torrents.delete(infoHash);
    if (this.#torrents.size > 0) return;
    const client = this.#client;
    this.#client = null;
    // After the torrent has taken itself out of the client's list.
    queueMicrotask(() => {
      if (client?.destroyed === false) client.destroy();
    });
  }
}

/** `-TP0100-` and random bytes (BEP 20), in hex digits: viewers know one another by it. */
function viewerId(): string {
  const random = crypto.getRandomValues(new Uint8Array(12));
  return VIEWER_ID_PREFIX_HEX + '303130302d' + toHex(random);
}

/**
 * One for players that may meet peers, and one for those that may not: a
 * torrent is shared among players of a kind.
 */
const swarm = new SwarmClient();
const serversOnly = new SwarmClient();

/** Joins a torrent with the page's shared client; see `SwarmClient.join`. */
export function joinTorrent(source: TorrentSource, options: JoinOptions): TorrentHandle {
  return (options.withPeers === false ? serversOnly : swarm).join(source, options);
}

function canMeetPeers({ withPeers = true }: JoinOptions): boolean {
  return withPeers && hasWebRtc();
}

function hasWebRtc(): boolean {
  return typeof Reflect.get(globalThis, 'RTCPeerConnection') === 'function';
}

/** @throws PlayerError 'no-web-seed' or 'webrtc-unavailable': no way to peers, and no web seed. */
function requireSupplier(webSeeds: readonly string[], options: JoinOptions): void {
  if (canMeetPeers(options) || webSeeds.length > 0) return;
  if (options.withPeers === false) {
    throw new PlayerError('no-web-seed', 'No web seed is known, and peers are not wanted');
  }
  const message = 'This browser or page has no WebRTC, and the torrent has no web seed';
  throw new PlayerError('webrtc-unavailable', message);
}

/** @throws PlayerError 'invalid-torrent' when the torrent is one of other bytes. */
function requireAllOf(content: Blob, { totalBytes }: TorrentMetadata): void {
  if (content.size === totalBytes) return;
  const sizes = `${String(content.size)} bytes of ${String(totalBytes)}`;
  throw new PlayerError('invalid-torrent', `The content is not that of the torrent: ${sizes}`);
}

function extraTrackersOf(own: readonly string[], options: JoinOptions): readonly string[] {
  if (own.length > 0 || options.trackers.length > 0) return options.trackers;
  return options.defaultTrackers ?? [];
}

async function offerExactSource(
  torrent: SharedTorrent,
  url: string,
  pageUrl: string,
): Promise<void> {
  const { metadata } = await fetchTorrentFile(url, pageUrl, torrent.signal);
  const { infoHash } = metadata;
  if (torrent.metadata.offer(metadata) || infoHash === torrent.infoHash) return;
  throw new PlayerError('infohash-mismatch', `${url} is the torrent ${infoHash}`);
}
