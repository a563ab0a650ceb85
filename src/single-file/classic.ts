/**
 * Entry of the single classic script. It leaves nothing on the page but the
 * elements; what modules say by calls, its own tag says by attributes:
 *
 *     <script src="torrent-player.iife.js" data-upgrade data-parts="/player/"></script>
 */
import { setPartsUrl, upgradeMarkup } from './module.js';

const script = typeof document === 'undefined' ? null : document.currentScript;

if (script?.dataset['parts']) setPartsUrl(script.dataset['parts']);
if (script && 'upgrade' in script.dataset) upgradeMarkup();
