import { EventEmitter } from 'events';
import Peer from '@thaunknown/simple-peer/lite.js';

/**
 * In the place of bittorrent-tracker's client: the engine talks to trackers
 * itself (tracker-links.ts), and gets from here what makes connections.
 */
export class Client extends EventEmitter {
  #part;

  constructor({ connect }) {
    super();
    this.#part = connect((options) => new Peer({ trickle: false, ...options }));
  }

  complete() {
    this.#part.complete();
  }

  destroy(callback) {
    this.#part.end();
    queueMicrotask(callback);
  }

  setInterval() {}
  start() {}
  stop() {}
}
