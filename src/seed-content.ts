import type { ContentSeeding, ContentSeedingOptions } from './engine/index.js';
import { DEFAULT_ICE_SERVERS } from './session/attribute-values.js';
import { loadEngine } from './session/lazy-parts.js';

/**
 * Seeds files that the page has, such as those that its visitor chose: gives
 * them to whoever wants them until it is stopped or the page is closed. They
 * are read as they are asked for, and not copied.
 *
 * @param torrent the `.torrent` of them
 * @param content all of its files, one after the other: `new Blob(files)`
 * @param options `iceServers` are by default those of the player
 * @throws PlayerError `invalid-torrent` when the torrent is none, or one of other bytes;
 *   `unsupported-torrent`; `webrtc-unavailable`; `load-failed`.
 */
export async function seedContent(
  torrent: Uint8Array,
  content: Blob,
  options: Partial<ContentSeedingOptions> = {},
): Promise<ContentSeeding> {
  const { seedContent: seed } = await loadEngine();
  return seed(torrent, content, { iceServers: DEFAULT_ICE_SERVERS, ...options });
}
