import { countFailures, retryDelayMs } from './tracker-watchdog.js';

/** One torrent's part in a connection to a tracker. */
export interface TrackerSocketListener {
  /** Connected, or connected again. */
  onOpen(): void;
  /** A message, for whichever torrent; nothing of it was checked. */
  onMessage(data: unknown): void;
  /** Not connected any more, or could not connect. */
  onDown(): void;
}

const CONNECT_LIMIT_MS = 10_000;
/** An attempt that is younger may still be of the network as it is now. */
const FRESH_ATTEMPT_MS = 2_000;

const nowMs = (): number => performance.now();

/**
 * A connection to one tracker, shared by the torrents of the page, that comes
 * back by itself. It begins with the first listener and ends with the last.
 */
export class TrackerSocket {
  readonly #url: string;
  readonly #listeners = new Set<TrackerSocketListener>();
  #socket: WebSocket | null = null;
  /** Ends the listeners of the present socket. */
  #attempt = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attemptedAtMs = -Infinity;
  #openedAtMs: number | null = null;
  #failures = 0;

  constructor(url: string) {
    this.#url = url;
  }

  get isOpen(): boolean {
    return this.#openedAtMs !== null;
  }

  /** Attempts that failed since it was last open for a while. */
  get failures(): number {
    return this.#failures;
  }

  get isUnused(): boolean {
    return this.#listeners.size === 0;
  }

  /** A listener that comes late is told that the connection is open. */
  add(listener: TrackerSocketListener): void {
    this.#listeners.add(listener);
    if (this.isOpen) listener.onOpen();
    else if (this.#listeners.size === 1) this.#connect();
  }

  remove(listener: TrackerSocketListener): void {
    this.#listeners.delete(listener);
    if (this.isUnused) this.#close();
  }

  /** Dropped when not open: whoever announces is told of `onOpen`. */
  send(message: object): void {
    if (this.isOpen) this.#socket?.send(JSON.stringify(message));
  }

  /** The tracker is silent: tries another connection, after a pause. */
  giveUp(): void {
    if (this.isOpen) this.#onDown(null);
  }

  /** The network may be back: what waits to connect does so now. */
  wake(): void {
    if (this.isOpen || this.isUnused) return;
    if (this.#socket && nowMs() - this.#attemptedAtMs < FRESH_ATTEMPT_MS) return;
    this.#failures = 0;
    this.#connect();
  }

  #connect(): void {
    this.#close();
    this.#attempt = new AbortController();
    this.#attemptedAtMs = nowMs();
    const { signal } = this.#attempt;
    this.#timer = setTimeout(() => this.#onDown(null), CONNECT_LIMIT_MS);
    try {
      const socket = new WebSocket(this.#url);
      this.#socket = socket;
      socket.binaryType = 'arraybuffer';
      socket.addEventListener('open', () => this.#onOpen(), { signal });
      socket.addEventListener('message', ({ data }) => this.#onMessage(data), { signal });
      socket.addEventListener('close', () => this.#onDown(this.#openForMs()), { signal });
    } catch {
      // Forbidden by the page's policy, or insecure on a secure page.
      this.#onDown(null);
    }
  }

  #onOpen(): void {
    clearTimeout(this.#timer);
    this.#openedAtMs = nowMs();
    for (const listener of [...this.#listeners]) listener.onOpen();
  }

  #onMessage(data: unknown): void {
    for (const listener of [...this.#listeners]) listener.onMessage(data);
  }

  #openForMs(): number | null {
    return this.#openedAtMs === null ? null : nowMs() - this.#openedAtMs;
  }

  #onDown(openForMs: number | null): void {
    this.#close();
    this.#failures = countFailures(this.#failures, openForMs);
    const delayMs = retryDelayMs(this.#failures, Math.random());
    this.#timer = setTimeout(() => this.#connect(), delayMs);
    for (const listener of [...this.#listeners]) listener.onDown();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#attempt.abort();
    this.#openedAtMs = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}

/** The page's connections to trackers, one for each URL. */
export class TrackerSockets {
  readonly #sockets = new Map<string, TrackerSocket>();

  /** Joins the connection to a tracker until the signal aborts. */
  join(url: string, listener: TrackerSocketListener, signal: AbortSignal): TrackerSocket {
    const socket = this.#sockets.get(url) ?? new TrackerSocket(url);
    this.#sockets.set(url, socket);
    signal.addEventListener('abort', () => this.#leave(url, socket, listener), { once: true });
    return socket;
  }

  #leave(url: string, socket: TrackerSocket, listener: TrackerSocketListener): void {
    socket.remove(listener);
    if (socket.isUnused) this.#sockets.delete(url);
  }
}
