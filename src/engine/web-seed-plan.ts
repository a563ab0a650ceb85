import { rangeLength } from '../core/byte-range.js';
import type { ByteRange } from '../core/byte-range.js';
import type { BlockRange } from './supplier.js';
import { isLasting } from './web-seed-failure.js';
import type { WebSeedFailure } from './web-seed-failure.js';

/** A block and where in the torrent it is. */
export interface PlacedBlock {
  readonly block: BlockRange;
  readonly range: ByteRange;
}

/** Blocks that one connection fetches in one go. */
export interface BlockRun {
  /** Of the torrent: from the first byte of the blocks to their last, without a gap. */
  readonly range: ByteRange;
  /** Sorted by where they start; they may overlap. */
  readonly blocks: readonly PlacedBlock[];
}

/** How fast a server answers and delivers. */
export interface Pace {
  readonly bytesPerSecond: number;
  /** From the request to the first byte. */
  readonly latencyMs: number;
}

/** What goes to waste when a viewer seeks away, at most. */
const MAX_RUN_BYTES = 4 * 1024 * 1024;
const MIN_WINDOW_BYTES = 256 * 1024;
const MAX_WINDOW_BYTES = 16 * 1024 * 1024;
/** Bytes in flight beyond those that hide the latency: the shortest run worth a request. */
const RUN_MS = 250;
const MIN_LEAD_BYTES = 64 * 1024;
/** Keeps estimates finite until something was measured. */
const MIN_BYTES_PER_SECOND = 64 * 1024;

/** How long to leave a server alone after the first, second and third failure in a row. */
export const BACK_OFF_MS: readonly number[] = [1000, 4000, 16_000];
const STRIKES = 3;

export function placeBlock(block: BlockRange, pieceLengthBytes: number): PlacedBlock {
  const start = block.piece * pieceLengthBytes + block.offset;
  return { block, range: { start, end: start + block.lengthBytes } };
}

/**
 * Joins blocks that touch or overlap into runs of at most `maxBytes`; a larger
 * block is a run of its own. The runs come in the order in which the first
 * block of each was asked for.
 */
export function coalesce(blocks: Iterable<PlacedBlock>, maxBytes = MAX_RUN_BYTES): BlockRun[] {
  const asked = [...blocks].map((placed, rank) => ({ placed, rank }));
  asked.sort((a, b) => a.placed.range.start - b.placed.range.start || a.rank - b.rank);
  const runs: { start: number; end: number; rank: number; blocks: PlacedBlock[] }[] = [];
  for (const { placed, rank } of asked) {
    const { start, end } = placed.range;
    const run = runs.at(-1);
    if (run && start <= run.end && Math.max(run.end, end) - run.start <= maxBytes) {
      run.blocks.push(placed);
      run.end = Math.max(run.end, end);
      run.rank = Math.min(run.rank, rank);
    } else {
      runs.push({ start, end, rank, blocks: [placed] });
    }
  }
  runs.sort((a, b) => a.rank - b.rank);
  return runs.map(({ start, end, blocks: joined }) => ({ range: { start, end }, blocks: joined }));
}

/**
 * Whether to open a connection for a run now. One that continues where another
 * still reads waits until that one nears its end, so that it grows meanwhile
 * instead of becoming a request per block.
 *
 * @param reading what the open connections have still to read
 */
export function isDue(run: BlockRun, reading: readonly ByteRange[], pace: Pace): boolean {
  const ahead = reading.find(({ end }) => end === run.range.start);
  if (!ahead) return true;
  const leadBytes = (pace.bytesPerSecond * pace.latencyMs) / 1000;
  return rangeLength(ahead) <= Math.max(leadBytes, MIN_LEAD_BYTES);
}

/** How many bytes keep a server busy until the next ones can be asked for. */
export function windowBytesOf({ bytesPerSecond, latencyMs }: Pace): number {
  const bytes = Math.round((bytesPerSecond * (latencyMs + RUN_MS)) / 1000);
  return Math.min(Math.max(bytes, MIN_WINDOW_BYTES), MAX_WINDOW_BYTES);
}

/** When a block asked for behind `inFlightBytes` others is expected to be here. */
export function expectedMsOf(pace: Pace, inFlightBytes: number, lengthBytes: number): number {
  const rate = Math.max(pace.bytesPerSecond, MIN_BYTES_PER_SECOND);
  const drainedMs = (inFlightBytes * 1000) / rate;
  return Math.max(pace.latencyMs, drainedMs) + (lengthBytes * 1000) / rate;
}

/** True from the third failure in a row: somebody should be told. */
export function isSuspect(strikes: number): boolean {
  return strikes >= STRIKES;
}

/**
 * How long to leave a server alone after so many failures in a row, or null:
 * for good. What waiting does not cure ends at the third; a network or a server
 * that is down for a moment gets one more try after the longest wait.
 */
export function retryDelayMs(
  strikes: number,
  failure: WebSeedFailure,
  delaysMs: readonly number[] = BACK_OFF_MS,
): number | null {
  if (isSuspect(strikes) && isLasting(failure)) return null;
  return delaysMs[strikes - 1] ?? null;
}
