/**
 * The reading side: all that knows containers, loaded as one part, by a worker
 * or, where there is none, by the page.
 */
import { PlayerError } from '../../core/player-error.js';
import { observeLoading } from '../part-loading.js';
import { ContainerReader } from './container-reader.js';
import type { MediaReader } from './media-reader.js';
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
  let reader: MediaReader | null = null;

  const perform = async (call: ReaderCall): Promise<ReaderResult> => {
    if (call.method === 'open') {
      reader = new ContainerReader(new RemoteBytes(page, call.lengthBytes), lifetime.signal);
      return reader.open();
    }
    if (!reader) throw new RangeError(`${call.method} before open`);
    if (call.method === 'select') return reader.select(call.trackId, call.mimeType);
    if (call.method === 'next') return reader.next(call.trackId, call.seconds);
    await reader.start(call.trackId, call.timeSeconds);
    return null;
  };

  page.addEventListener('message', ({ data }) => {
    if (data.type !== 'call') return;
    const { id } = data;
    perform(data.call).then(
      (result) => page.postMessage({ type: 'result', id, result }, buffersOf(result)),
      (reason: unknown) => {
        page.postMessage({ type: 'failure', id, failure: describeFailure(reason) }, []);
      },
    );
  });
  observeLoading(() => page.postMessage({ type: 'loading' }, []));
  page.postMessage({ type: 'ready' }, []);
}

function buffersOf(result: ReaderResult): Transferable[] {
  if (result instanceof Uint8Array) return [result.buffer];
  return result && 'data' in result ? [result.data.buffer] : [];
}

function describeFailure(reason: unknown): ReaderFailure {
  if (reason instanceof ReadRefused) return { refused: true };
  const { code, message } = PlayerError.from(reason, 'media-damaged');
  return { code, message };
}
