/**
 * Entry `torrent-player-element/react`, for React 19: the elements as
 * components, with props and events as React spells them. On a server they
 * render the tags, and in the browser the same tags are taken over.
 */
import { createElement, type HTMLAttributes, type ReactElement, type RefAttributes } from 'react';
import './define.js';
import type { PlayerEventMap, TorrentPlayerAttributes } from './frameworks/attributes.js';
import type { TorrentObject } from './source-element.js';
import { toElementProps } from './react/component-props.js';
import type { TorrentPlayer as TorrentPlayerElement } from './torrent-player.js';
import type { TorrentVideo as TorrentVideoElement } from './torrent-video.js';

/** Event types in React's spelling, where it is not the first letter alone that is large. */
interface SpelledEvents {
  canplay: 'CanPlay';
  canplaythrough: 'CanPlayThrough';
  durationchange: 'DurationChange';
  enterpictureinpicture: 'EnterPictureInPicture';
  leavepictureinpicture: 'LeavePictureInPicture';
  loadeddata: 'LoadedData';
  loadedmetadata: 'LoadedMetadata';
  loadstart: 'LoadStart';
  ratechange: 'RateChange';
  timeupdate: 'TimeUpdate';
  volumechange: 'VolumeChange';
  torrentconsentrequest: 'TorrentConsentRequest';
  torrentmetadata: 'TorrentMetadata';
  torrentfilechange: 'TorrentFileChange';
  torrentstats: 'TorrentStats';
  torrentseedingchange: 'TorrentSeedingChange';
  torrentdiagnosis: 'TorrentDiagnosis';
  torrentfallback: 'TorrentFallback';
  torrenterror: 'TorrentError';
}
type Spelled<Type extends string> = Type extends keyof SpelledEvents
  ? SpelledEvents[Type]
  : Capitalize<Type>;

/** Listeners get the event itself, not one of React's. */
type Listeners = {
  [Type in keyof PlayerEventMap as `on${Spelled<Type>}`]?: (event: PlayerEventMap[Type]) => void;
};

/** The attributes of the elements in React's spelling; what they mean is in the README. */
interface SourceProps extends Pick<
  TorrentPlayerAttributes,
  | 'magnet'
  | 'src'
  | 'file'
  | 'preload'
  | 'consent'
  | 'seeding'
  | 'metered'
  | 'muted'
  | 'loop'
  | 'poster'
> {
  /** `wss:` URLs added to the torrent's own. */
  trackers?: string | readonly string[] | undefined;
  /** URLs added to the torrent's own. */
  webSeeds?: string | readonly string[] | undefined;
  /** STUN and TURN servers; an empty list for none. */
  iceServers?: string | readonly RTCIceServer[] | undefined;
  uploadLimit?: TorrentPlayerAttributes['upload-limit'];
  downloadLimit?: TorrentPlayerAttributes['download-limit'];
  ratioLimit?: TorrentPlayerAttributes['ratio-limit'];
  memoryBudget?: TorrentPlayerAttributes['memory-budget'];
  fallbackAfter?: TorrentPlayerAttributes['fallback-after'];
  consentMemory?: TorrentPlayerAttributes['consent-memory'];
  autoPlay?: boolean | undefined;
  playsInline?: boolean | undefined;
  crossOrigin?: TorrentPlayerAttributes['crossorigin'];
  disablePictureInPicture?: boolean | undefined;
  disableRemotePlayback?: boolean | undefined;
  /** A `.torrent` as File, Blob or its bytes. */
  srcObject?: TorrentObject | null | undefined;
}

type Props<Element, Own> = Own &
  Listeners &
  RefAttributes<Element> &
  Omit<HTMLAttributes<Element>, keyof Own | keyof Listeners>;

export type TorrentVideoProps = Props<TorrentVideoElement, SourceProps & { controls?: boolean }>;
export type TorrentPlayerProps = Props<
  TorrentPlayerElement,
  SourceProps & Pick<TorrentPlayerAttributes, 'stats' | 'playlist' | 'hotkeys' | 'nohotkeys'>
>;

/** `<torrent-player>` as a component. */
export function TorrentPlayer(props: TorrentPlayerProps): ReactElement {
  return createElement('torrent-player', toElementProps(props as Record<string, unknown>));
}

/** `<torrent-video>` as a component. */
export function TorrentVideo(props: TorrentVideoProps): ReactElement {
  return createElement('torrent-video', toElementProps(props as Record<string, unknown>));
}
