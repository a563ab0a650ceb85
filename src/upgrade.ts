/**
 * Entry `torrent-player-element/upgrade`: makes players of marked elements of
 * the document from now on. The player itself is loaded with the first.
 */
import { upgradeMarkup } from './upgrade/upgrade-markup.js';

export { upgradeMarkup, type UpgradeOptions } from './upgrade/upgrade-markup.js';

if (typeof document !== 'undefined') upgradeMarkup({ load: () => import('./define.js') });
