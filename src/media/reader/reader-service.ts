/**
 * The reading side: all that knows containers, loaded as one part, by a worker
 * or, where there is none, by the page.
 */
import { PlayerError } from '../../core/player-error.js';
import { observeLoading } from '../part-loading.js';
import { isBeyondReader } from './beyond-reader.js';
import { ContainerReader } from './container-reader.js';
import type { FileReader } from './media-reader.js';
import type {
  Endpoint,
  FromWorker,
  ReaderCall,
  ReaderFailure,
  ReaderResult,
  ToWorker,
} from './reader-messages.js';
import { ReadRefused, RemoteBytes } from './remote-bytes.js';

export { ContainerReader };

/** Answers the calls that come from the page, for one file, until the worker is terminated. */
export function serveReader(page: Endpoint<FromWorker, ToWorker>): void {
  const lifetime = new AbortController();
  let reader: FileReader | null = null;

  page.addEventListener('message', ({ data }) => {
    if (data.type !== 'call') return;
    const { id, lengthBytes, call } = data;
    reader ??= new ContainerReader(new RemoteBytes(page, lengthBytes), lifetime.signal);
    perform(reader, call).then(
      (result) => page.postMessage({ type: 'result', id, result }, transferablesOf(result)),
      (reason: unknown) => {
        page.postMessage({ type: 'failure', id, failure: describeFailure(reason) }, []);
      },
    );
  });
  observeLoading(() => page.postMessage({ type: 'loading' }, []));
  page.postMessage({ type: 'ready' }, []);
}

async function perform(reader: FileReader, call: ReaderCall): Promise<ReaderResult> {
  if (call.method === 'open') return reader.open(call.demand);
  if (call.method === 'select') return reader.select(call.trackId, call.mimeType);
  if (call.method === 'next') return reader.next(call.trackId, call.seconds);
  if (call.method === 'tags') return reader.tags();
  if (call.method === 'thumbnail') return reader.thumbnail(call.timeSeconds, call.width);
  await (call.method === 'start'
    ? reader.start(call.trackId, call.timeSeconds)
    : reader.setDemand(call.demand));
  return null;
}

function transferablesOf(result: ReaderResult): Transferable[] {
  if (result instanceof Uint8Array) return [result.buffer];
  if (result instanceof ImageBitmap) return [result];
  if (result && 'data' in result) return [result.data.buffer];
  return result && 'cover' in result && result.cover ? [result.cover.data.buffer] : [];
}

function describeFailure(reason: unknown): ReaderFailure {
  if (reason instanceof ReadRefused) return { refused: true };
  if (isBeyondReader(reason)) return { beyond: true };
  const { code, message } = PlayerError.from(reason, 'media-damaged');
  return { code, message };
}
