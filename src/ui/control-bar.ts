import { nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type {
  PlaybackMode,
  PlaybackSlice,
  SwarmSlice,
  TextTrackInfo,
  TracksSlice,
} from '../core/player-state.js';
import type { ThumbnailAt } from '../core/thumbnail.js';
import { renderBarButton, type BarButton } from './bar-button.js';
import { formatCount } from './format.js';
import { playIcon } from './icon-shapes.js';
import {
  captionsIcon,
  enterFullscreenIcon,
  exitFullscreenIcon,
  listIcon,
  nextIcon,
  pauseIcon,
  pictureInPictureIcon,
  previousIcon,
  replayIcon,
  swarmIcon,
} from './icons.js';
import { NO_PLAYLIST, type PlaylistView } from './playlist-view.js';
import {
  CaptionsRequest,
  FilesToggleRequest,
  FullscreenRequest,
  NextRequest,
  PauseRequest,
  PictureInPictureRequest,
  PlayRequest,
  PreviousRequest,
  StatsToggleRequest,
} from './requests.js';
import { settingsItems, type SettingsItem } from './settings-model.js';
import { UiPart } from './ui-part.js';

/** The properties that the menu of settings is made of. */
const OF_SETTINGS = [
  'playback',
  'tracks',
  'textTracks',
  'playlist',
  'statsOpen',
  'pictureInPicture',
  'pictureInPictureAvailable',
  'strings',
] as const;

/**
 * The row of controls. It renders into itself, not into a shadow root, so that
 * the slots `controls-start` and `controls-end`, the `part` names and the
 * requests of its children are its owner's. Its owner therefore adopts
 * `rootStyles`.
 *
 * Nothing in it moves under the pointer: what joins later does so towards the
 * free middle.
 *
 * @fires playrequest - (bubbles: true, composed: false)
 * @fires pauserequest - (bubbles: true, composed: false)
 * @fires nextrequest - (bubbles: true, composed: false)
 * @fires previousrequest - (bubbles: true, composed: false)
 * @fires filestogglerequest - (bubbles: true, composed: false)
 * @fires fullscreenrequest - (bubbles: true, composed: false)
 * @fires pictureinpicturerequest - (bubbles: true, composed: false)
 * @fires captionsrequest - (bubbles: true, composed: false)
 * @fires statstogglerequest - (bubbles: true, composed: false)
 */
export class ControlBar extends UiPart {
  @property({ attribute: false }) playback: PlaybackSlice = INITIAL_STATE.playback;
  @property({ attribute: false }) swarm: SwarmSlice = INITIAL_STATE.swarm;
  /** Whether it is known what there is to play, so that its controls make sense. */
  @property({ attribute: false }) isKnown = true;
  /** Where the film comes from. */
  @property({ attribute: false }) mode: PlaybackMode = 'torrent';
  /** Whether the player fills the screen now. */
  @property({ attribute: false }) fullscreen = false;
  /** Whether the film has a window of its own now. */
  @property({ attribute: false }) pictureInPicture = false;
  /** Whether it could: false hides the button. */
  @property({ attribute: false }) pictureInPictureAvailable = false;
  @property({ attribute: false }) tracks: TracksSlice = INITIAL_STATE.tracks;
  @property({ attribute: false }) textTracks: readonly TextTrackInfo[] = [];
  /** What there is to go on with. */
  @property({ attribute: false }) playlist: PlaylistView = NO_PLAYLIST;
  /** Makes pictures for the seek bar. */
  @property({ attribute: false }) thumbnailAt: ThumbnailAt = () => Promise.resolve(null);
  /** Whether the tooltips name keys. */
  @property({ attribute: false }) hotkeys = true;
  /** Whether the statistics panel shows now. */
  @property({ attribute: false }) statsOpen = false;

  /** Made anew only when something in it is: it is rendered four times a second. */
  #settings: readonly SettingsItem[] = [];

  override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && !OF_SETTINGS.some((name) => this.#differs(name, changed))) return;
    const { playback, tracks, textTracks, statsOpen, strings } = this;
    const { pictureInPicture, pictureInPictureAvailable } = this;
    const { playbackRate } = playback;
    const { isOffered: filesOffered, isOpen: filesOpen } = this.playlist;
    const facts = { playbackRate, tracks, textTracks, filesOffered, filesOpen, statsOpen };
    this.#settings = settingsItems(
      { ...facts, pictureInPicture, pictureInPictureAvailable },
      strings,
    );
  }

  override render(): TemplateResult {
    const { playback, swarm, strings } = this;
    return html`
      <torrent-player-seek-bar
        exportparts="seek-bar, seek-track, seek-pieces, seek-buffered, seek-played, seek-thumb, seek-preview, seek-thumbnail"
        .playback=${playback}
        .pieces=${swarm.pieces}
        .tellsMissing=${swarm.peers > 0 && swarm.bytesFromServers === 0}
        .thumbnailAt=${this.thumbnailAt}
        .strings=${strings}
      ></torrent-player-seek-bar>
      <div class="row" part="controls" role="group" aria-label=${strings.controls}>
        ${this.#renderPlay()} ${this.isKnown ? this.#renderFilm() : nothing}
        <span class="spacer"></span>
        ${this.textTracks.length > 0 ? this.#renderCaptions() : nothing} ${this.#renderFiles()}
        <slot name="controls-end"></slot>
        <torrent-player-seed-toggle
          exportparts="button, seed-toggle, seed-amount, seed-tooltip"
          .mode=${this.mode}
          .swarm=${swarm}
          .strings=${strings}
        ></torrent-player-seed-toggle>
        ${this.#renderStats()}
        <torrent-player-settings-menu
          exportparts="button, settings-button, menu, menu-item"
          .items=${this.#settings}
          .strings=${strings}
        ></torrent-player-settings-menu>
        ${this.pictureInPictureAvailable ? this.#renderPictureInPicture() : nothing}
        ${this.#renderFullscreen()}
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
    const onClick = () => this.#ask(paused || ended ? new PlayRequest() : new PauseRequest());
    const [label, icon] = ended
      ? [replay, replayIcon]
      : paused
        ? [play, playIcon]
        : [pause, pauseIcon];
    return this.#render({ part: 'play-button', label, icon, onClick, key: 'k' });
  }

  /** All at once, when it is known what there is: nothing has to make room then. */
  #renderFilm(): TemplateResult {
    const { playback, strings } = this;
    return html`
      ${this.#renderStep('previous')} ${this.#renderStep('next')}
      <torrent-player-volume-control
        exportparts="button, mute-button, volume-slider, volume-track, volume-level, volume-thumb"
        .playback=${playback}
        .strings=${strings}
      ></torrent-player-volume-control>
      <torrent-player-time-display
        exportparts="button, time, current-time, duration"
        .playback=${playback}
        .strings=${strings}
      ></torrent-player-time-display>
      <slot name="controls-start"></slot>
    `;
  }

  #renderStep(direction: 'next' | 'previous'): TemplateResult | typeof nothing {
    const { hasNext, hasPrevious } = this.playlist;
    if (!hasNext && !hasPrevious) return nothing;
    const { nextFile, previousFile } = this.strings;
    if (direction === 'previous') {
      const onClick = () => this.#ask(new PreviousRequest());
      return this.#render({
        part: 'previous-button',
        label: previousFile,
        icon: previousIcon,
        onClick,
      });
    }
    return this.#render({
      part: 'next-button',
      label: nextFile,
      icon: nextIcon,
      onClick: () => this.#ask(new NextRequest()),
      disabled: !hasNext,
    });
  }

  #renderFiles(): TemplateResult | typeof nothing {
    const { isOffered, isOpen } = this.playlist;
    if (!isOffered) return nothing;
    return html`
      <button
        class="button files-button"
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
        class="button stats-button"
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

  #renderCaptions(): TemplateResult {
    const pressed = this.textTracks.some(({ showing }) => showing);
    return this.#render({
      part: 'captions-button',
      label: this.strings.subtitles,
      icon: captionsIcon,
      onClick: () => this.#ask(new CaptionsRequest(!pressed)),
      key: 'c',
      pressed,
      side: 'end',
    });
  }

  #renderPictureInPicture(): TemplateResult {
    const pressed = this.pictureInPicture;
    return this.#render({
      part: 'picture-in-picture-button',
      label: this.strings.pictureInPicture,
      icon: pictureInPictureIcon,
      onClick: () => this.#ask(new PictureInPictureRequest(!pressed)),
      key: 'i',
      pressed,
      side: 'end',
    });
  }

  #renderFullscreen(): TemplateResult {
    const { fullscreen, strings } = this;
    return this.#render({
      part: 'fullscreen-button',
      label: fullscreen ? strings.exitFullscreen : strings.enterFullscreen,
      icon: fullscreen ? exitFullscreenIcon : enterFullscreenIcon,
      onClick: () => this.#ask(new FullscreenRequest(!fullscreen)),
      key: 'f',
      side: 'end',
    });
  }

  #render(button: BarButton): TemplateResult {
    return renderBarButton(this.hotkeys ? button : { ...button, key: '' });
  }

  /** Of playback the speed alone counts, of the playlist that there is one, and whether it shows. */
  #differs(name: (typeof OF_SETTINGS)[number], changed: PropertyValues<this>): boolean {
    if (!changed.has(name)) return false;
    if (name === 'playback') {
      return changed.get('playback')?.playbackRate !== this.playback.playbackRate;
    }
    // The same in another object whenever the player is rendered.
    const before = name === 'playlist' ? changed.get('playlist') : undefined;
    const { isOffered, isOpen } = this.playlist;
    return before?.isOffered !== isOffered || before.isOpen !== isOpen;
  }

  #ask(request: Event): void {
    this.dispatchEvent(request);
  }
}
