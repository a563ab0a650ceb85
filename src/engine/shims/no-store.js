/**
 * Stands in for WebTorrent's chunk stores: pieces are kept by the engine
 * (piece-store.ts), never by WebTorrent, and never on disk.
 */
export default class NoStore {
  close(callback) {
    callback(null);
  }

  destroy(callback) {
    callback(null);
  }
}
