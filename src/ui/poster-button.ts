import { LitElement, css, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE, type ConsentSlice } from '../core/player-state.js';
import { baseStyles } from './base-styles.js';
import { playIcon } from './icon-shapes.js';
import { firstEnglish } from './locales/first-english.js';
import { ConsentRequest, PlayRequest } from './requests.js';
import type { FirstStrings } from './strings.js';

/**
 * The large button before the first play. Under it stands what the click
 * agrees to, where that is not asked or agreed to anyway; the button is
 * described by that sentence. Where servers alone would be contacted, there is
 * another button that plays with other viewers.
 * With all else that is there before the first play it needs no more than
 * `baseStyles` and `FirstStrings`.
 *
 * @fires playrequest - (bubbles: true, composed: false)
 * @fires consentrequest - (bubbles: true, composed: false)
 * @csspart poster-button
 * @csspart consent-notice
 * @csspart consent-button - plays with other viewers
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

      .play {
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
        .play:not(.starting):hover {
          scale: 1.06;
        }
      }

      .other {
        min-height: 24px;
        margin: 0;
        padding: 0 4px;
        border: 0;
        border-radius: 6px;
        background: none;
        color: var(--_accent);
        font: inherit;
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 2px;
        cursor: pointer;
      }

      @container (width < 480px) {
        .other {
          display: block;
          margin: 0 auto;
        }
      }

      @media (forced-colors: active) {
        .play {
          border: 2px solid ButtonText;
          background: ButtonFace;
          color: ButtonText;
        }
      }
    `,
  ];

  /** What a click agrees to. */
  @property({ attribute: false }) consent: ConsentSlice = INITIAL_STATE.consent;

  /** Whether it was pressed, and what shows afterwards has not come yet. */
  @property({ attribute: false }) starting = false;

  /** The texts, by default in English. */
  @property({ attribute: false }) strings: FirstStrings = firstEnglish;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.dir = this.strings.direction;
  }

  override render(): TemplateResult {
    const notice = this.#notice;
    return html`
      <button
        class="play ${this.starting ? 'starting' : ''}"
        part="poster-button"
        type="button"
        aria-busy=${this.starting ? 'true' : 'false'}
        aria-label=${this.strings.play}
        aria-describedby=${notice ? 'notice' : nothing}
        @click=${this.#play}
      >
        ${playIcon}
      </button>
      ${notice ? this.#renderNotice(notice) : nothing}
    `;
  }

  get #notice(): string {
    const { mode, terms } = this.consent;
    if (terms === 'server') return this.strings.serverNotice;
    return mode === 'notice' && terms === 'peers' ? this.strings.consentNotice : '';
  }

  #renderNotice(notice: string): TemplateResult {
    return html`<p class="glass" part="consent-notice">
      <span id="notice">${notice}</span>
      ${this.consent.terms === 'server' ? this.#renderOther() : nothing}
    </p>`;
  }

  #renderOther(): TemplateResult {
    return html`<button
      class="other"
      part="button consent-button"
      type="button"
      @click=${this.#playWithPeers}
    >
      ${this.strings.playWithPeers}
    </button>`;
  }

  readonly #play = (): void => {
    this.dispatchEvent(new PlayRequest());
  };

  readonly #playWithPeers = (): void => {
    this.dispatchEvent(new ConsentRequest('peers'));
    this.#play();
  };
}
