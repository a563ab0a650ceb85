import { ignoreInterruptedPlay } from '../session/player-session.js';
import type { TorrentPlayer } from '../torrent-player.js';
import { onRequest, PlayRequest, type PlayerRequestMap } from '../ui/requests.js';

/**
 * A request of the interface acts on the player, until the signal aborts; what
 * the player then reports is rendered. (A PlayRequest is the player's own affair.)
 */
export function handleRequests(player: TorrentPlayer, signal: AbortSignal): void {
  const { media, renderRoot } = player;
  const on = <Type extends keyof PlayerRequestMap>(
    type: Type,
    act: (request: PlayerRequestMap[Type]) => void,
  ) => onRequest(renderRoot, type, act, signal);
  const play = () => renderRoot.dispatchEvent(new PlayRequest());
  on('pauserequest', () => media.pause());
  on('seekrequest', ({ time }) => (media.currentTime = time));
  on('volumerequest', ({ volume }) => {
    media.volume = volume;
    if (volume > 0) media.muted = false;
  });
  on('muterequest', ({ muted }) => (media.muted = muted));
  on('seedingrequest', ({ on }) => (player.seeding = on));
  on('statstogglerequest', ({ open }) => (player.stats = open));
  on('retryrequest', () => {
    media.load();
    play();
  });
  on('filerequest', ({ index }) => {
    if (media.store.state.torrent.phase === 'failed') {
      player.file = String(index);
      media.load();
    } else media.selectFile(index);
    play();
  });
  on('savefilerequest', ({ index }) => void player.saveFile(index));
  on('httprequest', () => {
    if (media.playOverHttp()) media.play().catch(ignoreInterruptedPlay);
  });
}
