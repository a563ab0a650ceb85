import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE, type ConsentSlice } from '../core/player-state.js';
import { ConsentRequest } from './requests.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * Asks before others are contacted: with peers, from the server only (where
 * there is one), or not now. Escape is "not now". Both ways to say yes look
 * alike: nobody is nudged.
 *
 * @fires consentrequest - the answer (bubbles: true, composed: false)
 * @csspart consent - the panel
 * @csspart consent-title
 * @csspart consent-text
 * @csspart consent-button - one for each answer
 */
export class ConsentPanel extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    theme,
    css`
      :host {
        display: block;
        max-height: 100%;
        overflow: auto;
      }

      .panel {
        display: grid;
        gap: 8px;
        width: min(460px, 100cqi - 24px);
        padding: 16px 20px;
        text-align: center;
        text-wrap: balance;
      }

      h2,
      p {
        margin: 0;
        font-size: inherit;
      }

      h2 {
        font-size: 16px;
        line-height: 1.25;
      }

      .note {
        color: var(--_muted);
        font-size: 12px;
      }

      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 8px;
        margin-top: 4px;
      }

      .answer {
        height: 38px;
        padding: 0 13px;
        background: var(--_hover);
        font-weight: 600;
      }

      .yes {
        background: var(--_accent);
        color: var(--_on-accent);
      }

      @media (hover: hover) {
        .answer:hover {
          background: var(--_line);
        }

        .yes:hover {
          background: var(--_accent);
          filter: brightness(1.1);
        }
      }

      @container (width < 480px) {
        .panel {
          gap: 4px;
          padding: 8px 12px;
        }

        h2 {
          font-size: 14px;
        }

        p {
          font-size: 12px;
          line-height: 1.3;
        }

        .note {
          font-size: 11px;
        }

        .answers {
          gap: 4px;
          margin-top: 2px;
        }

        .answer {
          height: 28px;
          padding: 0 7px;
          font-size: 12px;
        }
      }

      @container (width < 300px) {
        .panel {
          gap: 2px;
          padding: 6px 8px;
        }

        .answer {
          padding: 0 5px;
          font-size: 11px;
        }
      }

      @media (forced-colors: active) {
        .answer {
          border-color: ButtonText;
          background: ButtonFace;
          color: ButtonText;
        }
      }
    `,
  ];

  @property({ attribute: false }) consent: ConsentSlice = INITIAL_STATE.consent;

  override render(): TemplateResult {
    const { strings } = this;
    const { canUseServer, prefersPrivacy, isRemembered } = this.consent;
    return html`
      <div
        class="panel sheet"
        part="consent"
        role="group"
        aria-labelledby="title"
        aria-describedby="text"
        @keydown=${this.#onKey}
      >
        <h2 id="title" part="consent-title">${strings.consentTitle}</h2>
        <p id="text" part="consent-text">${strings.consentText}</p>
        ${prefersPrivacy ? html`<p class="note">${strings.privacySignalled}</p>` : nothing}
        <div class="answers">
          ${this.#renderAnswer('peers', strings.consentPeers)}
          ${canUseServer ? this.#renderAnswer('server', strings.serverOnly) : nothing}
          ${this.#renderAnswer('none', strings.notNow)}
        </div>
        ${isRemembered ? html`<p class="note">${strings.consentRemembered}</p>` : nothing}
      </div>
    `;
  }

  #renderAnswer(answer: ConsentRequest['answer'], label: string): TemplateResult {
    return html`<button
      class="button answer ${answer === 'none' ? '' : 'yes'}"
      part="button consent-button"
      type="button"
      @click=${() => this.#answer(answer)}
    >
      ${label}
    </button>`;
  }

  #answer(answer: ConsentRequest['answer']): void {
    this.dispatchEvent(new ConsentRequest(answer));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#answer('none');
  };
}
