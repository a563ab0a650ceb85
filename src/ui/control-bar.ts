import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PlaybackSlice, SwarmSlice } from '../core/player-state.js';
import { formatCount } from './format.js';
import {
  enterFullscreenIcon,
  exitFullscreenIcon,
  listIcon,
  nextIcon,
  pauseIcon,
  previousIcon,
  replayIcon,
  swarmIcon,
} from './icons.js';
import { playIcon } from './icon-shapes.js';
import { NO_PLAYLIST, type PlaylistView } from './playlist-view.js';
import {
  FilesToggleRequest,
  FullscreenRequest,
  NextRequest,
  PauseRequest,
  PlayRequest,
  PreviousRequest,
  StatsToggleRequest,
} from './requests.js';
import { UiPart } from './ui-part.js';

/**
 * The row of controls. It renders into itself, not into a shadow root, so that
 * the slots `controls-start` and `controls-end`, the `part` names and the
 * requests of its children are its owner's. Its owner therefore adopts
 * `rootStyles`.
 *
 * @fires playrequest - (bubbles: true, composed: false)
 * @fires pauserequest - (bubbles: true, composed: false)
 * @fires nextrequest - (bubbles: true, composed: false)
 * @fires previousrequest - (bubbles: true, composed: false)
 * @fires filestogglerequest - (bubbles: true, composed: false)
 * @fires fullscreenrequest - (bubbles: true, composed: false)
 * @fires statstogglerequest - (bubbles: true, composed: false)
 */
export class ControlBar extends UiPart {
  @property({ attribute: false }) playback: PlaybackSlice = INITIAL_STATE.playback;
  @property({ attribute: false }) swarm: SwarmSlice = INITIAL_STATE.swarm;
  /** Whether the player fills the screen now. */
  @property({ attribute: false }) fullscreen = false;
  /** Whether it could: false hides the button. */
  @property({ attribute: false }) fullscreenAvailable = true;
  /** What there is to go on with. */
  @property({ attribute: false }) playlist: PlaylistView = NO_PLAYLIST;
  /** Whether the statistics panel shows now. */
  @property({ attribute: false }) statsOpen = false;

  override createRenderRoot(): this {
    return this;
  }

  override render(): TemplateResult {
    const { playback, swarm, strings } = this;
    return html`
      <torrent-player-seek-bar
        exportparts="seek-bar, seek-track, seek-buffered, seek-played, seek-thumb, seek-preview"
        .playback=${playback}
        .strings=${strings}
      ></torrent-player-seek-bar>
      <div class="row" part="controls" role="group" aria-label=${strings.controls}>
        ${this.#renderStep('previous')} ${this.#renderPlay()} ${this.#renderStep('next')}
        <torrent-player-volume-control
          exportparts="button, mute-button, volume-slider, volume-track, volume-level, volume-thumb"
          .playback=${playback}
          .strings=${strings}
        ></torrent-player-volume-control>
        <torrent-player-time-display
          exportparts="time, current-time, duration"
          .playback=${playback}
          .strings=${strings}
        ></torrent-player-time-display>
        <slot name="controls-start"></slot>
        <span class="spacer"></span>
        <slot name="controls-end"></slot>
        <torrent-player-seed-toggle
          exportparts="button, seed-toggle, seed-amount, seed-tooltip"
          .swarm=${swarm}
          .strings=${strings}
        ></torrent-player-seed-toggle>
        ${this.#renderFiles()} ${this.#renderStats()}
        ${this.fullscreenAvailable ? this.#renderFullscreen() : nothing}
      </div>
    `;
  }

  /** Focuses the play button; where the browser can, without showing it. */
  focusPlay(): void {
    const options: FocusOptions & { focusVisible: boolean } = {
      focusVisible: false,
      preventScroll: true,
    };
    this.querySelector<HTMLElement>('[part~=play-button]')?.focus(options);
  }

  #renderPlay(): TemplateResult {
    const { paused, ended } = this.playback;
    const { play, pause, replay } = this.strings;
    if (!paused && !ended) {
      return renderButton('play-button', pause, pauseIcon, () => this.#ask(new PauseRequest()));
    }
    const [label, icon] = ended ? [replay, replayIcon] : [play, playIcon];
    return renderButton('play-button', label, icon, () => this.#ask(new PlayRequest()));
  }

  #renderStep(direction: 'next' | 'previous'): TemplateResult | typeof nothing {
    const { hasNext, hasPrevious } = this.playlist;
    if (!hasNext && !hasPrevious) return nothing;
    const { nextFile, previousFile } = this.strings;
    if (direction === 'previous') {
      const ask = (): void => this.#ask(new PreviousRequest());
      return renderButton('previous-button', previousFile, previousIcon, ask);
    }
    const ask = (): void => this.#ask(new NextRequest());
    return renderButton('next-button', nextFile, nextIcon, ask, { isDisabled: !hasNext });
  }

  #renderFiles(): TemplateResult | typeof nothing {
    const { isOffered, isOpen } = this.playlist;
    if (!isOffered) return nothing;
    return html`
      <button
        class="button"
        part="button files-button"
        type="button"
        aria-label=${this.strings.files}
        aria-expanded=${isOpen ? 'true' : 'false'}
        @click=${() => this.#ask(new FilesToggleRequest(!isOpen))}
      >
        ${listIcon}<span class="tooltip end" aria-hidden="true">${this.strings.files}</span>
      </button>
    `;
  }

  #renderStats(): TemplateResult {
    const { statsOpen, strings, swarm } = this;
    const peers = formatCount(swarm.peers, strings.locale);
    return html`
      <button
        class="button"
        part="button stats-button"
        type="button"
        aria-label="${strings.stats}, ${strings.peers}: ${peers}"
        aria-expanded=${statsOpen ? 'true' : 'false'}
        @click=${() => this.#ask(new StatsToggleRequest(!statsOpen))}
      >
        ${swarmIcon}<span class="count">${peers}</span>
        <span class="tooltip end" aria-hidden="true">${strings.stats}</span>
      </button>
    `;
  }

  #renderFullscreen(): TemplateResult {
    const { fullscreen, strings } = this;
    const label = fullscreen ? strings.exitFullscreen : strings.enterFullscreen;
    const icon = fullscreen ? exitFullscreenIcon : enterFullscreenIcon;
    const ask = (): void => this.#ask(new FullscreenRequest(!fullscreen));
    return renderButton('fullscreen-button', label, icon, ask, { side: 'end' });
  }

  #ask(request: Event): void {
    this.dispatchEvent(request);
  }
}

interface ButtonOptions {
  /** Where the tooltip begins. */
  readonly side?: 'start' | 'end';
  readonly isDisabled?: boolean;
}

function renderButton(
  part: string,
  label: string,
  icon: TemplateResult,
  onClick: () => void,
  { side = 'start', isDisabled = false }: ButtonOptions = {},
): TemplateResult {
  return html`
    <button
      class="button"
      part="button ${part}"
      type="button"
      aria-label=${label}
      ?disabled=${isDisabled}
      @click=${onClick}
    >
      ${icon}<span class="tooltip ${side}" aria-hidden="true">${label}</span>
    </button>
  `;
}
