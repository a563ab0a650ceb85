import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import type { Diagnosis } from '../core/diagnosis.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PlaybackSlice, SwarmSlice, TorrentSlice } from '../core/player-state.js';
import { bufferingIndicatorStyles } from './buffering-indicator-styles.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';
import { WaitClock } from './wait-clock.js';
import { waitingReason } from './waiting-reason.js';
import type { WaitingReason } from './waiting-reason.js';
import { waitingText } from './waiting-text.js';

/** A shorter wait is not worth an announcement; eyes are spared it by CSS after 400 ms. */
const SPOKEN_AFTER_SECONDS = 1;

/**
 * What playback waits for, in words, with a ring that fills as the data comes.
 * It is empty while there is nothing to wait for, and should stay in the page,
 * so that its live region is known before it speaks.
 *
 * @csspart buffering-indicator - ring and words
 * @csspart buffering-ring
 * @csspart buffering-label
 * @csspart buffering-hint - more words, when a wait lasts
 */
export class BufferingIndicator extends UiPart {
  static override styles = [theme, bufferingIndicatorStyles];

  @property({ attribute: false }) torrent: TorrentSlice = INITIAL_STATE.torrent;
  @property({ attribute: false }) swarm: SwarmSlice = INITIAL_STATE.swarm;
  @property({ attribute: false }) playback: PlaybackSlice = INITIAL_STATE.playback;

  /** What is wrong, explained under the wait; null while nothing is. */
  @property({ attribute: false }) diagnosis: Diagnosis | null = null;

  readonly #clock = new WaitClock(this);

  override render(): TemplateResult {
    const reason = this.#reason();
    const text = reason && waitingText(reason, this.strings, this.diagnosis?.code);
    const spoken =
      text && this.#clock.seconds >= SPOKEN_AFTER_SECONDS ? text.hint || text.label : '';
    return html`
      ${reason && text ? this.#renderWait(reason, text) : nothing}
      <div class="visually-hidden" role="status">${spoken}</div>
    `;
  }

  override updated(): void {
    this.style.setProperty('--_progress', String(this.playback.bufferingProgress));
  }

  #renderWait(reason: WaitingReason, text: ReturnType<typeof waitingText>): TemplateResult {
    const determinate = reason.kind === 'buffering' && reason.progress > 0;
    // Hidden from assistive technology: the live region says it without numbers that tick.
    return html`
      <div class="wait" part="buffering-indicator" aria-hidden="true">
        <svg
          class="ring ${determinate ? 'determinate' : ''}"
          part="buffering-ring"
          viewBox="0 0 48 48"
        >
          <circle class="rail" cx="24" cy="24" r="19" />
          <circle class="arc" cx="24" cy="24" r="19" pathLength="100" />
        </svg>
        <div class="label glass" part="buffering-label">
          ${text.label}<span class="detail">${text.detail}</span>
          ${text.hint ? html`<p class="hint" part="buffering-hint">${text.hint}</p>` : nothing}
        </div>
      </div>
    `;
  }

  /** Why there is a wait now; keeps the clock running with it. */
  #reason(): WaitingReason | null {
    const reason = waitingReason({
      phase: this.torrent.phase,
      waiting: this.playback.waiting || this.playback.seeking,
      peers: this.swarm.peers,
      trackers: this.swarm.trackers,
      downloadBytesPerSecond: this.swarm.downloadBytesPerSecond,
      bufferingProgress: this.playback.bufferingProgress,
      secondsWaiting: this.#clock.seconds,
    });
    if (reason) this.#clock.start();
    else this.#clock.stop();
    return reason;
  }
}
