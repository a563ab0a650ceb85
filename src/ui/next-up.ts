import { css, nothing } from 'lit';
import { html, type TemplateResult } from './html.js';
import { property } from 'lit/decorators.js';
import type { TorrentFileInfo } from '../core/player-state.js';
import { plainName } from '../core/track-name.js';
import { FileRequest, NextCancelRequest } from './requests.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * What plays in a moment, with a way out. Empty while nothing is next. The
 * seconds are not announced one by one: the sentence that is says it once.
 *
 * @fires filerequest - to begin at once (bubbles: true, composed: false)
 * @fires nextcancelrequest - (bubbles: true, composed: false)
 * @csspart next-up - the panel
 * @csspart next-title
 * @csspart next-button
 * @csspart cancel-button
 */
export class NextUp extends UiPart {
  static override styles = [
    theme,
    css`
      :host {
        display: block;
      }

      .panel {
        display: grid;
        gap: 8px;
        width: min(300px, 100cqi - 24px);
        padding: 12px 14px;
      }

      p {
        margin: 0;
      }

      .when {
        color: var(--_muted);
        font-size: 12px;
      }

      .what {
        overflow: hidden;
        font-size: 15px;
        font-weight: 600;
        text-align: match-parent;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      .button {
        flex: 1;
        padding: 0 12px;
      }

      @container (height < 240px) {
        .panel {
          gap: 4px;
          padding: 8px 10px;
        }
      }
    `,
  ];

  /** What comes next, or null. */
  @property({ attribute: false }) file: TorrentFileInfo | null = null;
  /** Whole seconds until then. */
  @property({ attribute: false }) seconds = 0;

  override render(): TemplateResult {
    return html`<div role="status">${this.file ? this.#renderFile(this.file) : nothing}</div>`;
  }

  #renderFile({ index, name }: TorrentFileInfo): TemplateResult {
    const { nextIn, playNow, cancel } = this.strings;
    return html`
      <div class="panel sheet" part="next-up">
        <p class="when" aria-live="off">${nextIn(this.seconds)}</p>
        <p class="what" part="next-title" dir="auto">${plainName(name)}</p>
        <div class="buttons">
          <button
            class="button"
            part="button cancel-button"
            type="button"
            @click=${() => this.dispatchEvent(new NextCancelRequest())}
          >
            ${cancel}
          </button>
          <button
            class="button primary"
            part="button next-button"
            type="button"
            @click=${() => this.dispatchEvent(new FileRequest(index))}
          >
            ${playNow}
          </button>
        </div>
      </div>
    `;
  }
}
