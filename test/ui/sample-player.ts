import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import type { PlayerState } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { en } from '../../src/ui/locales/en.js';
import { rootStyles } from '../../src/ui/root-styles.js';

/** The parts composed as the player composes them, over a picture instead of a torrent. */
export class SamplePlayer extends LitElement {
  static override styles = rootStyles;

  @property({ attribute: false }) state: PlayerState = INITIAL_STATE;
  @property({ attribute: false }) started = false;
  @property({ attribute: false }) statsOpen = false;
  @property({ attribute: false }) fullscreen = false;

  override render(): TemplateResult {
    const { torrent, swarm, playback } = this.state;
    const failed = torrent.error !== null;
    const poster = !this.started && !failed;
    return html`
      <slot name="picture"></slot>
      <div class="overlay above-controls" ?hidden=${poster || failed}>
        <torrent-player-buffering-indicator
          exportparts="buffering-indicator, buffering-ring, buffering-label, buffering-hint"
          .torrent=${torrent}
          .swarm=${swarm}
          .playback=${playback}
          .strings=${en}
        ></torrent-player-buffering-indicator>
      </div>
      <slot name="overlay"></slot>
      ${this.statsOpen ? this.#renderStats() : nothing}
      <torrent-player-control-bar
        class="controls"
        ?hidden=${poster || failed}
        .playback=${playback}
        .swarm=${swarm}
        .fullscreen=${this.fullscreen}
        .statsOpen=${this.statsOpen}
        .strings=${en}
      ></torrent-player-control-bar>
      ${poster ? this.#renderPoster() : nothing} ${failed ? this.#renderError() : nothing}
    `;
  }

  #renderStats(): TemplateResult {
    return html`<torrent-player-peer-stats
      class="stats"
      exportparts="button, stats, stats-close, stats-list"
      .swarm=${this.state.swarm}
      .strings=${en}
    ></torrent-player-peer-stats>`;
  }

  #renderPoster(): TemplateResult {
    return html`<div class="overlay dim">
      <torrent-player-poster-button
        exportparts="poster-button, consent-notice"
        .strings=${en}
      ></torrent-player-poster-button>
    </div>`;
  }

  #renderError(): TemplateResult {
    return html`<div class="overlay dim">
      <slot name="error">
        <torrent-player-error-panel
          exportparts="button, error, error-message, error-remedy, retry-button, error-details"
          .error=${this.state.torrent.error}
          .strings=${en}
        ></torrent-player-error-panel>
      </slot>
    </div>`;
  }
}

defineParts();
customElements.define('sample-player', SamplePlayer);

declare global {
  interface HTMLElementTagNameMap {
    'sample-player': SamplePlayer;
  }
}
