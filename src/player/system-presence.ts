import type { TorrentPlayer } from '../torrent-player.js';
import {
  NextRequest,
  PauseRequest,
  PlayRequest,
  PreviousRequest,
  SeekRequest,
  SkipRequest,
} from '../ui/requests.js';
import { mediaTitle } from './media-title.js';
import type { PlaylistControl } from './playlist-control.js';
import { SystemControls } from './system-controls.js';

/** After these the system may have something else to show. */
const NEWS = [
  'play',
  'pause',
  'seeked',
  'ratechange',
  'durationchange',
  'torrentmetadata',
  'torrentfilechange',
  // Once a second: the tags of a track come when they come.
  'torrentstats',
];

/**
 * Shows the player in the system's media controls from when it plays, and lets
 * it be controlled from there, until the signal aborts or another player plays.
 */
export function showInSystem(
  player: TorrentPlayer,
  playlist: Pick<PlaylistControl, 'next' | 'previous'>,
  ask: (request: Event) => void,
  signal: AbortSignal,
): void {
  const system = new SystemControls();
  const update = () => {
    const { state } = player.media.store;
    const picture = player.poster || (state.tags.coverUrl ?? '');
    const artwork = picture && new URL(picture, document.baseURI).href;
    system.update({ ...mediaTitle(player.title, state), artwork }, state.playback);
  };
  const claim = () =>
    system.claim({
      play: () => ask(new PlayRequest()),
      pause: () => ask(new PauseRequest()),
      seek: (time) => ask(new SeekRequest(time)),
      skip: (seconds) => ask(new SkipRequest(seconds)),
      next: playlist.next ? () => ask(new NextRequest()) : undefined,
      previous: playlist.previous ? () => ask(new PreviousRequest()) : undefined,
    });
  // Again with each file: another may come after it.
  for (const type of ['play', 'torrentfilechange']) {
    player.addEventListener(type, () => !player.paused && claim(), { signal });
  }
  for (const type of NEWS) player.addEventListener(type, update, { signal });
  player.addEventListener('emptied', () => system.release(), { signal });
  signal.addEventListener('abort', () => system.release(), { once: true });
  if (!player.paused) {
    claim();
    update();
  }
}
