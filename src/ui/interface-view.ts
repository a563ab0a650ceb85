import { nothing } from 'lit';
import { html, type TemplateResult } from './html.js';
import type { PlayerState } from '../core/player-state.js';
import { isAudio } from '../core/playlist.js';
import type { Overlay } from './overlay.js';
import type { PlaylistView } from './playlist-view.js';
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
  /** Whether it could. */
  readonly fullscreenAvailable: boolean;
  /** Whether the page has a plain HTTP file that could play instead. */
  readonly httpAvailable: boolean;
}

/**
 * The interface but for what shows before the first play. It belongs into the
 * shadow root of the player, which adopts `interfaceStyles`: so the slots,
 * parts and requests are the player's own.
 */
export function renderInterface(view: InterfaceView): TemplateResult {
  return html`
    ${renderBuffering(view)} ${renderNextUp(view)} ${view.statsOpen ? renderStats(view) : nothing}
    ${view.playlist.isOpen && view.shown !== 'error' ? renderFiles(view) : nothing}
    ${renderControls(view)} ${view.shown === 'error' ? renderError(view) : nothing}
  `;
}

function renderBuffering({ state, strings, shown }: InterfaceView): TemplateResult {
  return html`<div class="overlay above-controls" ?hidden=${shown !== 'waiting'}>
    <torrent-player-buffering-indicator
      exportparts="buffering-indicator, buffering-ring, buffering-label, buffering-hint"
      .torrent=${state.torrent}
      .swarm=${state.swarm}
      .playback=${state.playback}
      .diagnosis=${state.diagnosis.current}
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
  const { files, fileIndex } = state.torrent;
  const file = files[fileIndex ?? -1];
  if (!file || !isAudio(file)) return nothing;
  return html`<torrent-player-now-playing
    class="now-playing ${playlist.isOpen ? 'beside-files' : ''}"
    exportparts="now-playing, cover, track-title, track-artist, track-album"
    .torrent=${state.torrent}
    .tags=${state.tags}
    .strings=${strings}
  ></torrent-player-now-playing>`;
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

function renderStats({ state, strings }: InterfaceView): TemplateResult {
  return html`<torrent-player-peer-stats
    class="stats"
    exportparts="button, stats, stats-close, stats-list"
    .swarm=${state.swarm}
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
    .fullscreen=${view.fullscreen}
    .fullscreenAvailable=${view.fullscreenAvailable}
    .statsOpen=${view.statsOpen}
    .playlist=${view.playlist}
    .strings=${strings}
  ></torrent-player-control-bar>`;
}

function renderError({ state, strings, httpAvailable }: InterfaceView): TemplateResult {
  return html`<div class="overlay dim">
    <slot name="error">
      <torrent-player-error-panel
        exportparts="button, error, error-message, error-remedy, retry-button, http-button, error-files, error-details"
        .error=${state.torrent.error}
        .files=${state.torrent.files}
        .fileIndex=${state.torrent.fileIndex}
        .httpAvailable=${httpAvailable}
        .strings=${strings}
      ></torrent-player-error-panel>
    </slot>
  </div>`;
}
