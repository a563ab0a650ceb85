/** `import 'torrent-player-element/preact'`: registers the elements, and types them in JSX of Preact. */
import type { JSX as PreactJSX } from 'preact';
import type { TorrentPlayer, TorrentVideo } from '../index.js';
import type {
  PlayerListeners,
  TorrentPlayerAttributes,
  TorrentVideoAttributes,
} from './attributes.js';

type Props<Element extends EventTarget, Attributes> = Omit<
  PreactJSX.HTMLAttributes<Element>,
  keyof Attributes | keyof PlayerListeners<'on'>
> &
  Attributes &
  PlayerListeners<'on'>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'torrent-player': Props<TorrentPlayer, TorrentPlayerAttributes>;
      'torrent-video': Props<TorrentVideo, TorrentVideoAttributes>;
    }
  }
}
