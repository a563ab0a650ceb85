import { RawPeer } from '../support/raw-peer.js';
import type { RawPeerOptions } from '../support/raw-peer.js';
import type { Swarm } from '../support/swarm.js';

export type Connect = (
  swarm: Pick<Swarm, 'trackerUrl' | 'infoHash'>,
  options?: Partial<RawPeerOptions>,
) => Promise<RawPeer>;

/**
 * For a `describe`: connects peers that say what a test tells them, and closes
 * them after each test. To be called before `useJoin`, which then checks that
 * nothing is open.
 */
export function useRawPeers(): Connect {
  const peers: RawPeer[] = [];
  afterEach(() => {
    for (const peer of peers.splice(0)) peer.close();
  });
  return async ({ trackerUrl, infoHash }, options = {}) => {
    const peer = await RawPeer.connect({ trackerUrl, infoHash, ...options });
    peers.push(peer);
    return peer;
  };
}
