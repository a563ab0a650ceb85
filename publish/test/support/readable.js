import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's test films. */
export const FIXTURES = fileURLToPath(new URL('../../../test/fixtures/', import.meta.url));

/** Bytes as a file to be looked into, and what was read of it. */
export function readableOf(bytes, name = 'film.mp4') {
  const reads = [];
  return {
    name,
    lengthBytes: bytes.length,
    reads,
    async read({ start, end }) {
      if (start < 0 || end > bytes.length || start > end) throw new RangeError(`${start}–${end}`);
      reads.push({ start, end });
      return new Uint8Array(bytes.subarray(start, end));
    },
  };
}

/** A test film, under another name if wanted. */
export function fixture(file, name = basename(file)) {
  return readableOf(readFileSync(FIXTURES + file), name);
}
