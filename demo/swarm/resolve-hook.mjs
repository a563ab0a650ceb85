/**
 * A module resolve hook that gives WebTorrent in Node what `package.json`'s
 * `browser` field gives it in a page, and a WebRTC that works.
 */
const shim = (name) => new URL(`../../publish/src/shims/${name}.js`, import.meta.url).href;

const REPLACED = new Map([
  ['webrtc-polyfill', shim('webrtc')],
  ['uint8-util', shim('uint8-util')],
  ['@silentbot1/nat-api', shim('absent')],
  ['bittorrent-dht', shim('absent')],
  ['load-ip-set', shim('absent')],
  ['ut_pex', shim('absent')],
  ['./lib/conn-pool.js', shim('absent')],
  ['./utp.cjs', shim('absent')],
]);

/** Works as a synchronous and as an asynchronous hook: it awaits nothing. */
export function resolve(specifier, context, nextResolve) {
  const url = REPLACED.get(specifier);
  // A shim may import what it wraps.
  if (url === undefined || url === context.parentURL) return nextResolve(specifier, context);
  return { url, shortCircuit: true };
}
