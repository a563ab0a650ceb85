import {
  ADTS,
  CustomSource,
  FLAC,
  Input,
  Logging,
  LogLevel,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import type { ByteSource } from '../core/byte-source.js';

/**
 * The containers that are read. All but the first four cost 20 kB of the lazy
 * part together; the library keeps them in one module, so that they cannot be
 * a part of their own.
 */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS, OGG, MP3, ADTS, FLAC, WAVE];

/** What the demuxer may keep of what it read; two Matroska clusters of a 4 Mbit/s film. */
const CACHE_BYTES = 6 * 1024 * 1024;

/**
 * Reads end at multiples of this: one BitTorrent block, the least that a peer
 * is asked for. The demuxer's headers and frames of a few hundred bytes each
 * would else be a read of their own, one after the other.
 */
const READ_UNIT_BYTES = 16 * 1024;

/** What the reading side needs of a ByteSource. */
export type ReadableBytes = Pick<ByteSource, 'lengthBytes' | 'read'>;

/**
 * The demuxer's view of a ByteSource. It reads no further ahead than a block:
 * what comes earlier is the business of `ByteSource.readAhead`.
 *
 * @param unitBytes reads end at multiples of it.
 */
export function openInput(bytes: ReadableBytes, unitBytes = READ_UNIT_BYTES): Input {
  // The console belongs to the page; what fails here becomes a PlayerError.
  Logging.level = LogLevel.Silent;
  return new Input({
    formats: FORMATS,
    source: new CustomSource({
      getSize: () => bytes.lengthBytes,
      read: (start, end) => readUnits(bytes, start, roundUp(end, unitBytes)),
      maxCacheSize: CACHE_BYTES,
      prefetchProfile: 'none',
      // A read that nobody waits for any more was abandoned.
      handleUnhandledError: () => undefined,
    }),
  });
}

/** The demuxer takes more than it asked for from a stream only, and keeps the rest for later. */
function readUnits(
  bytes: ReadableBytes,
  start: number,
  unitsEnd: number,
): ReadableStream<Uint8Array> {
  const end = Math.min(unitsEnd, bytes.lengthBytes);
  return new ReadableStream({
    start: async (controller) => {
      try {
        controller.enqueue(await bytes.read({ start, end }));
        controller.close();
      } catch (reason) {
        controller.error(reason);
      }
    },
  });
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
