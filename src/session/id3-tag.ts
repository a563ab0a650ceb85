import type { ByteSource } from '../core/byte-source.js';

const HEADER_BYTES = 10;
const ID3 = [0x49, 0x44, 0x33];

/**
 * Fetches the ID3v2 tag at the start of a file (ID3v2.4.0 §3.1), where there is
 * one: a cover of a megabyte may lie in it. The demuxer does nothing else while
 * it reads that; so its bytes are to be here before.
 */
export async function readId3Tag(
  source: Pick<ByteSource, 'lengthBytes' | 'read'>,
  signal: AbortSignal,
): Promise<void> {
  if (source.lengthBytes < HEADER_BYTES) return;
  const header = await source.read({ start: 0, end: HEADER_BYTES }, { signal });
  if (!ID3.every((byte, at) => header[at] === byte)) return;
  // A number of seven bits per byte.
  const size = header.slice(6).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  const end = Math.min(HEADER_BYTES + size, source.lengthBytes);
  await source.read({ start: 0, end }, { signal });
}
