import { css } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PlaybackSlice } from '../core/player-state.js';
import { formatTime } from './format.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * Elapsed time and duration. In a narrow player only the elapsed time shows.
 *
 * @csspart time - both
 * @csspart current-time - elapsed time
 * @csspart duration - the duration with its separator
 */
export class TimeDisplay extends UiPart {
  static override styles = [
    theme,
    css`
      :host {
        display: inline-block;
        flex: none;
        padding: 0 6px;
        direction: ltr;
        white-space: nowrap;
      }

      [part='duration'] {
        color: var(--_muted);
      }

      @container (width < 400px) {
        :host {
          padding: 0 3px;
        }

        [part='duration'] {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) playback: PlaybackSlice = INITIAL_STATE.playback;

  override render(): TemplateResult {
    const { currentTime, duration } = this.playback;
    const { elapsedTime, duration: durationLabel } = this.strings;
    return html`
      <span part="time">
        <span part="current-time">
          <span class="visually-hidden">${elapsedTime}</span>
          ${formatTime(currentTime, duration)}
        </span>
        <span part="duration">
          <span aria-hidden="true">/</span>
          <span class="visually-hidden">${durationLabel}</span>
          ${formatTime(duration)}
        </span>
      </span>
    `;
  }
}
