import { TorrentPlayer } from './torrent-player.js';
import { TorrentVideo } from './torrent-video.js';
import { defineParts } from './ui/define-parts.js';
import { PosterButton } from './ui/poster-button.js';

declare global {
  interface HTMLElementTagNameMap {
    'torrent-player-poster-button': PosterButton;
  }
}

/** Registers both elements, and what they show first. The only module with side effects. */
if (typeof customElements !== 'undefined') {
  defineParts({
    'torrent-video': TorrentVideo,
    'torrent-player-poster-button': PosterButton,
    'torrent-player': TorrentPlayer,
  });
}
