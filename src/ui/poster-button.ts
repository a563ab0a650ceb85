import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { playIcon } from './icons.js';
import { PlayRequest } from './requests.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * The large button before the first play. With `notice` it says under the
 * button what the click agrees to; the button is described by that sentence.
 *
 * @fires playrequest - (bubbles: true, composed: false)
 * @csspart poster-button
 * @csspart consent-notice
 */
export class PosterButton extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    theme,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: clamp(8px, 2.5cqi, 20px);
        padding: 0 12px;
      }

      button {
        display: grid;
        place-items: center;
        width: clamp(56px, 12cqi, 96px);
        aspect-ratio: 1;
        padding: 0;
        border: 0;
        border-radius: 50%;
        background: var(--_accent);
        color: var(--_on-accent);
        box-shadow: 0 6px 30px rgb(0 0 0 / 0.45);
        cursor: pointer;
        touch-action: manipulation;
        transition: scale 160ms ease-out;
      }

      .icon {
        width: 54%;
        height: 54%;
      }

      p {
        max-width: 90ch;
        margin: 0;
        padding: 6px 14px;
        font-size: clamp(12px, 1.6cqi, 14px);
        text-align: center;
        text-wrap: balance;
      }

      @media (hover: hover) {
        button:hover {
          scale: 1.06;
        }
      }

      @media (forced-colors: active) {
        button {
          border: 2px solid ButtonText;
          background: ButtonFace;
          color: ButtonText;
        }
      }
    `,
  ];

  /** Whether the sentence of consent shows. Default: true. */
  @property({ attribute: false }) notice = true;

  override render(): TemplateResult {
    return html`
      <button
        part="poster-button"
        type="button"
        aria-label=${this.strings.play}
        aria-describedby=${this.notice ? 'notice' : nothing}
        @click=${this.#onClick}
      >
        ${playIcon}
      </button>
      ${this.notice ? this.#renderNotice() : nothing}
    `;
  }

  #renderNotice(): TemplateResult {
    return html`<p id="notice" class="glass" part="consent-notice">
      ${this.strings.consentNotice}
    </p>`;
  }

  readonly #onClick = (): void => {
    this.dispatchEvent(new PlayRequest());
  };
}
