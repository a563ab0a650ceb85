import { css, nothing } from 'lit';
import { html, type TemplateResult } from './html.js';
import { property, state } from 'lit/decorators.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { TagsSlice, TorrentSlice } from '../core/player-state.js';
import { describeTrack } from '../core/track-name.js';
import { noteIcon } from './icons.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * What is shown where there are no pictures: the cover of the album, or a note
 * instead, and what the track is called.
 *
 * @csspart now-playing
 * @csspart cover
 * @csspart track-title
 * @csspart track-artist
 * @csspart track-album
 */
export class NowPlaying extends UiPart {
  static override styles = [
    theme,
    css`
      :host {
        display: block;
        container-type: size;
        overflow: hidden;
        background: #12161d;
      }

      .backdrop {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: cover;
        opacity: 0.5;
        filter: blur(28px) saturate(1.3);
        scale: 1.15;
      }

      /* Tags and covers come when they come: what is there stays where it is. */
      .stage {
        position: relative;
        display: grid;
        grid-template-columns: auto minmax(0, clamp(130px, 34cqi, 480px));
        align-items: center;
        justify-content: center;
        gap: clamp(12px, 4cqi, 40px);
        height: 100%;
      }

      .cover {
        display: grid;
        place-items: center;
        width: min(40cqi, 84cqb);
        aspect-ratio: 1;
        border-radius: var(--_radius);
        object-fit: contain;
        box-shadow: 0 8px 28px rgb(0 0 0 / 0.45);
      }

      .cover.none {
        background: rgb(255 255 255 / 0.08);
        color: var(--_muted);
      }

      .cover.none .icon {
        width: 44%;
        height: 44%;
        stroke-width: 1.2;
      }

      .text {
        display: grid;
        gap: 0.3em;
        align-content: start;
        /* A title of two lines, and one each of the others. */
        min-height: 7em;
        font-size: clamp(12px, 2.2cqi, 16px);
      }

      p {
        display: -webkit-box;
        margin: 0;
        overflow: hidden;
        color: var(--_muted);
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }

      @container (height < 150px) {
        .text {
          min-height: 5.2em;
        }
      }

      .title {
        color: var(--_text);
        font-size: 1.5em;
        font-weight: 650;
        line-height: 1.2;
      }
    `,
  ];

  @property({ attribute: false }) torrent: TorrentSlice = INITIAL_STATE.torrent;
  @property({ attribute: false }) tags: TagsSlice = INITIAL_STATE.tags;

  /** What the page's policy does not let show, or is no picture. */
  @state() private refusedUrl: string | null = null;

  override render(): TemplateResult | typeof nothing {
    const { files, fileIndex, name } = this.torrent;
    const file = files[fileIndex ?? -1];
    if (!file) return nothing;
    const { title, artist, album } = describeTrack(file, name, this.tags);
    const { coverUrl } = this.tags;
    const isShown = coverUrl !== null && coverUrl !== this.refusedUrl;
    return html`
      ${isShown ? html`<img class="backdrop" src=${coverUrl} alt="" />` : nothing}
      <div class="stage" part="now-playing">
        ${isShown ? this.#renderCover(coverUrl, album || title) : renderNote()}
        <div class="text">
          <p class="title" part="track-title"><bdi>${title}</bdi></p>
          ${artist ? html`<p part="track-artist"><bdi>${artist}</bdi></p>` : nothing}
          ${album ? html`<p part="track-album"><bdi>${album}</bdi></p>` : nothing}
        </div>
      </div>
    `;
  }

  #renderCover(url: string, of: string): TemplateResult {
    return html`<img
      class="cover"
      part="cover"
      src=${url}
      alt=${this.strings.cover(of)}
      @error=${() => (this.refusedUrl = url)}
    />`;
  }
}

function renderNote(): TemplateResult {
  return html`<div class="cover none" part="cover">${noteIcon}</div>`;
}
