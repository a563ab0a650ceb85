import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PlaybackSlice } from '../core/player-state.js';
import { formatPercent } from './format.js';
import { volumeHighIcon, volumeLowIcon, volumeOffIcon } from './icons.js';
import { MuteRequest, VolumeRequest } from './requests.js';
import { differsIn } from './slice-changes.js';
import { SliderDrag } from './slider-drag.js';
import { hasModifier, sliderValueForKey } from './slider-keys.js';
import { sliderStyles } from './slider-styles.js';
import { showOnSlider } from './slider-value.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';
import { volumeControlStyles } from './volume-control-styles.js';

const isOther = differsIn<PlaybackSlice>(({ volume, muted }) => [volume, muted]);

const SCALE = { min: 0, max: 1, step: 0.05, pageStep: 0.2 };

/**
 * A mute button and a volume slider, which is there only in a wide player with
 * a pointer that hovers, or while it has the focus. Muted, the slider shows 0.
 *
 * @fires muterequest - (bubbles: true, composed: false)
 * @fires volumerequest - (bubbles: true, composed: false)
 * @csspart mute-button
 * @csspart volume-slider
 * @csspart volume-track
 * @csspart volume-level
 * @csspart volume-thumb
 */
export class VolumeControl extends UiPart {
  static override styles = [theme, sliderStyles, volumeControlStyles];

  @property({ attribute: false, hasChanged: isOther }) playback: PlaybackSlice =
    INITIAL_STATE.playback;

  readonly #pointer = new SliderDrag({
    hover: () => undefined,
    drag: (share) => this.#request(share),
    drop: (share) => this.#request(share),
    cancel: () => undefined,
  });

  override render(): TemplateResult {
    return html`${this.#renderButton()}${this.#renderSlider()}`;
  }

  override updated(): void {
    showOnSlider(this.renderRoot, this.#level);
  }

  #renderButton(): TemplateResult {
    const silent = this.#level === 0;
    const label = silent ? this.strings.unmute : this.strings.mute;
    const audible = this.#level < 0.5 ? volumeLowIcon : volumeHighIcon;
    return html`
      <button
        class="button"
        part="button mute-button"
        type="button"
        aria-label=${label}
        @click=${this.#onMuteClick}
      >
        ${silent ? volumeOffIcon : audible}
        <span class="tooltip" aria-hidden="true">${label}</span>
      </button>
    `;
  }

  #renderSlider(): TemplateResult {
    return html`
      <div
        class="slider"
        part="volume-slider"
        role="slider"
        tabindex="0"
        aria-label=${this.strings.volume}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(this.#level * 100)}
        aria-valuetext=${formatPercent(this.#level, this.strings.locale)}
        @keydown=${this.#onKeyDown}
        @pointerdown=${this.#pointer}
        @pointermove=${this.#pointer}
        @pointerup=${this.#pointer}
        @pointercancel=${this.#pointer}
      >
        <div class="track" part="volume-track"><div class="fill" part="volume-level"></div></div>
        <div class="carrier"><div class="thumb" part="volume-thumb"></div></div>
      </div>
    `;
  }

  /** What is heard: 0 to 1. */
  get #level(): number {
    return this.playback.muted ? 0 : this.playback.volume;
  }

  readonly #onMuteClick = (): void => {
    const { muted, volume } = this.playback;
    // Unmuting at volume 0 would stay silent: the button asks for sound.
    if (!muted && volume === 0) this.#request(0.5);
    else this.dispatchEvent(new MuteRequest(!muted));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (hasModifier(event)) return;
    const volume = sliderValueForKey(event.key, this.#level, SCALE);
    if (volume === null) return;
    event.preventDefault();
    this.#request(volume);
  };

  #request(volume: number): void {
    this.dispatchEvent(new VolumeRequest(Math.round(volume * 100) / 100));
  }
}
