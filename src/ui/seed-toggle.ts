import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PlaybackMode, SeedingState, SwarmSlice } from '../core/player-state.js';
import { formatBytes } from './format.js';
import { seedingHeldIcon, seedingOffIcon, seedingOnIcon } from './icons.js';
import { SeedingRequest } from './requests.js';
import { seedToggleStyles } from './seed-toggle-styles.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

const ICONS: Readonly<Record<SeedingState, TemplateResult>> = {
  on: seedingOnIcon,
  off: seedingOffIcon,
  capped: seedingHeldIcon,
  eased: seedingHeldIcon,
};

/**
 * A switch for seeding that shows what the engine does, not what was clicked.
 * `capped` and `eased` count as on: the viewer allows uploads, the engine holds back.
 * Empty where servers alone are asked, and so nobody could be served.
 *
 * @fires seedingrequest - (bubbles: true, composed: false)
 * @csspart seed-toggle - the switch
 * @csspart seed-amount - what was uploaded
 * @csspart seed-tooltip - what seeding is, and its state
 */
export class SeedToggle extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [theme, seedToggleStyles];

  @property({ attribute: false }) swarm: SwarmSlice = INITIAL_STATE.swarm;

  /** Where the film comes from. */
  @property({ attribute: false }) mode: PlaybackMode = 'torrent';

  override render(): TemplateResult | typeof nothing {
    if (this.mode !== 'torrent') return nothing;
    const { seeding, bytesUploaded } = this.swarm;
    const amount = formatBytes(bytesUploaded, this.strings.locale);
    return html`
      <button
        class="button ${seeding}"
        part="button seed-toggle"
        type="button"
        role="switch"
        aria-checked=${this.#on ? 'true' : 'false'}
        aria-label="${this.strings.seeding}, ${this.strings.uploaded}: ${amount}"
        aria-describedby="tooltip"
        @click=${this.#onClick}
      >
        ${ICONS[seeding]}
        ${bytesUploaded > 0 ? html`<span class="amount" part="seed-amount">${amount}</span>` : nothing}
      </button>
      ${this.#renderTooltip(amount)}
    `;
  }

  #renderTooltip(amount: string): TemplateResult {
    const { seedingStates, uploaded, seedingExplained } = this.strings;
    return html`
      <div class="tooltip" id="tooltip" role="tooltip" part="seed-tooltip">
        <p class="state"><b>${seedingStates[this.swarm.seeding]}</b></p>
        <p class="sum">${uploaded}: ${amount}</p>
        <p class="what">${seedingExplained}</p>
      </div>
    `;
  }

  get #on(): boolean {
    return this.swarm.seeding !== 'off';
  }

  readonly #onClick = (): void => {
    this.dispatchEvent(new SeedingRequest(!this.#on));
  };
}
