import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { formatSeconds } from './format.js';
import { skipIcon } from './icons.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/** How far the viewer went lately by skips in one direction. */
export interface Skipped {
  /** Below 0 for back. */
  readonly seconds: number;
  /** How many skips that were. */
  readonly count: number;
}

/**
 * Shows for a moment how far skips went, on the side of the picture where they
 * went to. Assistive technology hears of it by the seek bar.
 *
 * @csspart seek-ripple
 */
export class SeekRipple extends UiPart {
  static override styles = [
    theme,
    css`
      :host {
        position: absolute;
        inset: 0;
        overflow: hidden;
        pointer-events: none;
      }

      .ripple {
        position: absolute;
        inset: -12% auto -12% 62%;
        display: grid;
        place-items: center;
        align-content: center;
        width: 46%;
        padding-right: 8%;
        border-radius: 50% 0 0 50%;
        background: rgb(255 255 255 / 0.16);
        color: #fff;
        font-size: clamp(14px, 2.4cqi, 20px);
        text-shadow: 0 1px 3px rgb(0 0 0 / 0.7);
        animation: fade 700ms both;
      }

      .back {
        inset: -12% 62% -12% auto;
        padding: 0 0 0 8%;
        border-radius: 0 50% 50% 0;
      }

      .icon {
        width: clamp(28px, 6cqi, 48px);
        height: clamp(28px, 6cqi, 48px);
        animation: nudge 350ms ease-out;
      }

      @keyframes fade {
        from {
          opacity: 0;
        }

        12%,
        70% {
          opacity: 1;
        }

        to {
          opacity: 0;
        }
      }

      @keyframes nudge {
        from {
          translate: -10px;
          opacity: 0.3;
        }
      }

      .back .icon {
        scale: -1 1;
        animation-name: nudge-back;
      }

      @keyframes nudge-back {
        from {
          translate: 10px;
          opacity: 0.3;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .ripple {
          animation-timing-function: steps(1);
        }

        .icon {
          animation: none;
        }
      }
    `,
  ];

  /** What to show; null shows nothing. */
  @property({ attribute: false }) skipped: Skipped | null = null;

  override render(): TemplateResult | typeof nothing {
    const { skipped } = this;
    if (!skipped) return nothing;
    const { seconds, count } = skipped;
    // Another element for every other skip, so that the animation begins anew.
    const content = html`${skipIcon}${formatSeconds(Math.abs(seconds), this.strings.locale)}`;
    const side = seconds < 0 ? 'ripple back' : 'ripple';
    return count % 2 === 0
      ? html`<div class=${side} part="seek-ripple" aria-hidden="true">${content}</div>`
      : html`<div part="seek-ripple" class=${side} aria-hidden="true">${content}</div>`;
  }
}
