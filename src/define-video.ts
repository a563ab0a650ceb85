/** Entry `torrent-player-element/torrent-video`: registers `<torrent-video>` alone. */
import { TorrentVideo } from './torrent-video.js';

export { TorrentVideo };

if (typeof customElements !== 'undefined' && !customElements.get('torrent-video')) {
  customElements.define('torrent-video', TorrentVideo);
}
