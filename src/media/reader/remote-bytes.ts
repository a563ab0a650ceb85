import type { ByteRange } from '../../core/byte-range.js';
import type { ReadableBytes } from '../reads-ahead.js';
import type { Endpoint, FromWorker, ToWorker } from './reader-messages.js';

/** Rejects a read in the worker; the page knows why. */
export class ReadRefused extends Error {
  override readonly name = 'ReadRefused';

  constructor() {
    super('the page refused a read');
  }
}

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(reason: Error): void;
}

/** The bytes of a ByteSource that lives at the other end. */
export class RemoteBytes implements ReadableBytes {
  readonly #page: Endpoint<FromWorker, ToWorker>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(
    page: Endpoint<FromWorker, ToWorker>,
    readonly lengthBytes: number,
  ) {
    this.#page = page;
    page.addEventListener('message', ({ data }) => this.#receive(data));
  }

  read({ start, end }: ByteRange): Promise<Uint8Array> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#page.postMessage({ type: 'read', id, start, end }, []);
    });
  }

  #receive(message: ToWorker): void {
    if (message.type === 'call') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === 'bytes') waiting?.resolve(message.bytes);
    else waiting?.reject(new ReadRefused());
  }
}
