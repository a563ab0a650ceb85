import { defineParts } from './ui/define-parts.js';
import { TorrentPlayer } from './torrent-player.js';
import { TorrentVideo } from './torrent-video.js';

/**
 * Registers both elements, unless another copy of this package did so first:
 * then that copy's stay. The only module with side effects.
 */
function define(name: string, constructor: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, constructor);
}

if (typeof customElements !== 'undefined') {
  define('torrent-video', TorrentVideo);
  defineParts();
  define('torrent-player', TorrentPlayer);
}
