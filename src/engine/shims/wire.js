import Wire from 'bittorrent-protocol';

/** Blocks are 16 KiB and bitfields 50 kB; a longer message is an attack on memory. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** A wire that a malformed message closes, instead of throwing on the page's `window`. */
export default class GuardedWire extends Wire {
  _parse(size, parser) {
    const finished = size === Number.MAX_VALUE;
    if (!finished && (size < 0 || size > MAX_MESSAGE_BYTES)) {
      throw new RangeError(`Message of ${String(size)} bytes`);
    }
    super._parse(size, parser);
  }

  _write(data, callback) {
    try {
      super._write(data, callback);
    } catch {
      this.destroy();
      callback(null);
    }
  }
}
