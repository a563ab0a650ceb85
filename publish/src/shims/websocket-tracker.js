import WebSocketTracker from 'bittorrent-tracker/websocket-tracker';

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

/** Comes back soon after a tracker does; stock code waits ten seconds to five minutes, or more. */
export default class PersistentTracker extends WebSocketTracker {
  _startReconnectTimer() {
    this.reconnecting = true;
    clearTimeout(this.reconnectTimer);
    const longestMs = Math.min(FIRST_RETRY_MS * 2 ** this.retries, LAST_RETRY_MS);
    // Not all at once, when a tracker was gone for everybody.
    const waitMs = longestMs * (0.5 + Math.random() / 2);
    this.reconnectTimer = setTimeout(() => {
      this.retries++;
      this._openSocket();
    }, waitMs);
    this.reconnectTimer.unref();
  }
}
