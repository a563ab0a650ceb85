import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE, type PlayerState } from '../core/player-state.js';
import { CopyFeedback } from './copy-feedback.js';
import { formatBytes, formatRate } from './format.js';
import { checkIcon, closeIcon, copyIcon } from './icons.js';
import { peerStatsStyles } from './peer-stats-styles.js';
import { rateGraphStyles, renderRateGraph } from './rate-graph.js';
import type { RateSample } from './rate-history.js';
import { ConsentRequest, ForgetConsentRequest, StatsToggleRequest } from './requests.js';
import { differsIn } from './slice-changes.js';
import {
  connectionRows,
  neededRate,
  torrentRows,
  transferRows,
  type StatsRow,
} from './stats-rows.js';
import { renderSources } from './stats-sources.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

const isOther = differsIn<PlayerState>(({ torrent, swarm, consent, playback }) => [
  torrent,
  swarm,
  consent,
  // The film takes so much.
  playback.duration,
  playback.playbackRate,
]);

/**
 * The swarm in numbers, as the engine counts them: never an address.
 *
 * @fires statstogglerequest - from its close button, and Escape (bubbles: true, composed: false)
 * @fires consentrequest - from now on with peers, or without (bubbles: true, composed: false)
 * @fires forgetconsentrequest - (bubbles: true, composed: false)
 * @csspart stats - the panel
 * @csspart stats-close
 * @csspart stats-rates - the rates now
 * @csspart stats-graph - the rates of the last two minutes
 * @csspart stats-list - lists of numbers
 * @csspart stats-memory - the bar of memory in use
 * @csspart stats-sources - trackers and web seeds
 * @csspart stats-infohash
 * @csspart copy-button
 * @csspart consent-button - changes who may be contacted
 */
export class PeerStats extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [theme, rateGraphStyles, peerStatsStyles];

  @property({ attribute: false, hasChanged: isOther }) state: PlayerState = INITIAL_STATE;
  /** Rates of the last two minutes, the oldest first. */
  @property({ attribute: false }) history: readonly RateSample[] = [];

  readonly #copying = new CopyFeedback(this);

  override render(): TemplateResult {
    const { stats, hideStats } = this.strings;
    const { swarm, torrent } = this.state;
    return html`
      <section class="panel sheet" part="stats" aria-labelledby="title" @keydown=${this.#onKey}>
        <header>
          <h2 id="title">${stats}</h2>
          <button
            class="button"
            part="button stats-close"
            type="button"
            aria-label=${hideStats}
            @click=${this.#close}
          >
            ${closeIcon}
          </button>
        </header>
        <div class="content" role="group" aria-labelledby="title" tabindex="0">
          ${this.#renderRates()} ${renderRows(connectionRows(swarm, this.strings))}
          ${renderRows(transferRows(swarm, this.strings))} ${this.#renderMemory()}
          ${renderSources(swarm, this.strings)} ${this.#renderSeeding()}
          ${renderRows(torrentRows(torrent, swarm.pieces, this.strings))} ${this.#renderInfoHash()}
          ${this.#renderConsent()}
        </div>
      </section>
    `;
  }

  #renderRates(): TemplateResult {
    const { strings, history, state } = this;
    const { downloadBytesPerSecond, uploadBytesPerSecond } = state.swarm;
    const needed = neededRate(state.torrent, state.playback);
    const rate = (bytesPerSecond: number): string => formatRate(bytesPerSecond, strings.locale);
    return html`
      <dl class="rates" part="stats-rates">
        <div class="down">
          <dt>${strings.download}</dt>
          <dd>${rate(downloadBytesPerSecond)}</dd>
        </div>
        <div class="up">
          <dt>${strings.upload}</dt>
          <dd>${rate(uploadBytesPerSecond)}</dd>
        </div>
        ${
          needed === null
            ? nothing
            : html`<div class="film">
                <dt>${strings.needed}</dt>
                <dd>${rate(needed)}</dd>
              </div>`
        }
      </dl>
      ${renderRateGraph(history, needed, strings)}
    `;
  }

  #renderMemory(): TemplateResult {
    const { strings } = this;
    const { memoryBytes, memoryBudgetBytes } = this.state.swarm;
    const bytes = (count: number): string => formatBytes(count, strings.locale);
    return html`
      ${renderRows([[strings.memory, strings.countOf(bytes(memoryBytes), bytes(memoryBudgetBytes))]])}
      <meter
        part="stats-memory"
        aria-label=${strings.memory}
        max=${Math.max(1, memoryBudgetBytes)}
        .value=${memoryBytes}
      ></meter>
    `;
  }

  #renderSeeding(): TemplateResult | typeof nothing {
    const { strings } = this;
    if (this.state.torrent.mode !== 'torrent') return nothing;
    return html`
      <h3>${strings.seedingStates[this.state.swarm.seeding]}</h3>
      <p>${strings.seedingExplained}</p>
    `;
  }

  #renderInfoHash(): TemplateResult | typeof nothing {
    const { infoHash } = this.state.torrent;
    if (infoHash === null) return nothing;
    const { strings } = this;
    const isCopied = this.#copying.has(infoHash);
    return html`
      <div class="infohash">
        <span>${strings.infoHash}</span>
        <code part="stats-infohash" dir="ltr">${infoHash}</code>
        <button
          class="button"
          part="button copy-button"
          type="button"
          aria-label=${isCopied ? strings.copied : strings.copyInfoHash}
          @click=${() => void this.#copying.copy(infoHash)}
        >
          ${isCopied ? checkIcon : copyIcon}
        </button>
      </div>
    `;
  }

  /** Who may be contacted, where there is a choice. */
  #renderConsent(): TemplateResult | typeof nothing {
    const { mode, terms, canUseServer, isRemembered } = this.state.consent;
    const { strings } = this;
    const isOther = terms === 'server';
    if (mode !== 'ask' && !isOther && !this.state.consent.prefersPrivacy) return nothing;
    const other = isOther ? 'peers' : 'server';
    const label = isOther ? strings.playWithPeers : strings.serverOnly;
    return html`
      <h3>${isOther ? strings.playsFromServer : strings.playsWithPeers}</h3>
      <div class="consent">
        ${isOther || canUseServer ? this.#renderAnswer(label, new ConsentRequest(other)) : nothing}
        ${
          mode === 'ask' || isRemembered
            ? this.#renderAnswer(strings.forgetAnswer, new ForgetConsentRequest())
            : nothing
        }
      </div>
    `;
  }

  #renderAnswer(label: string, request: Event): TemplateResult {
    return html`<button
      class="button"
      part="button consent-button"
      type="button"
      @click=${() => this.dispatchEvent(request)}
    >
      ${label}
    </button>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new StatsToggleRequest(false));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#close();
  };
}

function renderRows(rows: readonly StatsRow[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<dl part="stats-list">
    ${rows.map(
      ([term, value]) =>
        html`<div class="row">
          <dt>${term}</dt>
          <dd><bdi>${value}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}
