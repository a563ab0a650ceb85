import { nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PieceMap, PlaybackSlice } from '../core/player-state.js';
import type { ThumbnailAt } from '../core/thumbnail.js';
import { formatPercent, formatSpokenTime, formatTime } from './format.js';
import { surveyPieces, type PieceSurvey } from './piece-bands.js';
import { SeekRequest } from './requests.js';
import { seekBarStyles } from './seek-bar-styles.js';
import { SeekGlide } from './seek-glide.js';
import {
  DRAG_SEEK_INTERVAL_MS,
  bufferedImage,
  isSeekable,
  pieceImage,
  shareOf,
} from './seek-model.js';
import { SeekThumbnail } from './seek-thumbnail.js';
import { SliderDrag } from './slider-drag.js';
import { hasModifier, sliderValueForKey } from './slider-keys.js';
import { sliderStyles } from './slider-styles.js';
import { showOnSlider } from './slider-value.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

const noThumbnails: ThumbnailAt = () => Promise.resolve(null);

/**
 * The timeline: which pieces are here, what is buffered, what was played, and
 * where the pointer would go, with a picture where there is one. A drag dispatches SeekRequests now and then, and one when it is dropped;
 * the keys of a slider dispatch one each.
 *
 * @fires seekrequest - (bubbles: true, composed: false)
 * @csspart seek-bar - the slider itself
 * @csspart seek-track - the visible line
 * @csspart seek-pieces - the pieces: here, coming, held by nobody
 * @csspart seek-buffered - buffered ranges
 * @csspart seek-played - the played part
 * @csspart seek-thumb - the handle
 * @csspart seek-preview - the time under the pointer, and its picture
 * @csspart seek-thumbnail - the picture
 */
