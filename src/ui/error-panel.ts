import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import type { PlayerErrorDetail } from '../core/player-error.js';
import { INITIAL_STATE, type TorrentFileInfo, type TorrentSlice } from '../core/player-state.js';
import { codecNames } from './codec-names.js';
import { CopyFeedback } from './copy-feedback.js';
import { errorPanelStyles } from './error-panel-styles.js';
import { formatBytes } from './format.js';
import { checkIcon, copyIcon, warningIcon } from './icons.js';
import { otherFiles } from './other-files.js';
import { errorRemedies, magnetLink } from './remedies.js';
import { remedyStyles, renderRemedies } from './remedy-buttons.js';
import { FileRequest } from './requests.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * A failure in words that a viewer understands, buttons that do what can be
 * done about it, and the technical sentence for whoever is asked for help.
 * Empty without an error.
 *
 * @fires retryrequest - (bubbles: true, composed: false)
 * @fires filerequest - (bubbles: true, composed: false)
 * @fires httprequest - (bubbles: true, composed: false)
 * @fires consentrequest - (bubbles: true, composed: false)
 * @csspart error - the panel
 * @csspart error-message
 * @csspart error-codecs - what the browser cannot decode
 * @csspart error-remedy - what can be done, in words
 * @csspart error-remedies - what can be done, as buttons
 * @csspart retry-button
 * @csspart http-button
 * @csspart peers-button
 * @csspart magnet-link
 * @csspart copy-button
 * @csspart error-files - other files of the torrent that may play
 * @csspart error-details
 */
export class ErrorPanel extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [theme, remedyStyles, errorPanelStyles];

  /** Tells the failure, if there is one, and what there is to choose instead. */
  @property({ attribute: false }) torrent: TorrentSlice = INITIAL_STATE.torrent;
  /** Whether the page has a plain HTTP file that could play instead. */
  @property({ attribute: false }) httpAvailable = false;
  /** The page's magnet URI, or ''. */
  @property({ attribute: false }) magnet = '';

  readonly #copying = new CopyFeedback(this);

  override render(): TemplateResult {
    const { error } = this.torrent;
    return html`<div role="alert">${error ? this.#renderPanel(error) : nothing}</div>`;
  }

  #renderPanel(error: PlayerErrorDetail): TemplateResult {
    const { what, remedy } = this.strings.errors[error.code];
    return html`
      <div class="panel sheet" part="error">
        <span class="warning">${warningIcon}</span>
        <p class="what" part="error-message">${what}</p>
        ${this.#renderCodecs(error)}
        <p class="remedy-text" part="error-remedy">${remedy}</p>
        ${this.#renderRemedies(error)} ${this.#renderFiles(error)} ${this.#renderDetails(error)}
      </div>
    `;
  }

  #renderCodecs({ codecs = [] }: PlayerErrorDetail): TemplateResult | typeof nothing {
    if (codecs.length === 0) return nothing;
    return html`<p class="codecs" part="error-codecs" dir="ltr">
      ${codecNames(codecs).join(' · ')}
    </p>`;
  }

  #renderRemedies(error: PlayerErrorDetail): TemplateResult | typeof nothing {
    const { mode, infoHash, name } = this.torrent;
    const { httpAvailable, strings } = this;
    const magnet = magnetLink(this.magnet, infoHash, name);
    const remedies = errorRemedies(error, { mode, httpAvailable, magnet });
    if (remedies.length === 0) return nothing;
    return html`<div class="remedies" part="error-remedies">
      ${renderRemedies({ remedies, magnet, strings, copying: this.#copying, target: this })}
    </div>`;
  }

  #renderFiles({ code }: PlayerErrorDetail): TemplateResult | typeof nothing {
    const files = otherFiles(this.torrent.files, this.torrent.fileIndex, code);
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

  #renderDetails({ code, message }: PlayerErrorDetail): TemplateResult {
    const { strings } = this;
    const text = `${code}: ${message}`;
    const isCopied = this.#copying.has(text);
    return html`<details part="error-details">
      <summary>${strings.technicalDetails}</summary>
      <div class="details">
        <code dir="ltr">${text}</code>
        <button
          class="button copy"
          part="button copy-button"
          type="button"
          aria-label=${isCopied ? strings.copied : strings.copyDetails}
          @click=${() => void this.#copying.copy(text)}
        >
          ${isCopied ? checkIcon : copyIcon}
        </button>
      </div>
    </details>`;
  }
}
