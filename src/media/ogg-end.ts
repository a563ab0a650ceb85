import { bytesOfSlice, type Reader } from './demuxer-internals.js';

/** A page's header (RFC 3533 §6), without its lacing values. */
const HEADER_BYTES = 27;
const MOST_LACING_VALUES = 255;
const CAPTURE_PATTERN = [0x4f, 0x67, 0x67, 0x53];
const BEGINS_STREAM = 0x02;

/** The last page is looked for in the last so many bytes, then in as many as one can have. */
const TAILS_BYTES = [8 * 1024, HEADER_BYTES + MOST_LACING_VALUES * 256];

const OPUS_RATE = 48_000;

interface Page {
  readonly serial: number;
  readonly flags: number;
  /** Samples up to its end; the codec says from where they count. */
  readonly granule: number;
  /** Bytes from its beginning to its contents, and to its end. */
  readonly headerBytes: number;
  readonly bytes: number;
}

/**
 * When an Ogg file of one stream of sound ends, in seconds, as its last page
 * tells; null when it does not, or holds more streams. The demuxer would search
 * for its last packet from the middle on.
 */
export async function oggEndSeconds(reader: Reader): Promise<number | null> {
  const { fileSize } = reader;
  if (fileSize === null) return null;
  const head = await read(reader, 0, Math.min(fileSize, 1024));
  const first = head && pageAt(head, 0);
  if (!head || !first) return null;
  const clock = clockOf(head, first.headerBytes);
  const second = pageAt(head, first.bytes);
  if (!clock || !second || (second.flags & BEGINS_STREAM) !== 0) return null;
  for (const bytes of TAILS_BYTES) {
    const tail = await read(reader, Math.max(0, fileSize - bytes), fileSize);
    const last = tail && lastPage(tail);
    if (last) return last.serial === first.serial ? secondsOf(last.granule, clock) : null;
  }
  return null;
}

interface Clock {
  readonly rate: number;
  /** Samples that are decoded and not played. */
  readonly preSkip: number;
}

const secondsOf = (granule: number, { rate, preSkip }: Clock) => (granule - preSkip) / rate;

/** From the packet that begins a stream: RFC 7845 §5.1, Vorbis I §4.2.2. */
function clockOf(bytes: Uint8Array, start: number): Clock | null {
  const view = viewOf(bytes);
  if (bytes.length < start + 16) return null;
  const magic = String.fromCharCode(...bytes.subarray(start, start + 8));
  if (magic === 'OpusHead') return { rate: OPUS_RATE, preSkip: view.getUint16(start + 10, true) };
  const rate = view.getUint32(start + 12, true);
  return magic.startsWith('\x01vorbis') && rate > 0 ? { rate, preSkip: 0 } : null;
}

/** The one that ends where the bytes do. */
function lastPage(bytes: Uint8Array): Page | null {
  for (let start = bytes.length - HEADER_BYTES; start >= 0; start--) {
    const page = pageAt(bytes, start);
    if (page && start + page.bytes === bytes.length) return page;
  }
  return null;
}

function pageAt(bytes: Uint8Array, start: number): Page | null {
  if (bytes.length < start + HEADER_BYTES) return null;
  if (CAPTURE_PATTERN.some((byte, index) => bytes[start + index] !== byte)) return null;
  const view = viewOf(bytes);
  const headerBytes = HEADER_BYTES + view.getUint8(start + 26);
  const lacing = bytes.subarray(start + HEADER_BYTES, start + headerBytes);
  return {
    flags: view.getUint8(start + 5),
    granule: Number(view.getBigInt64(start + 6, true)),
    serial: view.getUint32(start + 14, true),
    headerBytes,
    bytes: headerBytes + lacing.reduce((sum, value) => sum + value, 0),
  };
}

async function read(reader: Reader, start: number, end: number): Promise<Uint8Array | null> {
  const slice = await reader.requestSliceRange(start, end - start, end - start);
  return slice && bytesOfSlice(slice);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
