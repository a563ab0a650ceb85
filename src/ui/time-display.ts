import { css } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PlaybackSlice } from '../core/player-state.js';
import { formatTime } from './format.js';
import { isSeekable } from './seek-model.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * Elapsed time and duration; a click shows what remains instead of what has
 * elapsed, and back. In a narrow player the first of the two alone shows.
 *
 * @csspart time - both
 * @csspart current-time - elapsed or remaining time
 * @csspart duration - the duration with its separator
 */
export class TimeDisplay extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    theme,
    css`
      :host {
        position: relative;
        display: inline-flex;
        flex: none;
        direction: ltr;
      }

      .button {
        gap: 0.35em;
        white-space: nowrap;
      }

      [part='duration'] {
        color: var(--_muted);
      }

      @container (width < 400px) {
        .button {
          padding: 0 3px;
        }

        [part='duration'] {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) playback: PlaybackSlice = INITIAL_STATE.playback;

  @state() private remaining = false;

  override render(): TemplateResult {
    const { currentTime, duration } = this.playback;
    const { strings } = this;
    const remaining = this.remaining && isSeekable(duration);
    const time = formatTime(remaining ? duration - currentTime : currentTime, duration);
    // The texts for assistive technology are part of the name, as the visible ones are.
    return html`
      <button
        class="button"
        part="button time"
        type="button"
        @click=${() => (this.remaining = !this.remaining)}
      >
        <span part="current-time">
          <span class="visually-hidden"
            >${remaining ? strings.remainingTime : strings.elapsedTime}</span
          >
          ${remaining ? '\u2212' : ''}${time}
        </span>
        <span part="duration">
          <span aria-hidden="true">/</span>
          <span class="visually-hidden">${strings.duration}</span>
          ${formatTime(duration)}
        </span>
      </button>
      <span class="tooltip" aria-hidden="true"
        >${remaining ? strings.showElapsed : strings.showRemaining}</span
      >
    `;
  }
}
