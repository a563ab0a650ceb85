import { nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { html, type TemplateResult } from './html.js';
import type { PlayerState } from '../core/player-state.js';
import { isAudio } from '../core/playlist.js';
import type { ThumbnailAt } from '../core/thumbnail.js';
import { pauseIcon, replayIcon } from './icons.js';
import { playIcon } from './icon-shapes.js';
import type { Overlay } from './overlay.js';
import type { PlaylistView } from './playlist-view.js';
import type { RateSample } from './rate-history.js';
import { PauseRequest, PlayRequest } from './requests.js';
import type { Skipped } from './seek-ripple.js';
import type { Strings } from './strings.js';

/** Everything that the interface shows, as plain data. */
export interface InterfaceView {
  readonly state: PlayerState;
  readonly strings: Strings;
  readonly shown: Overlay;
  readonly statsOpen: boolean;
  readonly playlist: PlaylistView;
  /** Whether the player fills the screen now. */
  readonly fullscreen: boolean;
  /** Whether the film has a window of its own now. */
  readonly pictureInPicture: boolean;
  /** Whether it could. */
  readonly pictureInPictureAvailable: boolean;
  /** Whether keys do something. */
  readonly hotkeys: boolean;
  /** How far the viewer went just now; null while that is over. */
  readonly skipped: Skipped | null;
  /** Makes pictures for the seek bar. */
  readonly thumbnailAt: ThumbnailAt;
  /** Whether the page has a plain HTTP file that could play instead. */
  readonly httpAvailable: boolean;
  /** The page's magnet URI, or ''. */
  readonly magnet: string;
  /** How large a file may be that is fetched to be saved. */
  readonly savingLimitBytes: number;
  /** Rates of the last two minutes, the oldest first. */
  readonly rates: readonly RateSample[];
}

/**
 * The interface but for what shows before the first play. It belongs into the
 * shadow root of the player, which adopts `interfaceStyles`: so the slots,
 * parts and requests are the player's own.
 */
export function renderInterface(view: InterfaceView): TemplateResult {
  const isFree = view.shown === 'poster' || view.shown === 'waiting';
  return html`
    <torrent-player-seek-ripple
      exportparts="seek-ripple"
      .skipped=${view.skipped}
      .strings=${view.strings}
    ></torrent-player-seek-ripple>
    ${renderBuffering(view)} ${view.shown === 'waiting' ? renderLargePlay(view) : nothing}
    ${renderNextUp(view)} ${view.statsOpen ? renderStats(view) : nothing}
    ${isFree && view.playlist.isOpen ? renderFiles(view) : nothing} ${renderControls(view)}
    ${view.shown === 'error' ? renderError(view) : nothing}
    ${view.shown === 'consent' ? renderConsent(view) : nothing}
    <torrent-player-narrator
      .state=${view.state}
      .strings=${view.strings}
    ></torrent-player-narrator>
  `;
}

function renderBuffering(view: InterfaceView): TemplateResult {
  const { state, strings, shown, httpAvailable, magnet } = view;
  return html`<div class="overlay above-controls" ?hidden=${shown !== 'waiting'}>
    <torrent-player-buffering-indicator
      exportparts="button, buffering-indicator, buffering-ring, buffering-label, buffering-hint, buffering-remedies, retry-button, http-button, peers-button, pause-button, magnet-link, copy-button"
      .torrent=${state.torrent}
      .swarm=${state.swarm}
      .playback=${state.playback}
      .diagnosis=${state.diagnosis.current}
      .httpAvailable=${httpAvailable}
      .magnet=${magnet}
      .strings=${strings}
    ></torrent-player-buffering-indicator>
  </div>`;
}

/** What shows instead of pictures, under everything else; nothing where there are pictures. */
export function renderStage({
  state,
  strings,
  playlist,
}: InterfaceView): TemplateResult | typeof nothing {
  if (!isSound(state)) return nothing;
  return html`<torrent-player-now-playing
    class="now-playing ${playlist.isOpen ? 'beside-files' : ''}"
    exportparts="now-playing, cover, track-title, track-artist, track-album"
    .torrent=${state.torrent}
    .tags=${state.tags}
    .strings=${strings}
  ></torrent-player-now-playing>`;
}

/** Whether the file that plays has no pictures of its own. */
function isSound({ torrent: { files, fileIndex } }: PlayerState): boolean {
  const file = files[fileIndex ?? -1];
  return file !== undefined && isAudio(file);
}

function renderNextUp({ playlist, strings }: InterfaceView): TemplateResult {
  return html`<div class="overlay above-controls next-up">
    <torrent-player-next-up
      exportparts="button, next-up, next-title, next-button, cancel-button"
      .file=${playlist.nextUp?.file ?? null}
      .seconds=${playlist.nextUp?.seconds ?? 0}
      .strings=${strings}
    ></torrent-player-next-up>
  </div>`;
}

function renderFiles({ state, strings }: InterfaceView): TemplateResult {
  return html`<torrent-player-file-list
    class="files"
    exportparts="button, files, files-title, files-close, files-folder, file, save-button"
    .torrent=${state.torrent}
    .pieces=${state.swarm.pieces}
    .strings=${strings}
  ></torrent-player-file-list>`;
}

/** For fingers, where the button in the row is small and far. The same to assistive technology. */
function renderLargePlay({ state, statsOpen, playlist }: InterfaceView): TemplateResult {
  const { paused, waiting, ended } = state.playback;
  // What is read there instead: a track, what comes next.
  const hasWords = isSound(state) || playlist.nextUp !== null;
  const ask = (event: Event) =>
    event.target?.dispatchEvent(paused ? new PlayRequest() : new PauseRequest());
  return html`<button
    class="large-play ${statsOpen || playlist.isOpen ? 'beside-panel' : ''}"
    part="large-play-button"
    type="button"
    tabindex="-1"
    aria-hidden="true"
    ?hidden=${waiting || hasWords}
    @click=${ask}
  >
    ${ended ? replayIcon : paused ? playIcon : pauseIcon}
  </button>`;
}

function renderStats({ state, strings, rates }: InterfaceView): TemplateResult {
  return html`<torrent-player-peer-stats
    class="stats"
    exportparts="button, stats, stats-close, stats-rates, stats-graph, stats-list, stats-memory, stats-sources, stats-infohash, copy-button, consent-button"
    .state=${state}
    .history=${rates}
    .strings=${strings}
  ></torrent-player-peer-stats>`;
}

function renderControls(view: InterfaceView): TemplateResult {
  const { state, strings, shown } = view;
  return html`<torrent-player-control-bar
    class="controls"
    ?hidden=${shown !== 'waiting'}
    .playback=${state.playback}
    .swarm=${state.swarm}
    .tracks=${state.tracks}
    .textTracks=${state.textTracks.list}
    .isKnown=${isKnown(state)}
    .mode=${state.torrent.mode}
    .fullscreen=${view.fullscreen}
    .pictureInPicture=${view.pictureInPicture}
    .pictureInPictureAvailable=${view.pictureInPictureAvailable}
    .statsOpen=${view.statsOpen}
    .playlist=${view.playlist}
    .thumbnailAt=${view.thumbnailAt}
    .hotkeys=${view.hotkeys}
    .strings=${strings}
  ></torrent-player-control-bar>`;
}

/** Whether there is a list of files; a plain HTTP file needs none. */
function isKnown({ torrent }: PlayerState): boolean {
  return torrent.mode === 'http' || torrent.files.length > 0;
}

function renderConsent({ state, strings }: InterfaceView): TemplateResult {
  return html`<div class="overlay dim">
    <torrent-player-consent-panel
      exportparts="button, consent, consent-title, consent-text, consent-button"
      .consent=${state.consent}
      .strings=${strings}
    ></torrent-player-consent-panel>
  </div>`;
}

function renderError(view: InterfaceView): TemplateResult {
  const { state, strings, httpAvailable, magnet } = view;
  const panel = html`<torrent-player-error-panel
    exportparts="button, error, error-message, error-codecs, error-remedy, error-remedies, error-files, error-saving, error-details, save-button, cancel-button, retry-button, http-button, peers-button, magnet-link, copy-button"
    .torrent=${state.torrent}
    .swarm=${state.swarm}
    .saving=${state.saving}
    .savingLimitBytes=${view.savingLimitBytes}
    .httpAvailable=${httpAvailable}
    .magnet=${magnet}
    .strings=${strings}
  ></torrent-player-error-panel>`;
  // Another panel for another failure: the same one, with other words, would be seen to move.
  return html`<div class="overlay dim">
    <slot name="error">${keyed(state.torrent.error?.code, panel)}</slot>
  </div>`;
}
