import type { Diagnosis } from '../core/diagnosis.js';
import type {
  Phase,
  PlaybackMode,
  PieceMap,
  PlayerState,
  SavingSlice,
  SeedingState,
  TagsSlice,
  TorrentFileInfo,
  TrackerInfo,
  WebSeedInfo,
} from '../core/player-state.js';

/**
 * What a page may know of the torrent that plays: frozen plain data, without
 * any address of a peer. `element.torrent`, and the `detail` of `torrentstats`.
 */
export interface TorrentSnapshot {
  /** `web-seeds` while no peer may be met, `http` while a `<source>` plays instead of the torrent. */
  readonly mode: PlaybackMode;
  readonly phase: Phase;
  /** 40 lower-case hex digits, null until known. */
  readonly infoHash: string | null;
  /** Untrusted text. */
  readonly name: string | null;
  readonly files: readonly TorrentFileInfo[];
  /** Index of the file that plays, null until chosen. */
  readonly fileIndex: number | null;
  /** Open wires that finished the handshake, web seeds not counted. */
  readonly peers: number;
  /** What each of the trackers does; hosts and states, and nobody's address. */
  readonly trackers: readonly TrackerInfo[];
  /** What each of the web seeds does, once the metadata is known. */
  readonly webSeeds: readonly WebSeedInfo[];
  readonly downloadBytesPerSecond: number;
  readonly uploadBytesPerSecond: number;
  /** Payload, verified or not. */
  readonly bytesFromPeers: number;
  /** Payload from web seeds and the HTTP fallback. */
  readonly bytesFromServers: number;
  readonly bytesUploaded: number;
  /** Duplicates, and bytes that failed verification. */
  readonly bytesWasted: number;
  /** Bytes of the torrent held now, partial pieces included. */
  readonly memoryBytes: number;
  readonly memoryBudgetBytes: number;
  readonly seeding: SeedingState;
  /** Why nothing plays, or not well; null while nothing is wrong. */
  readonly diagnosis: Diagnosis | null;
  /** What a file of sound says of itself: title, artist, album, and the picture of its cover. */
  readonly tags: TagsSlice;
  /** The file that `saveFile` fetches after a failure, and how far that is. */
  readonly saving: SavingSlice;
  readonly pieces: Omit<PieceMap, 'file'> | null;
}

export function toSnapshot({
  torrent,
  swarm,
  tags,
  saving,
  diagnosis,
}: PlayerState): TorrentSnapshot {
  return Object.freeze({
    mode: torrent.mode,
    phase: torrent.phase,
    infoHash: torrent.infoHash,
    name: torrent.name,
    files: torrent.files,
    fileIndex: torrent.fileIndex,
    peers: swarm.peers,
    trackers: swarm.trackerList,
    webSeeds: swarm.webSeeds,
    downloadBytesPerSecond: swarm.downloadBytesPerSecond,
    uploadBytesPerSecond: swarm.uploadBytesPerSecond,
    bytesFromPeers: swarm.bytesFromPeers,
    bytesFromServers: swarm.bytesFromServers,
    bytesUploaded: swarm.bytesUploaded,
    bytesWasted: swarm.bytesWasted,
    memoryBytes: swarm.memoryBytes,
    memoryBudgetBytes: swarm.memoryBudgetBytes,
    seeding: swarm.seeding,
    diagnosis: diagnosis.current,
    tags,
    saving,
    pieces: swarm.pieces,
  });
}
