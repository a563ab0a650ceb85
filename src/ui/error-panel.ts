import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import type { PlayerErrorDetail } from '../core/player-error.js';
import type { TorrentFileInfo } from '../core/player-state.js';
import { formatBytes } from './format.js';
import { replayIcon, warningIcon } from './icons.js';
import { otherFiles } from './other-files.js';
import { FileRequest, HttpRequest, RetryRequest } from './requests.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * A failure in words that a viewer understands, what can be done about it, and
 * the technical sentence for whoever is asked for help. Empty without an error.
 *
 * @fires retryrequest - (bubbles: true, composed: false)
 * @fires filerequest - (bubbles: true, composed: false)
 * @fires httprequest - (bubbles: true, composed: false)
 * @csspart error - the panel
 * @csspart error-message
 * @csspart error-remedy
 * @csspart retry-button
 * @csspart http-button
 * @csspart error-files - other files of the torrent that may play
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

      .http {
        margin-top: 6px;
        padding: 0 16px;
      }

      ul {
        display: grid;
        gap: 2px;
        width: 100%;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .files-title {
        margin-top: 6px;
        color: var(--_muted);
        font-size: 12px;
      }

      .file {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        width: 100%;
        padding: 0 10px;
        text-align: start;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .size {
        flex: none;
        color: var(--_muted);
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

  /** The files of the torrent, those that cannot be played too. */
  @property({ attribute: false }) files: readonly TorrentFileInfo[] = [];
  /** Index of the file that failed, null when it was none. */
  @property({ attribute: false }) fileIndex: number | null = null;
  /** Whether the page has a plain HTTP file that could play instead. */
  @property({ attribute: false }) httpAvailable = false;

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
        ${this.httpAvailable ? this.#renderHttp() : nothing} ${this.#renderFiles(error)}
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

  #renderHttp(): TemplateResult {
    return html`<button
      class="button http"
      part="button http-button"
      type="button"
      @click=${() => this.dispatchEvent(new HttpRequest())}
    >
      ${this.strings.playOverHttp}
    </button>`;
  }

  #renderFiles({ code }: PlayerErrorDetail): TemplateResult | typeof nothing {
    const files = otherFiles(this.files, this.fileIndex, code);
    if (files.length === 0) return nothing;
    return html`
      <p class="files-title" id="files-title">${this.strings.otherFiles}</p>
      <ul part="error-files" aria-labelledby="files-title">
        ${files.map((file) => html`<li>${this.#renderFile(file)}</li>`)}
      </ul>
    `;
  }

  #renderFile({ index, name, lengthBytes }: TorrentFileInfo): TemplateResult {
    return html`<button
      class="button file"
      part="button"
      type="button"
      @click=${() => this.dispatchEvent(new FileRequest(index))}
    >
      <bdi class="name">${name}</bdi>
      <span class="size">${formatBytes(lengthBytes, this.strings.locale)}</span>
    </button>`;
  }

  readonly #onRetry = (): void => {
    this.dispatchEvent(new RetryRequest());
  };
}
