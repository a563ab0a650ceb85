import { ignoreInterruptedPlay } from '../session/player-session.js';
import type { TorrentPlayer } from '../torrent-player.js';
import { captionsChoice } from '../ui/captions-choice.js';
import { onRequest, PlayRequest, type PlayerRequestMap } from '../ui/requests.js';

type OnRequest = <Type extends keyof PlayerRequestMap>(
  type: Type,
  act: (request: PlayerRequestMap[Type]) => void,
) => void;

/**
 * A request of the interface acts on the player, until the signal aborts; what
 * the player then reports is rendered. (A PlayRequest is the player's own affair.)
 */
export function handleRequests(player: TorrentPlayer, signal: AbortSignal): void {
  const { media, renderRoot } = player;
  const on: OnRequest = (type, act) => onRequest(renderRoot, type, act, signal);
  const play = () => renderRoot.dispatchEvent(new PlayRequest());
  on('pauserequest', () => media.pause());
  on('seekrequest', ({ time }) => (media.currentTime = time));
  on('skiprequest', ({ seconds }) => {
    media.currentTime = Math.min(media.duration, Math.max(0, media.currentTime + seconds));
  });
  on('raterequest', ({ rate }) => (media.playbackRate = rate));
  on('volumerequest', ({ volume }) => {
    media.volume = volume;
    if (volume > 0) media.muted = false;
  });
  on('muterequest', ({ muted }) => (media.muted = muted));
  on('seedingrequest', ({ on }) => (player.seeding = on));
  on('forgetconsentrequest', () => player.forgetConsent());
  on('audiotrackrequest', ({ id }) => {
    const track = player.audioTracks.getTrackById(id);
    if (track) track.enabled = true;
  });
  handleTextTracks(player, on);
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
  let saving = new AbortController();
  on('savefilerequest', ({ index, fetch }) => {
    saving = new AbortController();
    void player.saveFile(index, { fetch, signal: saving.signal });
  });
  on('savecancelrequest', () => saving.abort());
  on('httprequest', () => {
    if (media.playOverHttp()) media.play().catch(ignoreInterruptedPlay);
  });
}

function handleTextTracks({ media }: TorrentPlayer, on: OnRequest): void {
  let lastShown: number | null = null;
  const show = (index: number | null) => {
    for (const { index: other } of media.store.state.textTracks.list) {
      const track = media.textTracks[other];
      if (track) track.mode = other === index ? 'showing' : 'disabled';
    }
    lastShown = index ?? lastShown;
  };
  on('texttrackrequest', ({ index }) => show(index));
  on('captionsrequest', ({ on: wanted }) => {
    const { list } = media.store.state.textTracks;
    lastShown = list.find(({ showing }) => showing)?.index ?? lastShown;
    show(wanted ? captionsChoice(list, lastShown, navigator.languages) : null);
  });
}
