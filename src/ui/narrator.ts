import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE, type PlayerState } from '../core/player-state.js';
import { SILENCE, narrate } from './narration.js';
import { differsIn } from './slice-changes.js';
import { swarmNews } from './swarm-news.js';
import { UiPart } from './ui-part.js';

/** What `swarmNews` looks at. */
const isOther = differsIn<PlayerState>(({ torrent, swarm, playback, diagnosis }) => [
  torrent,
  swarm,
  diagnosis,
  playback.paused,
  playback.ended,
  playback.waiting,
  playback.seeking,
  playback.bufferingProgress,
]);

/**
 * A polite live region that narrates the swarm to those who do not see it, at
 * a human pace. It should stay in the page, so that it is
 * known before it speaks.
 */
export class Narrator extends UiPart {
  @property({ attribute: false, hasChanged: isOther }) state: PlayerState = INITIAL_STATE;

  #narration = SILENCE;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { torrent, swarm, playback, diagnosis } = this.state;
    const story = { torrent, swarm, playback, diagnosis: diagnosis.current };
    const nowMs = performance.now();
    this.#narration = narrate(swarmNews(story, this.strings), nowMs, this.#narration);
    clearTimeout(this.#timer);
    const { lookAgainMs } = this.#narration;
    if (lookAgainMs === null) return;
    this.#timer = setTimeout(() => this.requestUpdate(), Math.max(0, lookAgainMs - nowMs));
  }

  override render(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#narration.text}</div>`;
  }
}
