import { readerPart, type ReaderPart } from '../../../src/media/reader/reader-part.js';

/** The module that workers import. */
export const SERVICE_URL = new URL('../../../src/media/reader/reader-service.ts', import.meta.url)
  .href;

/** A part whose workers import that module; the page gets the real one. */
export function partOf(moduleUrl: string): ReaderPart {
  return {
    expression: () => Promise.resolve(`import(${JSON.stringify(moduleUrl)})`),
    load: () => readerPart.load(),
  };
}

/** One whose `serveReader` is `body`, with `page` in scope. */
export function stubPart(body: string): ReaderPart {
  return partOfCode(`export function serveReader(page) { ${body} }`);
}

function partOfCode(code: string): ReaderPart {
  return partOf(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
}

/**
 * A part like the real one, but that hangs for good when `hangs`, an
 * expression over `call` and `count` (of calls to that method), is true.
 */
export function hangingPart(hangs: string): ReaderPart {
  return partOfCode(`
    import { serveReader as serve } from '${SERVICE_URL}';
    const counts = {};
    export function serveReader(page) {
      serve({
        postMessage: (message, transfer) => page.postMessage(message, transfer),
        addEventListener(type, listener, options) {
          page.addEventListener(type, (event) => {
            const { call } = event.data;
            const count = call ? (counts[call.method] = (counts[call.method] ?? 0) + 1) : 0;
            if (call && (${hangs})) for (;;);
            listener(event);
          }, options);
        },
      });
    }`);
}

/**
 * A part like the real one, but that loads `part`, an expression, as the
 * real one loads a decoder, before it answers `open`.
 */
export function loadingPart(part: string): ReaderPart {
  const loadingUrl = new URL('../../../src/media/part-loading.ts', import.meta.url).href;
  return partOfCode(`
    import { serveReader as serve } from '${SERVICE_URL}';
    import { loadPart } from '${loadingUrl}';
    export function serveReader(page) {
      serve({
        postMessage: (message, transfer) => page.postMessage(message, transfer),
        addEventListener(type, listener, options) {
          page.addEventListener(type, async (event) => {
            const { id, call } = event.data;
            try {
              if (call?.method === 'open') await loadPart(() => ${part});
              listener(event);
            } catch ({ code, message }) {
              page.postMessage({ type: 'failure', id, failure: { code, message } });
            }
          }, options);
        },
      });
    }`);
}
