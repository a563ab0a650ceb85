import nodeModule from 'node:module';
import { resolve } from './resolve-hook.mjs';

let loading;

/**
 * Imports WebTorrent for Node, WebRTC only. Nothing else may have imported it
 * before in this process.
 *
 * @returns {Promise<typeof import('webtorrent').default>}
 */
export function loadWebTorrent() {
  loading ??= importHooked();
  return loading;
}

async function importHooked() {
  // Node 22.15 has the synchronous hooks that replace register().
  if (nodeModule.registerHooks) nodeModule.registerHooks({ resolve });
  else nodeModule.register('./resolve-hook.mjs', import.meta.url);
  const { default: WebTorrent } = await import('webtorrent');
  return WebTorrent;
}
