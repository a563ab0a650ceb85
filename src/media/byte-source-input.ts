import { CustomSource, Input, Logging, LogLevel } from 'mediabunny';
import { readPlacesApart } from './demuxer-internals.js';
import { FORMATS } from './reading-scope.js';
import { BLOCK_BYTES, ReadsAhead } from './reads-ahead.js';
import type { ReadableBytes } from './reads-ahead.js';

/** What the demuxer may keep of what it read; two Matroska clusters of a 4 Mbit/s film. */
const CACHE_BYTES = 6 * 1024 * 1024;

export interface InputOptions {
  /** Reads end at multiples of this. Default: a block; headers and frames of a few hundred bytes are many. */
  readonly unitBytes?: number;
  /** Of what was read on end, how much more is asked for before it is wanted. Default: nothing. */
  readonly shareAhead?: () => number;
  /** Whether to read what lies between two near places, which spares a wait. Default: no. */
  readonly bridgesGaps?: () => boolean;
}

/**
 * The demuxer's view of a ByteSource. What is needed after the next reads is
 * the business of `ByteSource.readAhead`.
 */
export function openInput(bytes: ReadableBytes, options: InputOptions = {}): Input {
  // The console belongs to the page; what fails here becomes a PlayerError.
  Logging.level = LogLevel.Silent;
  const { unitBytes = BLOCK_BYTES, shareAhead = () => 0, bridgesGaps = () => false } = options;
  const ahead = new ReadsAhead(bytes, shareAhead);
  const read = (start: number, needed: number): ReadableStream<Uint8Array> => {
    const end = Math.min(roundUp(needed, unitBytes), bytes.lengthBytes);
    return streamOf(ahead.read(start, end));
  };
  const source = new CustomSource({
    getSize: () => bytes.lengthBytes,
    read,
    maxCacheSize: CACHE_BYTES,
    prefetchProfile: 'none',
    // A read that nobody waits for any more was abandoned.
    handleUnhandledError: () => undefined,
  });
  readPlacesApart(source, bridgesGaps);
  return new Input({ formats: FORMATS, source });
}

/** The demuxer takes more than it asked for from a stream only, and keeps the rest for later. */
function streamOf(parts: readonly Promise<Uint8Array>[]): ReadableStream<Uint8Array> {
  for (const part of parts) part.catch(() => undefined); // The first that fails tells.
  const left = parts.values();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value: part } = left.next();
      if (done) controller.close();
      else controller.enqueue(await part);
    },
  });
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
