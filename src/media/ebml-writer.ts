import { concatenate } from './concatenate.js';

/** One element of EBML (RFC 8794): its id as written, and what it holds. */
export interface EbmlElement {
  readonly id: number;
  readonly content: Uint8Array | readonly EbmlElement[];
}

/** A size of all ones: the element ends where the file does (RFC 8794 §6.2). */
const UNKNOWN_SIZE = Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);

const SIZE_BYTES = 8;

/** Writes elements one after another, each with its size. */
export function writeElements(elements: readonly EbmlElement[]): Uint8Array<ArrayBuffer> {
  return concatenate(
    elements.flatMap(({ id, content }) => {
      const bytes = content instanceof Uint8Array ? content : writeElements(content);
      return [uint(id), size(bytes.byteLength), bytes];
    }),
  );
}

/** The beginning of an element that never ends. */
export function openElement(id: number): Uint8Array<ArrayBuffer> {
  return concatenate([uint(id), UNKNOWN_SIZE]);
}

/** An unsigned integer, in as few bytes as it takes. */
export function uint(value: number): Uint8Array<ArrayBuffer> {
  const bytes = [value % 0x100];
  for (let rest = Math.floor(value / 0x100); rest > 0; rest = Math.floor(rest / 0x100)) {
    bytes.unshift(rest % 0x100);
  }
  return Uint8Array.from(bytes);
}

export function float64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

export function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function size(bytes: number): Uint8Array {
  const field = new Uint8Array(SIZE_BYTES);
  new DataView(field.buffer).setBigUint64(0, BigInt(bytes));
  field[0] = 0x01;
  return field;
}
