import type { TorrentFileInfo } from '../core/player-state.js';

/** What there is to go on with, besides the file that plays. */
export interface PlaylistView {
  /** Whether there are files to choose from, so that the list of them can be shown. */
  readonly isOffered: boolean;
  readonly isOpen: boolean;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  /** What begins by itself in a moment; null when nothing does. */
  readonly nextUp: NextUpView | null;
}

export interface NextUpView {
  readonly file: TorrentFileInfo;
  /** Whole seconds until then. */
  readonly seconds: number;
}

/** Of one file, or before the files are known. */
export const NO_PLAYLIST: PlaylistView = {
  isOffered: false,
  isOpen: false,
  hasNext: false,
  hasPrevious: false,
  nextUp: null,
};
