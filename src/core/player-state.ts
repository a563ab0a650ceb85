import type { PieceSpan } from './byte-range.js';
import type { Diagnosis, WebSeedRefusal } from './diagnosis.js';
import type { PlayerErrorDetail } from './player-error.js';

/**
 * The player's whole state as plain data, in slices with one writer each.
 * Parts of the interface render it; nothing but its writer changes a slice.
 */
export interface PlayerState {
  /** Written by the session. */
  readonly torrent: TorrentSlice;
  /** Written by the swarm sampler, once a second. */
  readonly swarm: SwarmSlice;
  /** Written by the playback observer. */
  readonly playback: PlaybackSlice;
  /** Written by the session. */
  readonly tracks: TracksSlice;
  /** Written by the observer of text tracks. */
  readonly textTracks: TextTracksSlice;
  /** Written by the session. */
  readonly tags: TagsSlice;
  /** Written by the session. */
  readonly diagnosis: DiagnosisSlice;
  /** Written by what fetches files to be kept. */
  readonly saving: SavingSlice;
  /** Written by the consent gate. */
  readonly consent: ConsentSlice;
}

/** A file that is fetched for the viewer to keep, where it cannot be played. */
export interface SavingSlice {
  /** Index in `files`; null before there was any. */
  readonly fileIndex: number | null;
  /** `saved`: the viewer has it. `failed`: see `error`. */
  readonly state: 'none' | 'fetching' | 'saved' | 'failed';
  /** How much of it is here. */
  readonly receivedBytes: number;
  readonly error: PlayerErrorDetail | null;
}

/** How the page wants viewers to be asked: see the attribute `consent`. */
export type ConsentMode = 'notice' | 'ask' | 'granted';

/** Who may be contacted when playback is wanted: everybody, servers only, or nobody before an answer. */
export type ConsentTerms = 'peers' | 'server' | 'ask';

export interface ConsentSlice {
  readonly mode: ConsentMode;
  readonly terms: ConsentTerms;
  /** Whether the player itself asks the viewer now; false while the page does. */
  readonly isAsking: boolean;
  /** Whether the film may be played without peers. */
  readonly canUseServer: boolean;
  /** Whether the browser says that its viewer wants no data shared (Global Privacy Control). */
  readonly prefersPrivacy: boolean;
  /** Whether the answer is kept for the next visit. */
  readonly isRemembered: boolean;
}

/** What is wrong now, if anything; see `diagnose`. */
export interface DiagnosisSlice {
  readonly current: Diagnosis | null;
}

/**
 * - `idle`: nobody was contacted yet
 * - `connecting`: joining the swarm, waiting for metadata
 * - `probing`: metadata is here, the file's container is being read
 * - `ready`: the media element has what it needs to present frames
 * - `failed`: see `error`
 */
export type Phase = 'idle' | 'connecting' | 'probing' | 'ready' | 'failed';

/**
 * Where the film comes from:
 * - `torrent`: the swarm, web seeds included
 * - `web-seeds`: the torrent's web seeds alone; no peer, tracker or STUN server is contacted
 * - `http`: a plain HTTP file that the page names
 */
export type PlaybackMode = 'torrent' | 'web-seeds' | 'http';

export interface TorrentSlice {
  readonly mode: PlaybackMode;
  readonly phase: Phase;
  /** 40 lower-case hex digits. */
  readonly infoHash: string | null;
  readonly name: string | null;
  readonly files: readonly TorrentFileInfo[];
  /** Index in `files` of the one that plays. */
  readonly fileIndex: number | null;
  readonly error: PlayerErrorDetail | null;
}

export interface TorrentFileInfo {
  readonly index: number;
  /** Path inside the torrent, `/`-separated. Untrusted text. */
  readonly path: string;
  /** Last segment of the path. Untrusted text. */
  readonly name: string;
  readonly lengthBytes: number;
  /** Media type guessed from the name, or '' when unknown. */
  readonly type: string;
  /** True when its name is one of a container that the player reads. */
  readonly playable: boolean;
  /** The pieces of the torrent in which it lies (half-open); the first and last may be its neighbours' too. */
  readonly pieces: PieceSpan;
}

/**
 * What the engine really does, not what was asked of it.
 * - `on`: uploads, within the upload limit
 * - `off`: the viewer or the page does not want it
 * - `capped`: the ratio limit is reached, or the upload limit is 0; nothing goes out
 * - `eased`: next to nothing goes out, because the connection is metered
 */
export type SeedingState = 'on' | 'off' | 'capped' | 'eased';

/** What is known of the trackers: none configured, none answered yet, one answers, all failed. */
export type TrackerState = 'none' | 'waiting' | 'connected' | 'failed';

/** One tracker, as the engine sees it. */
export interface TrackerInfo {
  /** Host and port of its URL. */
  readonly host: string;
  readonly state: Exclude<TrackerState, 'none'>;
  /** How it failed last, while it does: no connection, no answer, or a refusal. */
  readonly failure: 'unreachable' | 'silent' | 'refused' | null;
  /** Why it refuses, in its own words, addresses left out. Untrusted text. */
  readonly reason: string | null;
  /** Other peers that it knew of when it last answered. */
  readonly others: number | null;
}

/** One web seed, as the engine sees it. */
export interface WebSeedInfo {
  /** Host and port of its URL. */
  readonly host: string;
  /** Why it is not to be counted on; null while it is. */
  readonly refusal: WebSeedRefusal | null;
}

