import { INITIAL_STATE } from '../../src/core/player-state.js';
import type {
  PieceMap,
  PlaybackSlice,
  PlayerState,
  SwarmSlice,
  TorrentSlice,
} from '../../src/core/player-state.js';
import type { PlayerErrorCode, PlayerErrorDetail } from '../../src/core/player-error.js';

/** A film of 14:48 that plays at 3:14. */
export function playbackOf(patch: Partial<PlaybackSlice> = {}): PlaybackSlice {
  return {
    ...INITIAL_STATE.playback,
    paused: false,
    currentTime: 194,
    duration: 888,
    buffered: [
      { start: 0, end: 30 },
      { start: 150, end: 310 },
    ],
    readyState: 4,
    volume: 0.7,
    ...patch,
  };
}

/** A swarm of seven. */
export function swarmOf(patch: Partial<SwarmSlice> = {}): SwarmSlice {
  return {
    ...INITIAL_STATE.swarm,
    peers: 7,
    trackers: 'connected',
    downloadBytesPerSecond: 2_340_000,
    uploadBytesPerSecond: 412_000,
    bytesFromPeers: 148_200_000,
    bytesFromServers: 12_100_000,
    bytesUploaded: 23_600_000,
    ...patch,
  };
}

export function torrentOf(patch: Partial<TorrentSlice> = {}): TorrentSlice {
  return { ...INITIAL_STATE.torrent, phase: 'ready', ...patch };
}

export function stateOf(patch: Partial<PlayerState> = {}): PlayerState {
  const own = { torrent: torrentOf(), swarm: swarmOf(), playback: playbackOf() };
  return { ...INITIAL_STATE, ...own, ...patch };
}

export function errorOf(code: PlayerErrorCode, retryable = false): PlayerErrorDetail {
  return { code, message: `sample message of ${code}`, retryable };
}

/** A torrent of as many pieces, held where it says 1. */
export function piecesOf(have: readonly number[]): PieceMap {
  return {
    count: have.length,
    lengthBytes: 1_000_000,
    have: Uint8Array.from(have),
    requested: new Uint8Array(have.length),
    availability: new Uint8Array(have.length),
    file: { first: 0, end: have.length },
  };
}

/** Pieces by signs, one each: `#` here, `~` coming, `.` held by a peer, `?` by nobody. */
export function piecesBySigns(signs: string, file = { first: 0, end: signs.length }): PieceMap {
  const where = (sign: string) => Uint8Array.from(signs, (one) => (one === sign ? 1 : 0));
  return {
    count: signs.length,
    lengthBytes: 1_000_000,
    have: where('#'),
    requested: where('~'),
    availability: Uint8Array.from(signs, (one) => (one === '?' ? 0 : 3)),
    file,
  };
}
