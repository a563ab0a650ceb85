/** The URL of a module whose `serveReader` is `body`, with `page` in scope. */
export function stubModule(body: string): string {
  return moduleOf(`export function serveReader(page) { ${body} }`);
}

function moduleOf(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}

/** The module that workers import. */
export const SERVICE_URL = new URL('../../../src/media/reader/reader-service.ts', import.meta.url)
  .href;

/**
 * A module like the real one, but that hangs for good when `hangs`, an
 * expression over `call` and `count` (of calls to that method), is true.
 */
export function hangingModule(hangs: string): string {
  return moduleOf(`
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
 * A module like the real one, but that loads `part`, an expression, as the
 * real one loads a decoder, before it answers `open`.
 */
export function loadingModule(part: string): string {
  const loadingUrl = new URL('../../../src/media/part-loading.ts', import.meta.url).href;
  return moduleOf(`
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
