import type { TorrentHandle } from '../engine/index.js';
import type { SwarmSlice, TorrentFileInfo } from '../core/player-state.js';
import { openFileSink, type FileSink } from './file-sink.js';
import { onLeave } from './leaving-page.js';
import { onWake } from './wake-signals.js';

/** So much is passed on at a time: little enough to be at hand soon, and copied in no time. */
const PART_BYTES = 1024 * 1024;

/** How often progress is told. */
const SAMPLE_INTERVAL_MS = 1_000;

export interface DownloadOptions {
  readonly file: TorrentFileInfo;
  /** What may be held in memory, of the torrent and for the file. */
  readonly memoryBudgetBytes: number;
  /** Joins the swarm, as soon as it is known where to put the file. */
  readonly join: () => TorrentHandle;
  /** Called once a second: how the swarm is, and how much of the file is here. */
  readonly onSample: (swarm: SwarmSlice, receivedBytes: number) => void;
  /** Ends it, and everything that it began. */
  readonly signal: AbortSignal;
}

type Source = ReturnType<TorrentHandle['openFile']>;

/**
 * Fetches a file of a torrent from its beginning to its end, and gives it to
 * the viewer. Call it while the page may still open a dialog for a click.
 *
 * @throws PlayerError when the torrent fails.
 * @throws DOMException when the viewer, or the signal, ends it, or the disk is full.
 */
export async function downloadFile(options: DownloadOptions): Promise<void> {
  const { file, memoryBudgetBytes, join, onSample, signal } = options;
  const sink = await openFileSink(file, memoryBudgetBytes);
  try {
    signal.throwIfAborted();
    const handle = join();
    onWake(() => handle.wake(), signal);
    onLeave(() => handle.release(), signal);
    let source: Source | null = null;
    let position = 0;
    const sample = () => {
      const receivedBytes = source ? position + heldBytesFrom(source, position) : 0;
      onSample(handle.sample(file.index), receivedBytes);
    };
    const timer = setInterval(sample, SAMPLE_INTERVAL_MS);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    await handle.metadata;
    source = handle.openFile(file.index);
    for await (position of copyParts(source, sink, signal));
    sample();
    await sink.close();
  } catch (reason) {
    await sink.discard();
    throw reason;
  }
}

/** Yields how far it is. What follows is wanted as well, so that no peer waits for a write. */
async function* copyParts(source: Source, sink: FileSink, signal: AbortSignal) {
  const { lengthBytes } = source;
  for (let start = 0; start < lengthBytes; start += PART_BYTES) {
    const end = Math.min(start + PART_BYTES, lengthBytes);
    const range = { start, end: lengthBytes };
    source.readAhead({ range, bufferedSeconds: Infinity, bytesPerSecond: 0 });
    await sink.write(await source.read({ start, end }, { signal }));
    yield end;
  }
}

function heldBytesFrom(source: Source, position: number): number {
  return source
    .heldRanges()
    .reduce((sum, { start, end }) => sum + Math.max(0, end - Math.max(start, position)), 0);
}
