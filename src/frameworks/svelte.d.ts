/** `import 'torrent-player-element/svelte'`: registers the elements, and types them in Svelte's markup. */
import type { HTMLAttributes } from 'svelte/elements';
import type { TorrentPlayer, TorrentVideo } from '../index.js';
import type {
  PlayerListeners,
  TorrentPlayerAttributes,
  TorrentVideoAttributes,
} from './attributes.js';

type Props<Element extends EventTarget, Attributes> = Omit<
  HTMLAttributes<Element>,
  keyof Attributes | keyof PlayerListeners<'on'>
> &
  Attributes &
  PlayerListeners<'on'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'torrent-player': Props<TorrentPlayer, TorrentPlayerAttributes>;
    'torrent-video': Props<TorrentVideo, TorrentVideoAttributes>;
  }
}
