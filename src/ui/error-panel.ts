import { nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import type { PlayerErrorCode, PlayerErrorDetail } from '../core/player-error.js';
import { INITIAL_STATE, type TorrentFileInfo, type TorrentSlice } from '../core/player-state.js';
import type { SavingSlice, SwarmSlice } from '../core/player-state.js';
import { codecNames } from './codec-names.js';
import { CopyFeedback } from './copy-feedback.js';
import { errorPanelStyles } from './error-panel-styles.js';
import { formatBytes, formatRate } from './format.js';
import { checkIcon, copyIcon, downloadIcon, warningIcon } from './icons.js';
import { otherFiles } from './other-files.js';
import { errorRemedies, isDownloadable, magnetLink } from './remedies.js';
import { remedyStyles, renderRemedies } from './remedy-buttons.js';
import { FileRequest, SaveCancelRequest, SaveFileRequest } from './requests.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * A failure in words that a viewer understands, buttons that do what can be
 * done about it, and the technical sentence for whoever is asked for help.
 * Empty without an error.
 *
 * @fires retryrequest - (bubbles: true, composed: false)
 * @fires filerequest - (bubbles: true, composed: false)
 * @fires savefilerequest - (bubbles: true, composed: false)
 * @fires savecancelrequest - (bubbles: true, composed: false)
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
 * @csspart error-files - other files of the torrent that may play, or can be kept
 * @csspart error-saving - how far a file is that is being downloaded, or what became of it
 * @csspart save-button
 * @csspart cancel-button
 * @csspart error-details
 */
export class ErrorPanel extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [theme, remedyStyles, errorPanelStyles];

  /** Tells the failure, if there is one, and what there is to choose instead. */
  @property({ attribute: false }) torrent: TorrentSlice = INITIAL_STATE.torrent;
  @property({ attribute: false }) swarm: SwarmSlice = INITIAL_STATE.swarm;
  /** Tells of the file that is fetched to be kept. */
  @property({ attribute: false }) saving: SavingSlice = INITIAL_STATE.saving;
  /** How large such a file may be. */
  @property({ attribute: false }) savingLimitBytes = Infinity;
  /** Whether the page has a plain HTTP file that could play instead. */
  @property({ attribute: false }) httpAvailable = false;
  /** The page's magnet URI, or ''. */
  @property({ attribute: false }) magnet = '';

  readonly #copying = new CopyFeedback(this);
  /** What had the focus before it was rendered anew. */
  #focused: Element | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  /** Whoever pressed a button that is gone goes on with the keyboard where it was. */
  protected override updated(): void {
    if (this.#focused?.isConnected === false) this.focus();
  }

  override render(): TemplateResult {
    const { error } = this.torrent;
    return html`<div role="alert">${error ? this.#renderPanel(error) : nothing}</div>`;
  }

  #renderPanel(error: PlayerErrorDetail): TemplateResult {
    const { what, remedy } = this.strings.errors[error.code];
    const isFetching = this.saving.state === 'fetching';
    return html`
      <div class="panel sheet" part="error">
        <span class="warning">${warningIcon}</span>
        <p class="what" part="error-message">${what}</p>
        ${this.#renderCodecs(error)}
        ${isFetching ? nothing : html`<p class="remedy-text" part="error-remedy">${remedy}</p>`}
        ${this.#renderSaving(error)}
        ${isFetching ? nothing : html`${this.#renderRemedies(error)} ${this.#renderFiles(error)}`}
        ${this.#renderDetails(error)}
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
    const file = this.#failedFile;
    const canDownload = file !== undefined && file.lengthBytes <= this.savingLimitBytes;
    const remedies = errorRemedies(error, { mode, httpAvailable, canDownload, magnet });
    if (remedies.length === 0) return nothing;
    return html`<div class="remedies" part="error-remedies">
      ${renderRemedies({ remedies, magnet, file, strings, copying: this.#copying, target: this })}
    </div>`;
  }

  get #failedFile(): TorrentFileInfo | undefined {
    return this.torrent.files[this.torrent.fileIndex ?? -1];
  }

  /** What a viewer may want to keep: the file that failed, or, where none plays, any. */
  #toKeep(code: PlayerErrorCode): readonly TorrentFileInfo[] {
    const file = this.#failedFile;
    if (!isDownloadable(code)) return code === 'no-playable-file' ? this.torrent.files : [];
    return file ? [file] : [];
  }

  /** How far a download is, with a way out; else how it ended, or why there is none. */
  #renderSaving({ code }: PlayerErrorDetail): TemplateResult | typeof nothing {
    const { saving, strings, savingLimitBytes } = this;
    const { files } = this.torrent;
    const file = files[saving.fileIndex ?? -1];
    if (file && saving.state === 'fetching') return this.#renderProgress(file);
    const isTooLarge = this.#toKeep(code).some(({ lengthBytes }) => lengthBytes > savingLimitBytes);
    const outcome = saving.state === 'none' && isTooLarge ? 'too-large' : saving.state;
    if (outcome === 'none' || outcome === 'fetching') return nothing;
    return html`<p class="outcome" part="error-saving">${strings.saving[outcome]}</p>`;
  }

  /** It says something new every second: that is to look at, not to be told. */
  #renderProgress({ name, lengthBytes }: TorrentFileInfo): TemplateResult {
    const { saving, swarm, strings } = this;
    const { locale } = strings;
    const facts = [
      strings.countOf(formatBytes(saving.receivedBytes, locale), formatBytes(lengthBytes, locale)),
      formatRate(swarm.downloadBytesPerSecond, locale),
      strings.viewersConnected(swarm.peers),
    ];
    return html`<div class="saving" part="error-saving" aria-live="off">
      <progress
        aria-label=${strings.saveFile(name)}
        max=${lengthBytes}
        .value=${saving.receivedBytes}
      ></progress>
      <p class="facts">${facts.map((fact) => fact.replaceAll(' ', '\u00a0')).join('\u00a0· ')}</p>
      <div class="remedies">
        <button
          class="button remedy"
          part="button cancel-button"
          type="button"
          @click=${() => this.dispatchEvent(new SaveCancelRequest())}
        >
          ${strings.cancel}
        </button>
      </div>
    </div>`;
  }

  #renderFiles({ code }: PlayerErrorDetail): TemplateResult | typeof nothing {
    const { savingLimitBytes } = this;
    const files = otherFiles(this.torrent.files, this.torrent.fileIndex, code).filter(
      ({ playable, lengthBytes }) => playable || lengthBytes <= savingLimitBytes,
    );
    if (files.length === 0) return nothing;
    const { otherFiles: others, files: all } = this.strings;
    return html`
      <p class="files-title" id="files-title">${files[0]?.playable ? others : all}</p>
      <ul part="error-files" aria-labelledby="files-title">
        ${files.map((file) => html`<li>${this.#renderFile(file)}</li>`)}
      </ul>
    `;
  }

  /** One that plays when it is chosen; another is downloaded. */
  #renderFile({ index, name, lengthBytes, playable }: TorrentFileInfo): TemplateResult {
    const choose = () => (playable ? new FileRequest(index) : new SaveFileRequest(index, true));
    return html`<button
      class="button file"
      part="button"
      type="button"
      @click=${() => this.dispatchEvent(choose())}
    >
      <bdi class="name">${name}</bdi>
      <span class="size">${formatBytes(lengthBytes, this.strings.locale)}</span>
      ${playable ? nothing : downloadIcon}
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
