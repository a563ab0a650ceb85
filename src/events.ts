import type { Diagnosis } from './core/diagnosis.js';
import type { PlayerErrorDetail } from './core/player-error.js';
import type { SeedingState, TorrentFileInfo } from './core/player-state.js';
import type { TorrentConsentRequestEvent } from './session/consent-request.js';
import type { FallbackReason } from './session/http-sources.js';
import type { TorrentSnapshot } from './session/snapshot.js';

/**
 * The events of `<torrent-video>` and `<torrent-player>` besides those of
 * HTMLMediaElement. Like media events they do not bubble and are not composed.
 */
export interface TorrentEventMap {
  /** Playback is wanted, and nobody agreed to it yet. Cancelable: the page may ask and answer itself. */
  torrentconsentrequest: TorrentConsentRequestEvent;
  /** The metadata is here: name, files and infohash are known. */
  torrentmetadata: CustomEvent<TorrentSnapshot>;
  /** A file was chosen to play, by the player, the page or the viewer. */
  torrentfilechange: CustomEvent<TorrentFileInfo>;
  /** Once a second while the torrent is joined. */
  torrentstats: CustomEvent<TorrentSnapshot>;
  /** What the engine does about seeding became another; see SeedingState. */
  torrentseedingchange: CustomEvent<{ readonly seeding: SeedingState }>;
  /** What is wrong became another, or (null) nothing is wrong any more. Playback goes on trying. */
  torrentdiagnosis: CustomEvent<Diagnosis | null>;
  /** A `<source>` plays over HTTP from now on instead of the torrent; `load()` goes back to it. */
  torrentfallback: CustomEvent<TorrentFallback>;
  /** The source cannot be played. A new source may be set at any time. */
  torrenterror: CustomEvent<PlayerErrorDetail>;
}

/** Why HTTP took over, and what plays. */
export interface TorrentFallback {
  readonly reason: FallbackReason;
  readonly url: string;
}

export type TorrentEventType = keyof TorrentEventMap;

/** Every event type of ours, for those who forward them. */
export const TORRENT_EVENTS = [
  'torrentconsentrequest',
  'torrentmetadata',
  'torrentfilechange',
  'torrentstats',
  'torrentseedingchange',
  'torrentdiagnosis',
  'torrentfallback',
  'torrenterror',
] as const satisfies readonly TorrentEventType[];

/** Event types that both elements dispatch, as `addEventListener` knows them. */
export interface TorrentElementEventMap extends HTMLVideoElementEventMap, TorrentEventMap {}
