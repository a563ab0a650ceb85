import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import type { PlayerState } from '../../src/core/player-state.js';
import type { ThumbnailAt } from '../../src/core/thumbnail.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { interfaceStyles } from '../../src/ui/interface-styles.js';
import { renderInterface } from '../../src/ui/interface-view.js';
import { en } from '../../src/ui/locales/en.js';
import { overlayFor } from '../../src/ui/overlay.js';
import { NO_PLAYLIST, type PlaylistView } from '../../src/ui/playlist-view.js';
import { PosterButton } from '../../src/ui/poster-button.js';
import type { Skipped } from '../../src/ui/seek-ripple.js';
import type { RateSample } from '../../src/ui/rate-history.js';
import { rootStyles } from '../../src/ui/root-styles.js';

/** The interface as the player composes it, over a picture instead of a torrent. */
export class SamplePlayer extends LitElement {
  static override styles = [rootStyles, interfaceStyles];

  @property({ attribute: false }) state: PlayerState = INITIAL_STATE;
  @property({ attribute: false }) started = false;
  @property({ attribute: false }) statsOpen = false;
  @property({ attribute: false }) fullscreen = false;
  @property({ attribute: false }) playlist: PlaylistView = NO_PLAYLIST;
  @property({ attribute: false }) skipped: Skipped | null = null;
  @property({ attribute: false }) httpAvailable = false;
  @property({ attribute: false }) magnet = '';
  @property({ attribute: false }) rates: readonly RateSample[] = [];
  @property({ attribute: false }) strings = en;
  @property({ attribute: false }) thumbnailAt: ThumbnailAt = () => Promise.resolve(null);

  override render(): TemplateResult {
    const { state, statsOpen, fullscreen } = this;
    const { error } = state.torrent;
    const { isAsking } = state.consent;
    const shown = overlayFor({ started: this.started, error, isAsking });
    return html`
      <slot name="picture"></slot>
      <slot name="overlay"></slot>
      ${renderInterface({
        state,
        strings: this.strings,
        shown,
        statsOpen,
        playlist: this.playlist,
        fullscreen,
        pictureInPicture: false,
        pictureInPictureAvailable: true,
        hotkeys: true,
        skipped: this.skipped,
        httpAvailable: this.httpAvailable,
        magnet: this.magnet,
        savingLimitBytes: Infinity,
        rates: this.rates,
        thumbnailAt: this.thumbnailAt,
      })}
      ${shown === 'poster' ? this.#renderPoster() : nothing}
    `;
  }

  #renderPoster(): TemplateResult {
    return html`<div class="overlay dim">
      <torrent-player-poster-button
        exportparts="button, poster-button, consent-notice, consent-button"
        .consent=${this.state.consent}
        .strings=${this.strings}
      ></torrent-player-poster-button>
    </div>`;
  }
}

defineParts({ ...INTERFACE_PARTS, 'torrent-player-poster-button': PosterButton });
customElements.define('sample-player', SamplePlayer);

declare global {
  interface HTMLElementTagNameMap {
    'sample-player': SamplePlayer;
  }
}
