import { blobWorker } from '../blob-worker.js';

/** Module with nothing in it: its eight-byte head (WebAssembly core specification §5.5.16). */
const COMPILE = 'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))';
const SCRIPT = `try { ${COMPILE}; postMessage(true) } catch { postMessage(false) }`;

let answer: Promise<boolean> | null = null;

/**
 * Whether WebAssembly may be compiled in a worker from a blob, which is how
 * the decoders run: a page's Content-Security-Policy forbids either without
 * `worker-src blob:` and `script-src 'wasm-unsafe-eval'`. Asked once; a
 * decoder that may not start its worker would wait for it forever.
 */
export function canRunWasmWorker(): Promise<boolean> {
  answer ??= tryWasmWorker();
  return answer;
}

async function tryWasmWorker(): Promise<boolean> {
  if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') return false;
  let worker: Worker | null = null;
  try {
    const probe = blobWorker(SCRIPT);
    worker = probe;
    return await new Promise<boolean>((resolve) => {
      probe.onmessage = ({ data }) => resolve(data === true);
      probe.onerror = (event) => {
        event.preventDefault();
        resolve(false);
      };
    });
  } catch {
    return false;
  } finally {
    worker?.terminate();
  }
}
