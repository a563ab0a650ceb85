import Wire from 'bittorrent-protocol';
import { MessageAssembler } from './message-assembler.js';

/** Blocks are 16 KiB and bitfields 50 kB; a longer message is an attack on memory. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** How long messages are whose length is fixed (BEP 3 and 6), by id. */
const MESSAGE_BYTES = new Map([
  [0, 1],
  [1, 1],
  [2, 1],
  [3, 1],
  [4, 5],
  [6, 13],
  [8, 13],
  [9, 3],
  [13, 5],
  [14, 1],
  [15, 1],
  [16, 13],
  [17, 5],
]);
/** The shortest that others may be: a block has at least one byte, an extended message a type. */
const MIN_MESSAGE_BYTES = new Map([
  [7, 10],
  [20, 2],
]);

/**
 * A wire that a malformed message closes, instead of throwing on the page's
 * `window`, and that counts what it has handed on.
 */
export default class GuardedWire extends Wire {
  pushedBytes = 0;
  #isEnded = false;
  #assembler = new MessageAssembler();

  end(data) {
    this.#isEnded = true;
    return super.end(data);
  }

  _push(data) {
    if (!this._finished) this.pushedBytes += data.length;
    return super._push(data);
  }

  _parse(size, parser) {
    const finished = size === Number.MAX_VALUE;
    if (!finished && (size < 0 || size > MAX_MESSAGE_BYTES)) {
      throw new RangeError(`Message of ${String(size)} bytes`);
    }
    super._parse(size, parser);
  }

  /** Stock takes a length of 2 GiB and more, which it reads as negative, for a keep-alive. */
  _onMessageLength(prefix) {
    if (prefix[0] > 0) throw new RangeError('Message of 16 MiB or more');
    super._onMessageLength(prefix);
  }

  _onMessage(message) {
    const expected = MESSAGE_BYTES.get(message[0]) ?? message.length;
    if (message.length !== expected || message.length < (MIN_MESSAGE_BYTES.get(message[0]) ?? 1)) {
      throw new RangeError(`Message ${String(message[0])} of ${String(message.length)} bytes`);
    }
    super._onMessage(message);
  }

  _write(data, callback) {
    try {
      this.#receive(data);
    } catch {
      this.destroy();
    }
    callback(null);
  }

  /** Stock joins all that came before anew at every part of a message. */
  #receive(data) {
    let rest = data;
    while (rest.length > 0 && !this.#isEnded) {
      const taken = this.#assembler.take(rest, this._parserSize);
      rest = taken.rest;
      if (taken.message) this._parser(taken.message);
    }
  }
}
