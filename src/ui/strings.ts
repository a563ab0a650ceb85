import type { DiagnosisCode } from '../core/diagnosis.js';
import type { PlayerErrorCode } from '../core/player-error.js';
import type { SeedingState } from '../core/player-state.js';
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

  readonly stats: string;
  readonly hideStats: string;
  readonly peers: string;
  readonly download: string;
  readonly upload: string;
  readonly fromPeers: string;
  readonly fromServers: string;
  readonly uploaded: string;
  readonly ratio: string;

  readonly seeding: string;
  readonly seedingExplained: string;
  /** Whole phrases: what is done, and why it is not more. */
  readonly seedingStates: Readonly<Record<SeedingState, string>>;

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

  readonly retry: string;
  readonly otherFiles: string;
  readonly playOverHttp: string;
  readonly technicalDetails: string;
  readonly errors: Readonly<Record<PlayerErrorCode, ErrorStrings>>;
}
