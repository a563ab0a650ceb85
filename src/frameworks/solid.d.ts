/**
 * `import 'torrent-player-element/solid'`: registers the elements, and types
 * them in JSX of Solid, which sets properties of custom elements: attributes
 * of two words, which have none, are written `attr:web-seeds`.
 */
import type { JSX as SolidJSX } from 'solid-js';
import type { TorrentPlayer, TorrentVideo } from '../index.js';
import type {
  PlayerListeners,
  TorrentPlayerAttributes,
  TorrentVideoAttributes,
} from './attributes.js';

type Props<Element, Attributes> = Omit<SolidJSX.HTMLAttributes<Element>, keyof Attributes> &
  Attributes & {
    [Name in keyof Attributes as `attr:${Name & string}`]?: Attributes[Name];
  } & PlayerListeners<'on:'>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'torrent-player': Props<TorrentPlayer, TorrentPlayerAttributes>;
      'torrent-video': Props<TorrentVideo, TorrentVideoAttributes>;
    }
  }
}
