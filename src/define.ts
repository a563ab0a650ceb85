import './define-video.js';
import { TorrentPlayer } from './torrent-player.js';
import { TorrentVideo } from './torrent-video.js';
import { defineParts } from './ui/define-parts.js';
import { PosterButton } from './ui/poster-button.js';

declare global {
  interface HTMLElementTagNameMap {
    'torrent-player-poster-button': PosterButton;
  }
}

/**
 * Registers both elements, and what they show first, unless another copy of
 * this package did: then that copy's stay, with all that belongs to them. If it
 * has `<torrent-video>` alone, ours gets another name besides: this player
 * works with no other.
 */
if (typeof customElements !== 'undefined' && !customElements.get('torrent-player')) {
  defineParts({
    ...(customElements.get('torrent-video') !== TorrentVideo && {
      'torrent-player-media': TorrentVideo,
    }),
    'torrent-player-poster-button': PosterButton,
    'torrent-player': TorrentPlayer,
  });
}
