import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PlayerErrorDetail } from '../core/player-error.js';
import { replayIcon, warningIcon } from './icons.js';
import { RetryRequest } from './requests.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * A failure in words that a viewer understands, what can be done about it, and
 * the technical sentence for whoever is asked for help. Empty without an error.
 *
 * @fires retryrequest - (bubbles: true, composed: false)
 * @csspart error - the panel
 * @csspart error-message
 * @csspart error-remedy
 * @csspart retry-button
 * @csspart error-details
 */
export class ErrorPanel extends UiPart {
  static override styles = [
    theme,
    css`
      :host {
        display: block;
      }

      .panel {
        display: grid;
        justify-items: center;
        gap: 6px;
        width: min(440px, 100cqi - 24px);
        max-height: 100%;
        padding: 16px 20px;
        overflow: auto;
        text-align: center;
        text-wrap: balance;
      }

      .warning {
        color: var(--torrent-player-caution-color, #ffd479);
      }

      p {
        margin: 0;
      }

      .what {
        font-size: 16px;
        font-weight: 600;
      }

      .remedy {
        color: var(--_muted);
      }

      .retry {
        margin-top: 6px;
        padding: 0 16px 0 12px;
        background: var(--_accent);
        color: var(--_on-accent);
        font-weight: 600;
      }

      @media (hover: hover) {
        .retry:hover {
          background: var(--_accent);
          filter: brightness(1.1);
        }
      }

      details {
        width: 100%;
        color: var(--_muted);
        font-size: 12px;
      }

      summary {
        padding: 4px;
        border-radius: 6px;
        cursor: pointer;
      }

      code {
        display: block;
        font-size: 11px;
        overflow-wrap: anywhere;
        user-select: text;
        -webkit-user-select: text;
      }

      @container (width < 420px) {
        .panel {
          gap: 3px;
          padding: 8px 12px;
        }

        .warning {
          display: none;
        }

        .what {
          font-size: 14px;
        }

        .remedy {
          font-size: 12px;
        }
      }
    `,
  ];

  /** The failure to tell of, or null. */
  @property({ attribute: false }) error: PlayerErrorDetail | null = null;

  override render(): TemplateResult {
    return html`<div role="alert">${this.error ? this.#renderPanel(this.error) : nothing}</div>`;
  }

  #renderPanel(error: PlayerErrorDetail): TemplateResult {
    const { what, remedy } = this.strings.errors[error.code];
    return html`
      <div class="panel glass" part="error">
        <span class="warning">${warningIcon}</span>
        <p class="what" part="error-message">${what}</p>
        <p class="remedy" part="error-remedy">${remedy}</p>
        ${error.retryable ? this.#renderRetry() : nothing}
        <details part="error-details">
          <summary>${this.strings.technicalDetails}</summary>
          <code dir="ltr">${error.code}: ${error.message}</code>
        </details>
      </div>
    `;
  }

  #renderRetry(): TemplateResult {
    return html`<button
      class="button retry"
      part="button retry-button"
      type="button"
      @click=${this.#onRetry}
    >
      ${replayIcon}${this.strings.retry}
    </button>`;
  }

  readonly #onRetry = (): void => {
    this.dispatchEvent(new RetryRequest());
  };
}