export interface SwarmSlice {
  /** Wires that finished the handshake; web seeds not counted. */
  readonly peers: number;
  readonly trackers: TrackerState;
  /** Each of the trackers that a browser can ask. */
  readonly trackerList: readonly TrackerInfo[];
  /** The web seeds, once the metadata is known. */
  readonly webSeeds: readonly WebSeedInfo[];
  /** The most other peers that a tracker knew of; null until one has said. */
  readonly othersInSwarm: number | null;
  /** Attempts to connect to a peer that failed since the last that did not. */
  readonly failedConnections: number;
  /** Peers that are being connected to. */
  readonly openingConnections: number;
  readonly downloadBytesPerSecond: number;
  readonly uploadBytesPerSecond: number;
  /** Payload received from peers, verified or not. */
  readonly bytesFromPeers: number;
  /** Payload received from web seeds and the HTTP fallback. */
  readonly bytesFromServers: number;
  /** Payload sent. */
  readonly bytesUploaded: number;
  /** Duplicate bytes, and bytes that failed verification. */
  readonly bytesWasted: number;
  /** Bytes of the torrent held now, partial pieces included. */
  readonly memoryBytes: number;
  readonly memoryBudgetBytes: number;
  readonly seeding: SeedingState;
  readonly pieces: PieceMap | null;
}

/** Per piece of the torrent: one array element each. */
export interface PieceMap {
  readonly count: number;
  /** Length of every piece but the last. */
  readonly lengthBytes: number;
  /** 1 where the piece is held and verified. */
  readonly have: Uint8Array;
  /** 1 where blocks are being requested. */
  readonly requested: Uint8Array;
  /** In how many connected peers the piece is, capped at 255. */
  readonly availability: Uint8Array;
  /** First piece and end (half-open) of the file that plays. */
  readonly file: PieceSpan;
}

/** A span of the media timeline, in seconds, half-open. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** A mirror of the media element, in its own words (HTML §4.8.11). */
export interface PlaybackSlice {
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  /** True while playback should advance and does not for want of data. */
  readonly waiting: boolean;
  /** Seconds. */
  readonly currentTime: number;
  /** Seconds; NaN until known. */
  readonly duration: number;
  readonly buffered: readonly TimeSpan[];
  readonly readyState: number;
  /** 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
  readonly playbackRate: number;
  readonly videoWidth: number;
  readonly videoHeight: number;
  /** 0 to 1: how much of what playback needs before it (re)starts has arrived. */
  readonly bufferingProgress: number;
}

/** What one may choose from in the file that plays. */
export interface TracksSlice {
  /** The audio tracks that this browser can play; the first is the one to prefer. */
  readonly audio: readonly AudioTrackInfo[];
  /** `id` of the audio track that plays, or is about to; null without sound. */
  readonly audioId: string | null;
}

export interface AudioTrackInfo {
  /** Names the track within its file. */
  readonly id: string;
  /** Its name in the container, else that of its language, else ''. Untrusted text. */
  readonly label: string;
  /** BCP 47; '' when unknown. */
  readonly language: string;
}

/**
 * What a file of sound says of itself, once it can be heard. Untrusted text;
 * '' where it says nothing, and for files with a picture.
 */
export interface TagsSlice {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  /** Blob URL of its cover, in the file or beside it, as long as the file plays; null without one. */
  readonly coverUrl: string | null;
}

/** The text that may be shown over the picture, wherever it comes from. */
export interface TextTracksSlice {
  readonly list: readonly TextTrackInfo[];
}

export interface TextTrackInfo {
  /** Its place in the media element's `textTracks`. */
  readonly index: number;
  readonly kind: 'subtitles' | 'captions';
  /** Untrusted text; '' when it has none. */
  readonly label: string;
  /** BCP 47; '' when unknown. */
  readonly language: string;
  /** Whether its text is shown. */
  readonly showing: boolean;
}

export const INITIAL_STATE: PlayerState = Object.freeze({
  torrent: Object.freeze({
    mode: 'torrent',
    phase: 'idle',
    infoHash: null,
    name: null,
    files: Object.freeze([]),
    fileIndex: null,
    error: null,
  }),
  swarm: Object.freeze({
    peers: 0,
    trackers: 'none',
    trackerList: Object.freeze([]),
    webSeeds: Object.freeze([]),
    othersInSwarm: null,
    failedConnections: 0,
    openingConnections: 0,
    downloadBytesPerSecond: 0,
    uploadBytesPerSecond: 0,
    bytesFromPeers: 0,
    bytesFromServers: 0,
    bytesUploaded: 0,
    bytesWasted: 0,
    memoryBytes: 0,
    memoryBudgetBytes: 0,
    seeding: 'on',
    pieces: null,
  }),
  playback: Object.freeze({
    paused: true,
    ended: false,
    seeking: false,
    waiting: false,
    currentTime: 0,
    duration: NaN,
    buffered: Object.freeze([]),
    readyState: 0,
    volume: 1,
    muted: false,
    playbackRate: 1,
    videoWidth: 0,
    videoHeight: 0,
    bufferingProgress: 0,
  }),
  tracks: Object.freeze({ audio: Object.freeze([]), audioId: null }),
  tags: Object.freeze({ title: '', artist: '', album: '', coverUrl: null }),
  textTracks: Object.freeze({ list: Object.freeze([]) }),
  diagnosis: Object.freeze({ current: null }),
  saving: Object.freeze({ fileIndex: null, state: 'none', receivedBytes: 0, error: null }),
  consent: Object.freeze({
    mode: 'notice',
    terms: 'peers',
    isAsking: false,
    canUseServer: false,
    prefersPrivacy: false,
    isRemembered: false,
  }),
});
