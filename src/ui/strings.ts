import type { DiagnosisCode, WebSeedRefusal } from '../core/diagnosis.js';
import type { PlayerErrorCode } from '../core/player-error.js';
import type { SeedingState } from '../core/player-state.js';
import type { Remedy } from './remedies.js';
import type { WaitingReason } from './waiting-reason.js';

/** What went wrong, and what the viewer can do about it. */
export interface ErrorStrings {
  readonly what: string;
  readonly remedy: string;
}

/** The texts before the first play, which are there from the beginning. */
export interface FirstStrings {
  /** BCP 47 tag by which numbers are formatted. */
  readonly locale: string;
  /** How it is written, whatever the page around the player is. */
  readonly direction: 'ltr' | 'rtl';

  readonly play: string;
  /** The sentence that a first click on play agrees to. */
  readonly consentNotice: string;
  /** Instead of it, where servers alone will be contacted. */
  readonly serverNotice: string;
  /** Beside `serverNotice`: the other choice. */
  readonly playWithPeers: string;
}

/** Every text of the interface in one language. */
export interface Strings extends FirstStrings {
  readonly pause: string;
  readonly replay: string;
  readonly mute: string;
  readonly unmute: string;
  readonly volume: string;
  readonly seek: string;
  /** `time` and `duration` are spoken times. */
  readonly seekPosition: (time: string, duration: string) => string;
  /** How much of the film is here, for who does not see the seek bar: `42 %`. */
  readonly piecesHere: (share: string) => string;
  readonly piecesComing: (share: string) => string;
  readonly piecesMissing: (share: string) => string;
  readonly elapsedTime: string;
  readonly duration: string;
  /** What a click on the time does. */
  readonly showRemaining: string;
  readonly showElapsed: string;
  readonly remainingTime: string;
  readonly settings: string;
  readonly speed: string;
  readonly normalSpeed: string;
  readonly subtitles: string;
  readonly subtitlesOff: string;
  readonly audioTrack: string;
  /** For a track without a name, by its number from 1. */
  readonly trackNumber: (position: number) => string;
  readonly pictureInPicture: string;
  readonly enterFullscreen: string;
  readonly exitFullscreen: string;
  readonly controls: string;

  readonly consentTitle: string;
  readonly consentText: string;
  readonly consentPeers: string;
  readonly serverOnly: string;
  readonly notNow: string;
  readonly consentRemembered: string;
  readonly privacySignalled: string;
  readonly playsWithPeers: string;
  readonly playsFromServer: string;
  readonly forgetAnswer: string;

  readonly stats: string;
  readonly hideStats: string;
  readonly peers: string;
  readonly download: string;
  readonly upload: string;
  readonly fromPeers: string;
  readonly fromServers: string;
  readonly uploaded: string;
  readonly ratio: string;
  readonly wasted: string;
  /** What the film takes, as a rate. */
  readonly needed: string;
  /** What a graph shows: `mean` and `highest` of the download, and `upload` on average, all with their unit. */
  readonly ratesOverTime: (mean: string, highest: string, upload: string) => string;
  readonly memory: string;
  /** "3 of 8", of numbers or amounts. */
  readonly countOf: (part: string, whole: string) => string;
  /** Peers that are being connected to. */
  readonly connecting: string;
  readonly failedConnections: string;
  readonly trackers: string;
  /** `silent`: it does not answer. */
  readonly trackerStates: Readonly<
    Record<'waiting' | 'connected' | 'unreachable' | 'silent' | 'refused', string>
  >;
  /** How many others a tracker knows. */
  readonly othersKnown: (count: number) => string;
  readonly webSeeds: string;
  readonly webSeedStates: Readonly<Record<WebSeedRefusal | 'fine', string>>;
  readonly torrentName: string;
  readonly fileName: string;
  readonly size: string;
  readonly pieces: string;
  readonly infoHash: string;
  readonly copyInfoHash: string;
  readonly copied: string;

  readonly seeding: string;
  readonly seedingExplained: string;
  /** Whole phrases: what is done, and why it is not more. */
  readonly seedingStates: Readonly<Record<SeedingState, string>>;

  /** Told, not shown: nothing is waited for any more. */
  readonly nowPlaying: string;
  readonly nowPlayingFromServer: string;
  /** Told, not shown. */
  readonly viewersConnected: (count: number) => string;

  /** What a film needs and gets, both in Mbit/s and without the unit. */
  readonly tooSlow: (needed: string, actual: string) => string;
  readonly waiting: Readonly<Record<WaitingReason['kind'], string>>;
  /** Shown under a wait: what is wrong, and what comes next. */
  readonly diagnoses: Readonly<Record<DiagnosisCode, string>>;

  readonly files: string;
  readonly hideFiles: string;
  readonly nextFile: string;
  readonly previousFile: string;
  /** Samples, trailers and the like. */
  readonly extras: string;
  readonly filesThatDoNotPlay: string;
  readonly moreFiles: (count: number) => string;
  readonly saveFile: (name: string) => string;
  /** The next file begins by itself. */
  readonly nextIn: (seconds: number) => string;
  readonly playNow: string;
  readonly cancel: string;
  /** Describes a picture. */
  readonly cover: (album: string) => string;

  /** Buttons that do what helps. */
  readonly remedies: Readonly<Record<Exclude<Remedy, 'peers'>, string>>;
  /** What became of a file that was to be downloaded. */
  readonly saving: Readonly<Record<'saved' | 'failed' | 'too-large', string>>;
  readonly otherFiles: string;
  readonly technicalDetails: string;
  readonly copyDetails: string;
  readonly errors: Readonly<Record<PlayerErrorCode, ErrorStrings>>;
}
