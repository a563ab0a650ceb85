import { UNKNOWN_SUPPLY } from '../core/diagnosis.js';
import type { DiagnosisFacts, SupplyFacts } from '../core/diagnosis.js';
import type { PlaybackSlice, PlayerState, TorrentSlice } from '../core/player-state.js';

/** What the page knows and the player's state does not. */
export interface PageFacts {
  readonly isOnline: boolean;
  readonly blockedDirective: string | null;
}

/** Gathers what a diagnosis is made of. */
export function diagnosisFacts(
  { torrent, swarm, playback }: PlayerState,
  page: PageFacts,
  supply: SupplyFacts = UNKNOWN_SUPPLY,
): DiagnosisFacts {
  return {
    ...supply,
    ...page,
    wantsPeers: torrent.mode !== 'web-seeds',
    isWaiting: isViewerWaiting(torrent, playback),
    trackers: swarm.trackers,
    othersInSwarm: swarm.othersInSwarm,
    peers: swarm.peers,
    failedConnections: swarm.failedConnections,
    downloadBytesPerSecond: swarm.downloadBytesPerSecond,
    neededBytesPerSecond: neededBytesPerSecond(torrent, playback),
    memoryBudgetBytes: swarm.memoryBudgetBytes,
  };
}

function isViewerWaiting({ phase }: TorrentSlice, playback: PlaybackSlice): boolean {
  if (phase === 'idle' || phase === 'failed') return false;
  return phase !== 'ready' || playback.waiting || playback.seeking;
}

/** The average of the whole file: what a viewer needs who never wants to wait. */
function neededBytesPerSecond(
  { files, fileIndex }: TorrentSlice,
  { duration, playbackRate }: PlaybackSlice,
): number | null {
  const file = files.find(({ index }) => index === fileIndex);
  if (!file || !Number.isFinite(duration) || duration <= 0) return null;
  return (file.lengthBytes / duration) * Math.max(1, playbackRate);
}
