import type { TorrentPlayer } from '../torrent-player.js';
import { PauseRequest, PlayRequest, SeekRequest, SkipRequest } from '../ui/requests.js';
import { mediaTitle } from './media-title.js';
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
];

/**
 * Shows the player in the system's media controls from when it plays, and lets
 * it be controlled from there, until the signal aborts or another player plays.
 */
export function showInSystem(
  player: TorrentPlayer,
  ask: (request: Event) => void,
  signal: AbortSignal,
): void {
  const system = new SystemControls();
  const update = () => {
    const { torrent, playback } = player.media.store.state;
    const title = mediaTitle(player.title, torrent);
    const artwork = player.poster && new URL(player.poster, document.baseURI).href;
    system.update({ title, artwork }, playback);
  };
  const claim = () =>
    system.claim({
      play: () => ask(new PlayRequest()),
      pause: () => ask(new PauseRequest()),
      seek: (time) => ask(new SeekRequest(time)),
      skip: (seconds) => ask(new SkipRequest(seconds)),
    });
  player.addEventListener('play', claim, { signal });
  for (const type of NEWS) player.addEventListener(type, update, { signal });
  player.addEventListener('emptied', () => system.release(), { signal });
  signal.addEventListener('abort', () => system.release(), { once: true });
  if (!player.paused) {
    claim();
    update();
  }
}
