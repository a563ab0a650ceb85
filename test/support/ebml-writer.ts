import { ascii, join } from './make-torrent.js';

/** An EBML element with its data, which may be made of parts; its size takes eight bytes. */
export function element(
  id: number,
  ...parts: readonly (Uint8Array | number | string)[]
): Uint8Array {
  const data = join(parts.map(toBytes));
  return join([idBytes(id), sizeBytes(data.length), data]);
}

/** The header of an element of unknown size. */
export function openElement(id: number): Uint8Array {
  return join([idBytes(id), Uint8Array.of(0x01, 255, 255, 255, 255, 255, 255, 255)]);
}

/** A block's data: its track, its time, and the frame. */
export function block(
  track: number,
  time: number,
  frame: Uint8Array | string,
  flags = 0,
): Uint8Array {
  const head = Uint8Array.of(0x80 | track, (time >> 8) & 0xff, time & 0xff, flags);
  return join([head, toBytes(frame)]);
}

function toBytes(part: Uint8Array | number | string): Uint8Array {
  if (part instanceof Uint8Array) return part;
  if (typeof part === 'string') return new TextEncoder().encode(part);
  return bigEndian(part, Math.max(1, Math.ceil(Math.log2(part + 1) / 8)));
}

function idBytes(id: number): Uint8Array {
  return bigEndian(id, id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1);
}

function sizeBytes(size: number): Uint8Array {
  return join([ascii('\x01'), bigEndian(size, 7)]);
}

export function bigEndian(value: number, length: number): Uint8Array {
  return Uint8Array.from(
    { length },
    (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256,
  );
}
