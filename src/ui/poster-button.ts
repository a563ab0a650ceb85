import { LitElement, css, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { baseStyles } from './base-styles.js';
import { playIcon } from './icon-shapes.js';
import { firstEnglish } from './locales/first-english.js';
import { PlayRequest } from './requests.js';
import type { FirstStrings } from './strings.js';

/**
 * The large button before the first play. With `notice` it says under the
 * button what the click agrees to; the button is described by that sentence.
 * With all else that is there before the first play it needs no more than
 * `baseStyles` and `FirstStrings`.
 *
 * @fires playrequest - (bubbles: true, composed: false)
 * @csspart poster-button
 * @csspart consent-notice
 */
export class PosterButton extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
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

      .starting {
        position: relative;
        cursor: default;
      }

      /* A start that takes less than 400 ms shows no ring. */
      .starting::after {
        content: '';
        position: absolute;
        inset: -9px;
        border: 3px solid transparent;
        border-top-color: var(--_accent);
        border-radius: 50%;
        animation:
          turn 1s linear infinite,
          appear 200ms 400ms both;
      }

      @keyframes turn {
        to {
          rotate: 1turn;
        }
      }

      @keyframes appear {
        from {
          opacity: 0;
        }
      }

      @media (hover: hover) {
        button:not(.starting):hover {
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

  /** Whether it was pressed, and what shows afterwards has not come yet. */
  @property({ attribute: false }) starting = false;

  /** The texts, by default in English. */
  @property({ attribute: false }) strings: FirstStrings = firstEnglish;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.dir = this.strings.direction;
  }

  override render(): TemplateResult {
    return html`
      <button
        class=${this.starting ? 'starting' : ''}
        part="poster-button"
        type="button"
        aria-busy=${this.starting ? 'true' : 'false'}
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
