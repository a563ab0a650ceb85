import type { ByteRange } from '../../core/byte-range.js';
import type { ByteSource } from '../../core/byte-source.js';
import type { ReadableBytes } from '../reads-ahead.js';

/** Rejects a read of bytes that are not here. */
export class NotHeld extends Error {
  override readonly name = 'NotHeld';
}

/** What is held of a file, for those who must not cause traffic: a read resolves at once, or rejects. */
export class HeldBytes implements ReadableBytes {
  readonly #source: Pick<ByteSource, 'lengthBytes' | 'readHeld'>;

  constructor(source: Pick<ByteSource, 'lengthBytes' | 'readHeld'>) {
    this.#source = source;
  }

  get lengthBytes(): number {
    return this.#source.lengthBytes;
  }

  read(range: ByteRange): Promise<Uint8Array> {
    const bytes = this.#source.readHeld(range);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new NotHeld());
  }
}
