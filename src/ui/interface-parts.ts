import { BufferingIndicator } from './buffering-indicator.js';
import { ConsentPanel } from './consent-panel.js';
import { ControlBar } from './control-bar.js';
import { ErrorPanel } from './error-panel.js';
import { FileList } from './file-list.js';
import { NextUp } from './next-up.js';
import { NowPlaying } from './now-playing.js';
import { Narrator } from './narrator.js';
import { PeerStats } from './peer-stats.js';
import { SeedToggle } from './seed-toggle.js';
import { SeekBar } from './seek-bar.js';
import { SeekRipple } from './seek-ripple.js';
import { SettingsMenu } from './settings-menu.js';
import { TimeDisplay } from './time-display.js';
import { VolumeControl } from './volume-control.js';

declare global {
  interface HTMLElementTagNameMap {
    'torrent-player-buffering-indicator': BufferingIndicator;
    'torrent-player-consent-panel': ConsentPanel;
    'torrent-player-control-bar': ControlBar;
    'torrent-player-error-panel': ErrorPanel;
    'torrent-player-file-list': FileList;
    'torrent-player-next-up': NextUp;
    'torrent-player-now-playing': NowPlaying;
    'torrent-player-narrator': Narrator;
    'torrent-player-peer-stats': PeerStats;
    'torrent-player-seed-toggle': SeedToggle;
    'torrent-player-seek-bar': SeekBar;
    'torrent-player-seek-ripple': SeekRipple;
    'torrent-player-settings-menu': SettingsMenu;
    'torrent-player-time-display': TimeDisplay;
    'torrent-player-volume-control': VolumeControl;
  }
}

/** Every part that loads with the interface, by its tag name. */
export const INTERFACE_PARTS: Readonly<Record<string, CustomElementConstructor>> = {
  'torrent-player-buffering-indicator': BufferingIndicator,
  'torrent-player-consent-panel': ConsentPanel,
  'torrent-player-control-bar': ControlBar,
  'torrent-player-error-panel': ErrorPanel,
  'torrent-player-file-list': FileList,
  'torrent-player-next-up': NextUp,
  'torrent-player-now-playing': NowPlaying,
  'torrent-player-narrator': Narrator,
  'torrent-player-peer-stats': PeerStats,
  'torrent-player-seed-toggle': SeedToggle,
  'torrent-player-seek-bar': SeekBar,
  'torrent-player-seek-ripple': SeekRipple,
  'torrent-player-settings-menu': SettingsMenu,
  'torrent-player-time-display': TimeDisplay,
  'torrent-player-volume-control': VolumeControl,
};
