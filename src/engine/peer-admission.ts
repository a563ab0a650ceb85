import type { PeerConnection, PeerInternals, Torrent, TorrentInternals, Wire } from 'webtorrent';

/** Connections to one peer that are tried at once; one that is not established blocks 25 s. */
const MAX_RIVALS = 3;

/**
 * Decides which connections a torrent takes, in the place of stock rules that
 * fail in two ways.
 *
 * Two peers that announce at the same moment answer each other's offer, and
 * each then destroys as a duplicate the one that the other keeps: nothing is
 * left until the next announce. Here both are tried; if both succeed, the one
 * that the smaller peer id has offered stays.
 *
 * And stock has no limit on connections through WebRTC.
 */
export function admitPeers(torrent: Torrent & TorrentInternals, maxConnections: number): void {
  const add = torrent.addPeer.bind(torrent);
  torrent.addPeer = (peer, origin) => {
    const peers = torrent._peers;
    if (torrent.destroyed || !peers || peers.size >= maxConnections) {
      peer.destroy();
      return false;
    }
    peer.id = rivalId(peer.id, peers);
    return add(peer, origin);
  };
  torrent.on('wire', (wire: Wire) => closeRival(torrent, wire));
}

/** Whether another connection to this peer would be closed as a duplicate. */
export function isDuplicate(id: string, peers: ReadonlyMap<string, PeerInternals>): boolean {
  return peers.has(rivalId(id, peers));
}

/** The id under which a connection is registered: another while the former are being tried. */
function rivalId(id: string, peers: ReadonlyMap<string, PeerInternals>): string {
  for (let rival = 0; rival < MAX_RIVALS; rival++) {
    const candidate = rival === 0 ? id : `${id}-${String(rival)}`;
    if (peers.get(candidate)?.connected !== false) return candidate;
  }
  return id;
}

function closeRival(torrent: Torrent & TorrentInternals, wire: Wire): void {
  const rival = torrent.wires.find((other) => other !== wire && other.peerId === wire.peerId);
  const ownId = torrent.client?.peerId;
  if (!rival || ownId === undefined) return;
  const isOffered = (one: Wire): boolean => connectionOf(torrent, one)?.initiator === true;
  const loser = loserOf(isOffered(wire), isOffered(rival), ownId < wire.peerId);
  (loser === 'new' ? wire : rival).destroy();
}

/**
 * Which of two connections to one peer is closed, such that both ends choose alike.
 * Two that the same end has offered are an old one, probably dead, and its replacement.
 */
export function loserOf(
  isNewOffered: boolean,
  isOldOffered: boolean,
  isOwnIdSmaller: boolean,
): 'new' | 'old' {
  return isNewOffered === isOldOffered || isNewOffered === isOwnIdSmaller ? 'old' : 'new';
}

function connectionOf(torrent: TorrentInternals, wire: Wire): PeerConnection | null {
  for (const peer of torrent._peers?.values() ?? []) {
    if (peer.wire === wire) return peer.conn;
  }
  return null;
}
