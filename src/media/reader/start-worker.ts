import { blobWorker } from '../blob-worker.js';
import type { FromWorker } from './reader-messages.js';

/** A blob worker runs at once, or the page forbids it. */
const ALIVE_MS = 2_000;

/** Its code comes over the network, as the page's own parts did. */
const READY_MS = 10_000;

/**
 * Starts a worker that serves one MediaReader.
 *
 * Rejects when the page forbids that (CSP `worker-src`, Trusted Types), when
 * the code cannot be loaded or does not answer in time, and when `signal` aborts.
 *
 * @param expression what `ReaderPart.expression()` gave.
 */
export async function startWorker(expression: string, signal: AbortSignal): Promise<Worker> {
  signal.throwIfAborted();
  const failed = new AbortController();
  const worker = blobWorker(bootstrap(expression));
  try {
    await untilReady(worker, AbortSignal.any([signal, failed.signal]), failed);
    return worker;
  } catch (reason) {
    worker.terminate();
    throw reason;
  }
}

/** What goes wrong in there is answered; the console belongs to the page. */
function bootstrap(expression: string): string {
  return `
    addEventListener('unhandledrejection', (event) => event.preventDefault());
    postMessage({ type: 'alive' });
    (async () => (await ${expression}).serveReader(self))()
      .catch((reason) => postMessage({ type: 'unloadable', message: String(reason) }));`;
}

/** Resolves when the worker is ready; aborts `failed` with what is wrong when it is not. */
function untilReady(worker: Worker, signal: AbortSignal, failed: AbortController): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const fail = (message: string) => failed.abort(new Error(message));
    let timer = setTimeout(fail, ALIVE_MS, 'the worker does not run');
    const settle = () => {
      clearTimeout(timer);
      settled.abort();
    };
    const listening = { signal: settled.signal };
    signal.addEventListener(
      'abort',
      () => {
        settle();
        reject(signal.reason as Error);
      },
      listening,
    );
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        fail('the worker failed');
      },
      listening,
    );
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'unloadable') fail(data.message);
        else if (data.type === 'alive') {
          clearTimeout(timer);
          timer = setTimeout(fail, READY_MS, 'the worker got no code');
        } else if (data.type === 'ready') {
          settle();
          resolve();
        }
      },
      listening,
    );
  });
}
