import { bigEndian } from './ebml-writer.js';
import { ascii, join } from './make-torrent.js';

/** A box of ISO BMFF; numbers among its parts are of 32 bits. */
export function box(type: string, ...parts: readonly (Uint8Array | number | string)[]): Uint8Array {
  const data = join(
    parts.map((part) => (typeof part === 'number' ? bigEndian(part, 4) : toBytes(part))),
  );
  return join([bigEndian(data.length + 8, 4), ascii(type), data]);
}

/** Like `box`, with a version and flags. */
export function fullBox(
  type: string,
  ...parts: readonly (Uint8Array | number | string)[]
): Uint8Array {
  return box(type, 0, ...parts);
}

/** A sample of 3GPP timed text. */
export function timedText(text: string, ...boxes: readonly Uint8Array[]): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return join([bigEndian(bytes.length, 2), bytes, ...boxes]);
}

function toBytes(part: Uint8Array | string): Uint8Array {
  return typeof part === 'string' ? new TextEncoder().encode(part) : part;
}
