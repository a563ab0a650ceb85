/** Leaves WebRTC, uTP and all native code out of stock WebTorrent. */
const absent = new URL('../../src/shims/absent.js', import.meta.url).href;
const noWebRtc = new URL('./no-webrtc.mjs', import.meta.url).href;
const hex = new URL('../../src/shims/uint8-util.js', import.meta.url).href;

const REPLACED = new Map([
  ['webrtc-polyfill', noWebRtc],
  ['uint8-util', hex],
  ['@silentbot1/nat-api', absent],
  ['load-ip-set', absent],
  ['./utp.cjs', absent],
]);

/** Works as a synchronous and as an asynchronous hook: it awaits nothing. */
export function resolve(specifier, context, nextResolve) {
  const url = REPLACED.get(specifier);
  if (url === undefined || url === context.parentURL) return nextResolve(specifier, context);
  return { url, shortCircuit: true };
}
