import { BufferingIndicator } from './buffering-indicator.js';
import { ControlBar } from './control-bar.js';
import { ErrorPanel } from './error-panel.js';
import { PeerStats } from './peer-stats.js';
import { PosterButton } from './poster-button.js';
import { SeedToggle } from './seed-toggle.js';
import { SeekBar } from './seek-bar.js';
import { TimeDisplay } from './time-display.js';
import { VolumeControl } from './volume-control.js';

declare global {
  interface HTMLElementTagNameMap {
    'torrent-player-buffering-indicator': BufferingIndicator;
    'torrent-player-control-bar': ControlBar;
    'torrent-player-error-panel': ErrorPanel;
    'torrent-player-peer-stats': PeerStats;
    'torrent-player-poster-button': PosterButton;
    'torrent-player-seed-toggle': SeedToggle;
    'torrent-player-seek-bar': SeekBar;
    'torrent-player-time-display': TimeDisplay;
    'torrent-player-volume-control': VolumeControl;
  }
}

/** Every part by its tag name. */
const PARTS: Readonly<Record<string, CustomElementConstructor>> = {
  'torrent-player-buffering-indicator': BufferingIndicator,
  'torrent-player-control-bar': ControlBar,
  'torrent-player-error-panel': ErrorPanel,
  'torrent-player-peer-stats': PeerStats,
  'torrent-player-poster-button': PosterButton,
  'torrent-player-seed-toggle': SeedToggle,
  'torrent-player-seek-bar': SeekBar,
  'torrent-player-time-display': TimeDisplay,
  'torrent-player-volume-control': VolumeControl,
};

/**
 * Registers the parts of the interface. A name that is taken, by another copy
 * of this package on the page, stays as it is: nothing throws.
 */
export function defineParts(registry: CustomElementRegistry = customElements): void {
  for (const [name, part] of Object.entries(PARTS)) {
    if (!registry.get(name)) registry.define(name, part);
  }
}
