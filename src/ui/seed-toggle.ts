import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { SwarmSlice } from '../core/player-state.js';
import { formatBytes } from './format.js';
import { seedingOffIcon, seedingOnIcon } from './icons.js';
import { SeedingRequest } from './requests.js';
import { seedToggleStyles } from './seed-toggle-styles.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * A switch for seeding that shows what the engine does, not what was clicked.
 * `capped` and `eased` count as on: the viewer allows uploads, the engine holds back.
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

  override render(): TemplateResult {
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
        ${this.#on ? seedingOnIcon : seedingOffIcon}
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