export class SeekBar extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [theme, sliderStyles, seekBarStyles];

  @property({ attribute: false }) playback: PlaybackSlice = INITIAL_STATE.playback;
  /** The pieces of the torrent; null where there is none. */
  @property({ attribute: false }) pieces: PieceMap | null = null;
  /** Whether what no peer has cannot be had at all. */
  @property({ attribute: false }) tellsMissing = false;
  /** Makes pictures for the preview. */
  @property({ attribute: false }) thumbnailAt: ThumbnailAt = noThumbnails;

  /** Where on the bar the pointer hovers, 0 to 1, or null: the duration may come later. */
  @state() private hoverShare: number | null = null;
  /** Seconds under the thumb while it follows the pointer instead of playback, or null. */
  @state() private dragTime: number | null = null;
  @state() private dragging = false;

  #lastDragSeekMs = -Infinity;
  #survey: PieceSurvey | null = null;
  #piecesText = '';
  #bufferedImage = '';
  readonly #glide = new SeekGlide();
  readonly #thumbnail = new SeekThumbnail(this);

  readonly #pointer = new SliderDrag({
    hover: (share) => {
      this.hoverShare = share;
    },
    drag: (share, timeMs) => this.#drag(share, timeMs),
    drop: (share) => {
      this.dragging = false;
      if (this.#seekable) this.#request(share * this.playback.duration);
    },
    cancel: () => {
      this.dragging = false;
      this.dragTime = null;
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // After a drop the thumb stays where it was dropped until playback reports.
    if (changed.has('playback') && !this.dragging) this.dragTime = null;
    if (changed.has('pieces')) this.#survey = this.pieces && surveyPieces(this.pieces);
    if (changed.has('pieces') || changed.has('strings')) this.#piecesText = this.#describePieces();
    this.#thumbnail.want(this.#previewTime, this.thumbnailAt);
  }

  override render(): TemplateResult {
    const { duration } = this.playback;
    const time = this.#shownTime;
    const spoken = (seconds: number): string => formatSpokenTime(seconds, this.strings.locale);
    return html`
      <div
        class="slider ${this.dragging ? 'dragging' : ''}"
        part="seek-bar"
        role="slider"
        tabindex="0"
        aria-label=${this.strings.seek}
        aria-disabled=${this.#seekable ? 'false' : 'true'}
        aria-valuemin="0"
        aria-valuemax=${this.#seekable ? Math.floor(duration) : 0}
        aria-valuenow=${Math.floor(time)}
        aria-valuetext=${this.strings.seekPosition(spoken(time), spoken(duration))}
        aria-describedby="pieces"
        @keydown=${this.#onKeyDown}
        @pointerdown=${this.#pointer}
        @pointermove=${this.#pointer}
        @pointerup=${this.#pointer}
        @pointercancel=${this.#pointer}
        @pointerleave=${this.#pointer}
      >
        <div class="track" part="seek-track">
          <div class="pieces" part="seek-pieces"></div>
          <div class="buffered" part="seek-buffered"></div>
          <div class="fill" part="seek-played"></div>
        </div>
        <div class="carrier">
          <div class="thumb" part="seek-thumb" ?hidden=${!this.#seekable}></div>
        </div>
        ${this.#renderPreview()}
      </div>
      <span id="pieces" hidden>${this.#piecesText}</span>
    `;
  }

  override updated(changed: PropertyValues<this>): void {
    const { duration, buffered } = this.playback;
    showOnSlider(this.renderRoot, shareOf(this.#shownTime, duration));
    if (this.dragTime !== null) this.#glide.stop();
    else if (changed.has('playback')) this.#glide.follow(this.renderRoot, this.playback);
    const previewShare = shareOf(this.#previewTime ?? 0, duration);
    this.#styleOf('.preview')?.setProperty('--_preview', String(previewShare));
    this.#showBuffered(bufferedImage(buffered, duration, 'var(--_buffered-color)'));
    if (changed.has('pieces') || changed.has('tellsMissing')) this.#showPieces();
  }

  #showBuffered(image: string): void {
    if (image === this.#bufferedImage) return;
    this.#bufferedImage = image;
    this.#styleOf('.buffered')?.setProperty('background', image);
  }

  #showPieces(): void {
    const image = pieceImage(this.#survey?.bands ?? [], this.tellsMissing);
    this.#styleOf('.pieces')?.setProperty('background', image);
  }

  /** Through CSSOM, which a policy without 'unsafe-inline' allows. */
  #styleOf(selector: string): CSSStyleDeclaration | undefined {
    return this.renderRoot.querySelector<HTMLElement>(selector)?.style;
  }

  /** The pieces for who does not see them; what is less than a percent is not worth a word. */
  #describePieces(): string {
    if (!this.#survey) return '';
    const { here, coming, missing } = this.#survey.shares;
    const { piecesHere, piecesComing, piecesMissing, locale } = this.strings;
    const texts = [piecesHere(formatPercent(here, locale))];
    if (coming >= 0.01) texts.push(piecesComing(formatPercent(coming, locale)));
    if (missing >= 0.01 && this.tellsMissing)
      texts.push(piecesMissing(formatPercent(missing, locale)));
    return texts.join(', ');
  }

  #renderPreview(): unknown {
    const time = this.#previewTime;
    if (time === null) return null;
    const { canvas, shown } = this.#thumbnail;
    // Another box for a picture: the one without it would be seen to move.
    return keyed(
      shown,
      html`<div class="preview ${shown ? 'pictured' : ''}" part="seek-preview" aria-hidden="true">
        ${shown ? canvas : nothing}
        <span class="when">${formatTime(time, this.playback.duration)}</span>
      </div>`,
    );
  }

  /** The time under the pointer, be it hovering or dragging; null without one. */
  get #previewTime(): number | null {
    if (!this.#seekable) return null;
    if (this.dragging) return this.dragTime;
    return this.hoverShare === null ? null : this.hoverShare * this.playback.duration;
  }

  get #seekable(): boolean {
    return isSeekable(this.playback.duration);
  }

  get #shownTime(): number {
    return this.dragTime ?? this.playback.currentTime;
  }

  #drag(share: number, timeMs: number): void {
    if (!this.#seekable) return;
    // Pressing shows where the thumb would go; moving on is what seeks.
    const seeks = this.dragging && timeMs - this.#lastDragSeekMs >= DRAG_SEEK_INTERVAL_MS;
    if (!this.dragging || seeks) this.#lastDragSeekMs = timeMs;
    this.dragging = true;
    this.dragTime = share * this.playback.duration;
    if (seeks) this.#request(this.dragTime);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { currentTime, duration } = this.playback;
    if (!this.#seekable || hasModifier(event)) return;
    const scale = { min: 0, max: duration, step: 5, pageStep: duration / 10 };
    const time = sliderValueForKey(event.key, currentTime, scale);
    if (time === null) return;
    event.preventDefault();
    this.#request(time);
  };

  #request(time: number): void {
    this.dispatchEvent(new SeekRequest(time));
  }
}
