/** What the pages that are attacked have in common. `spy` comes from page-spy.js. */

const BEAT_MS = 20;

let lastBeatMs = performance.now();
let blockedMs = 0;
let mostConnections = 0;
let mostSockets = 0;

setInterval(() => {
  const nowMs = performance.now();
  blockedMs = Math.max(blockedMs, nowMs - lastBeatMs - BEAT_MS);
  lastBeatMs = nowMs;
  mostConnections = Math.max(mostConnections, spy.connections.size);
  mostSockets = Math.max(mostSockets, spy.sockets.size);
}, BEAT_MS);

/** Forgets how long loading took. */
export function calm() {
  blockedMs = 0;
}

/** What happened to the page so far. */
export const observed = () => ({
  /** The longest time in which nothing else could run. */
  blockedMs,
  mostConnections,
  mostSockets,
  errors: spy.errors,
});

/** Faster by far than `atob` and a loop: the page must not be blocked by this. */
export async function fromBase64(text) {
  const response = await fetch(`data:application/octet-stream;base64,${text}`);
  return new Uint8Array(await response.arrayBuffer());
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is to be told of an accepted torrent. */
export const accepted = (paths, lengthBytes) =>
  `accepted: ${paths.length} files, ${lengthBytes} bytes, first ${JSON.stringify(paths[0] ?? null)}`;
