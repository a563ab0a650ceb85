/**
 * `import 'torrent-player-element/vue'`: registers the elements, and types
 * them in Vue's templates. Vue itself is told by `compilerOptions.isCustomElement`.
 */
import type { HTMLAttributes } from 'vue';
import type { TorrentPlayer, TorrentVideo } from '../index.js';
import type {
  PlayerEventMap,
  TorrentPlayerAttributes,
  TorrentVideoAttributes,
} from './attributes.js';

/** `@torrentstats`, and `on` with a capital letter in render functions. */
type Listeners = {
  [Type in keyof PlayerEventMap as `on${Capitalize<Type>}`]?: (event: PlayerEventMap[Type]) => void;
};

type Component<Element, Attributes> = new () => {
  $el: Element;
  $props: Omit<HTMLAttributes, keyof Attributes | keyof Listeners> & Attributes & Listeners;
};

declare module 'vue' {
  interface GlobalComponents {
    'torrent-player': Component<TorrentPlayer, TorrentPlayerAttributes>;
    'torrent-video': Component<TorrentVideo, TorrentVideoAttributes>;
  }
}
