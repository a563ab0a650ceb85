import type { TrackerState } from '../core/player-state.js';
import type { SocketTracker, Torrent, TorrentInternals, TrackerClient } from 'webtorrent';

/** An `RTCIceServer`, spelled out because the engine compiles without the DOM. */
export interface IceServer {
  readonly urls: string | readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

const ignore = (): void => undefined;

/** The trackers of one torrent: what is known of them, and their end. */
export class TrackerLinks {
  #started: readonly SocketTracker[] | null = null;
  #answered = false;

  readonly #isConfigured: boolean;

  constructor(
    torrent: Torrent & TorrentInternals,
    announceUrls: readonly string[],
    iceServers: readonly IceServer[],
  ) {
    this.#isConfigured = announceUrls.length > 0;
    const start = torrent._startDiscovery.bind(torrent);
    torrent._startDiscovery = () => {
      const isStarted = Boolean(torrent.discovery);
      // Read by this very call; the client's other torrents may have other servers.
      if (torrent.client) torrent.client.tracker = { rtcConfig: { iceServers } };
      start();
      const client = torrent.discovery?.tracker;
      if (client && !isStarted) this.#onStarted(client);
    };
  }

  get state(): TrackerState {
    const trackers = this.#started;
    if (!trackers) return this.#isConfigured ? 'waiting' : 'none';
    if (trackers.length === 0) return 'none';
    if (this.#answered && trackers.some(isConnected)) return 'connected';
    return trackers.every((tracker) => tracker.reconnecting) ? 'failed' : 'waiting';
  }

  /** Drops every tracker but those of the list (BEP 27). */
  keepOnly(announceUrls: readonly string[]): void {
    const kept = announceUrls.map(withoutSlash);
    const isKept = ({ announceUrl }: SocketTracker): boolean =>
      kept.includes(withoutSlash(announceUrl));
    this.#started?.filter((tracker) => !isKept(tracker)).forEach(end);
    this.#started = this.#started?.filter(isKept) ?? null;
  }

  /**
   * Ends reconnecting for good; to be called after the torrent was destroyed.
   * Without it a tracker that was being retried opens a socket minutes later.
   */
  end(): void {
    this.#started?.forEach(end);
  }

  #onStarted(client: TrackerClient): void {
    this.#started = client._trackers;
    client.on('update', () => {
      this.#answered = true;
    });
    client._trackers.forEach(guard);
  }
}

/** bittorrent-tracker takes one slash off the end to find duplicates. */
function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}

function isConnected(tracker: SocketTracker): boolean {
  return tracker.socket?.connected === true;
}

/** A message of the wrong shape is ignored; stock throws it on the page's `window`. */
function guard(tracker: SocketTracker): void {
  const receive = tracker._onSocketData.bind(tracker);
  tracker._onSocketData = (data) => {
    try {
      receive(data);
    } catch {
      // A tracker that talks nonsense is as good as silent.
    }
  };
}

function end(tracker: SocketTracker): void {
  tracker._openSocket = ignore;
  tracker.destroy();
  if (tracker.reconnectTimer !== null) clearTimeout(tracker.reconnectTimer);
}
