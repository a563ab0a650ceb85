import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { SwarmSlice } from '../core/player-state.js';
import { formatBytes, formatCount, formatRate, formatRatio } from './format.js';
import { closeIcon } from './icons.js';
import { peerStatsStyles } from './peer-stats-styles.js';
import { StatsToggleRequest } from './requests.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * The swarm in numbers, as the engine counts them. The ratio is what was
 * uploaded per what came from peers and servers together.
 *
 * @fires statstogglerequest - from its close button (bubbles: true, composed: false)
 * @csspart stats - the panel
 * @csspart stats-close
 * @csspart stats-list
 */
export class PeerStats extends UiPart {
  static override styles = [theme, peerStatsStyles];

  @property({ attribute: false }) swarm: SwarmSlice = INITIAL_STATE.swarm;

  override render(): TemplateResult {
    const { stats, hideStats } = this.strings;
    return html`
      <section class="panel glass" part="stats" aria-label=${stats}>
        <button
          class="button"
          part="button stats-close"
          type="button"
          aria-label=${hideStats}
          @click=${this.#onClose}
        >
          ${closeIcon}
        </button>
        <dl part="stats-list">
          ${this.#rows().map(
            ([term, value]) =>
              html`<div class="row">
                <dt>${term}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
      </section>
    `;
  }

  #rows(): (readonly [string, string])[] {
    const { swarm, strings } = this;
    const { locale } = strings;
    const takenBytes = swarm.bytesFromPeers + swarm.bytesFromServers;
    return [
      [strings.peers, formatCount(swarm.peers, locale)],
      [strings.download, formatRate(swarm.downloadBytesPerSecond, locale)],
      [strings.upload, formatRate(swarm.uploadBytesPerSecond, locale)],
      [strings.fromPeers, formatBytes(swarm.bytesFromPeers, locale)],
      [strings.fromServers, formatBytes(swarm.bytesFromServers, locale)],
      [strings.uploaded, formatBytes(swarm.bytesUploaded, locale)],
      [strings.ratio, formatRatio(swarm.bytesUploaded, takenBytes, locale)],
    ];
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new StatsToggleRequest(false));
  };
}
