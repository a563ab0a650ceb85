import { nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { html, type TemplateResult } from './html.js';
import type { Diagnosis } from '../core/diagnosis.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PlaybackSlice, SwarmSlice, TorrentSlice } from '../core/player-state.js';
import { bufferingIndicatorStyles } from './buffering-indicator-styles.js';
import { CopyFeedback } from './copy-feedback.js';
import { diagnosisRemedies, magnetLink, type Remedy } from './remedies.js';
import { remedyStyles, renderRemedies } from './remedy-buttons.js';
import { differsIn } from './slice-changes.js';
import { waitingFacts } from './swarm-news.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';
import { WaitClock } from './wait-clock.js';
import { risingProgress, type WaitProgress } from './wait-progress.js';
import { steadyReason, waitingReason } from './waiting-reason.js';
import type { ShownReason, WaitingReason } from './waiting-reason.js';
import { waitingText, type WaitingText } from './waiting-text.js';

const isOther = differsIn<PlaybackSlice>(({ waiting, seeking, bufferingProgress }) => [
  waiting,
  seeking,
  bufferingProgress,
]);

/**
 * What playback waits for, in words, with a ring that fills as the data comes,
 * and what may be done about it when something is wrong. Empty while there is
 * nothing to wait for.
 *
 * @fires httprequest - (bubbles: true, composed: false)
 * @fires pauserequest - (bubbles: true, composed: false)
 * @fires consentrequest - (bubbles: true, composed: false)
 * @csspart buffering-indicator - ring, words and buttons
 * @csspart buffering-ring
 * @csspart buffering-label
 * @csspart buffering-hint - more words, when a wait lasts
 * @csspart buffering-remedies - buttons that do what helps
 * @csspart http-button
 * @csspart peers-button
 * @csspart pause-button
 * @csspart magnet-link
 * @csspart copy-button
 */
export class BufferingIndicator extends UiPart {
  static override styles = [theme, remedyStyles, bufferingIndicatorStyles];

  @property({ attribute: false }) torrent: TorrentSlice = INITIAL_STATE.torrent;
  @property({ attribute: false }) swarm: SwarmSlice = INITIAL_STATE.swarm;
  @property({ attribute: false, hasChanged: isOther }) playback: PlaybackSlice =
    INITIAL_STATE.playback;

  /** What is wrong, explained under the wait; null while nothing is. */
  @property({ attribute: false }) diagnosis: Diagnosis | null = null;
  /** Whether the page has a plain HTTP file that could play instead. */
  @property({ attribute: false }) httpAvailable = false;
  /** The page's magnet URI, or ''. */
  @property({ attribute: false }) magnet = '';

  readonly #clock = new WaitClock(this);
  readonly #copying = new CopyFeedback(this);
  #shown: ShownReason | null = null;
  #progress: WaitProgress | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { torrent, swarm, playback, diagnosis } = this;
    const { seconds } = this.#clock;
    const facts = waitingFacts({ torrent, swarm, playback, diagnosis }, seconds);
    const { currentTime, bufferingProgress } = playback;
    this.#progress = risingProgress(this.#progress, currentTime, bufferingProgress);
    const reason = waitingReason({ ...facts, bufferingProgress: this.#progress.share });
    this.#shown = reason && steadyReason(this.#shown, reason, performance.now());
    if (reason) this.#clock.start();
    else this.#stop();
  }

  override render(): unknown {
    const { reason } = this.#shown ?? {};
    if (!reason) return nothing;
    const text = waitingText(reason, this.strings, this.diagnosis?.code);
    // What is explained has another size, and takes the place of what was there: nothing moves.
    return keyed(text.hint && this.diagnosis?.code, this.#renderWait(reason, text));
  }

  override updated(): void {
    if (this.#progress) this.style.setProperty('--_progress', String(this.#progress.share));
  }

  #stop(): void {
    this.#clock.stop();
    this.#progress = null;
  }

  #renderWait(reason: WaitingReason, text: WaitingText): TemplateResult {
    const remedies = this.#remedies();
    const share = 'progress' in reason && reason.progress > 0 ? reason.progress : null;
    return html`
      <div class="wait ${text.hint ? 'explained' : ''}" part="buffering-indicator">
        ${this.#renderRing(share)}
        ${keyed(
          reason.kind,
          html`<div class="label glass" part="buffering-label">
            <span id="label">${text.label}</span><span class="detail">${text.detail}</span>
            ${text.hint ? html`<p class="hint" part="buffering-hint">${text.hint}</p>` : nothing}
            ${remedies.length > 0 ? this.#renderRemedies(remedies) : nothing}
          </div>`,
        )}
      </div>
    `;
  }

  /** A progress bar without a value is one whose end is not known (ARIA 1.2). */
  #renderRing(share: number | null): TemplateResult {
    return html`<svg
      class="ring ${share === null ? '' : 'determinate'}"
      part="buffering-ring"
      role="progressbar"
      aria-labelledby="label"
      aria-valuenow=${share === null ? nothing : Math.floor(share * 100)}
      viewBox="0 0 48 48"
    >
      <circle class="rail" cx="24" cy="24" r="19" />
      <circle class="arc" cx="24" cy="24" r="19" pathLength="100" />
    </svg>`;
  }

  #renderRemedies(remedies: readonly Remedy[]): TemplateResult {
    return html`<div class="remedies" part="buffering-remedies">
      ${renderRemedies({
        remedies,
        magnet: this.#magnet,
        strings: this.strings,
        copying: this.#copying,
        target: this,
      })}
    </div>`;
  }

  get #magnet(): string {
    const { infoHash, name } = this.torrent;
    return magnetLink(this.magnet, infoHash, name);
  }

  #remedies(): readonly Remedy[] {
    if (!this.diagnosis) return [];
    const { httpAvailable } = this;
    const facts = { mode: this.torrent.mode, httpAvailable, magnet: this.#magnet };
    return diagnosisRemedies(this.diagnosis.code, facts);
  }
}
