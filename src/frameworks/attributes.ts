import type { TorrentEventMap } from '../events.js';

/**
 * The attributes of `<torrent-video>` as templates of frameworks write them.
 * What they mean, and their defaults, is in the README.
 */
export interface TorrentVideoAttributes {
  /** Magnet URI; wins over `src`. */
  magnet?: string | undefined;
  /** Magnet URI, bare infohash, or URL of a `.torrent`. `#t=10,20` at its end plays that part. */
  src?: string | undefined;
  /** Which file plays: index, path or glob. Default: the largest playable. */
  file?: string | number | undefined;
  /** Space-separated `wss:` URLs added to the torrent's own. */
  trackers?: string | undefined;
  /** Space-separated URLs added to the torrent's own. */
  'web-seeds'?: string | undefined;
  /** JSON array of RTCIceServer; `[]` for none. */
  'ice-servers'?: string | undefined;
  /** How much is done before play: nothing (the default), the first frame, or fetching ahead. */
  preload?: 'none' | 'metadata' | 'auto' | undefined;
  /** Whether others may be served. Default: `on`. */
  seeding?: 'on' | 'off' | undefined;
  /** Most bytes sent per second: `100KiB`, `1MiB` or a number; `0` is nothing. Default: none. */
  'upload-limit'?: string | number | undefined;
  /** Most bytes fetched per second. Default: none. */
  'download-limit'?: string | number | undefined;
  /** Uploading ends at so many bytes up for each byte down. Default: none. */
  'ratio-limit'?: string | number | undefined;
  /** On a metered connection upload next to nothing (the default), or as ever. */
  metered?: 'ease' | 'ignore' | undefined;
  /** Most bytes of the torrent held: `256MiB` (the default), `1GiB` or a number. */
  'memory-budget'?: string | number | undefined;
  /** Seconds without a byte after which a `<source>` child plays over HTTP. Default: 20. */
  'fallback-after'?: string | number | undefined;
  /** How the viewer is asked before others are contacted. Default: `notice`. */
  consent?: 'notice' | 'ask' | 'granted' | undefined;
  /** Whether the answer is kept for the next visit. */
  'consent-memory'?: boolean | undefined;
  autoplay?: boolean | undefined;
  muted?: boolean | undefined;
  loop?: boolean | undefined;
  poster?: string | undefined;
  playsinline?: boolean | undefined;
  width?: string | number | undefined;
  height?: string | number | undefined;
  crossorigin?: '' | 'anonymous' | 'use-credentials' | undefined;
  disablepictureinpicture?: boolean | undefined;
  disableremoteplayback?: boolean | undefined;
}

/** Those of `<torrent-player>`. */
export interface TorrentPlayerAttributes extends TorrentVideoAttributes {
  /** Whether the statistics panel is open. */
  stats?: boolean | undefined;
  /** How the files of a torrent follow each other: by themselves (the default), when asked to, or not. */
  playlist?: 'auto' | 'manual' | 'none' | undefined;
  /** Keys that stay the page's: `nof noarrowleft nospace`. */
  hotkeys?: string | undefined;
  /** No keys at all but those of a focused control. */
  nohotkeys?: boolean | undefined;
  /** Language of the interface. Default: that of the page. */
  lang?: string | undefined;
}

/** Every event of ours, and those of media that pages listen to. */
export interface PlayerEventMap
  extends
    TorrentEventMap,
    Pick<
      HTMLVideoElementEventMap,
      | 'canplay'
      | 'canplaythrough'
      | 'durationchange'
      | 'emptied'
      | 'ended'
      | 'enterpictureinpicture'
      | 'leavepictureinpicture'
      | 'loadeddata'
      | 'loadedmetadata'
      | 'loadstart'
      | 'pause'
      | 'play'
      | 'playing'
      | 'progress'
      | 'ratechange'
      | 'resize'
      | 'seeked'
      | 'seeking'
      | 'stalled'
      | 'suspend'
      | 'timeupdate'
      | 'volumechange'
      | 'waiting'
    > {}

/** Listeners as attributes with a prefix: `ontorrentstats`, or `on:torrentstats`. */
export type PlayerListeners<Prefix extends string> = {
  [Type in keyof PlayerEventMap as `${Prefix}${Type}`]?: (event: PlayerEventMap[Type]) => void;
};
