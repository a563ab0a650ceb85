import { css } from 'lit';
import { buttonStyles } from './theme.js';

/**
 * The layout of the interface in the shadow root of the player (interface-view.ts).
 * While the host has the attribute `user-inactive`, controls and pointer fade:
 * it is not to be set while the keyboard is in use (visible-focus.ts).
 */
const layout = css`
  .overlay.above-controls {
    inset-block-end: 64px;
  }

  torrent-player-buffering-indicator {
    pointer-events: none;
  }

  .now-playing {
    position: absolute;
    inset: 0;
    padding-block-end: 64px;
    pointer-events: none;
  }

  .overlay.next-up {
    place-items: end;
    align-content: end;
    padding: 12px;
  }

  /* Above the shade of the controls, which would lie on its end. */
  .files {
    position: absolute;
    z-index: 1;
    inset: 0;
    inset-block-end: 64px;
    padding: 8px;
  }

  torrent-player-narrator {
    position: absolute;
  }

  .stats {
    position: absolute;
    inset-block: 10px 64px;
    z-index: 1;
    inset-inline-end: 10px;
    max-width: calc(100% - 20px);
    pointer-events: none;
  }

  /* No room for both; it has a button that closes it. */
  @container (height < 240px) {
    .files {
      inset-block-end: 0;
    }
  }

  @container (width >= 560px) {
    .files {
      inset-inline-start: auto;
      width: min(46%, 360px);
    }

    .now-playing.beside-files {
      padding-inline-end: min(46%, 360px);
    }
  }

  /* As large as the picture, which is clicked through it. */
  .overlay > torrent-player-buffering-indicator {
    pointer-events: none;
  }

  .large-play {
    position: absolute;
    inset: 0;
    display: none;
    place-items: center;
    width: clamp(56px, 14cqi, 76px);
    aspect-ratio: 1;
    margin: auto;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: rgb(15 19 26 / 0.6);
    color: inherit;
    touch-action: manipulation;
    transition: opacity 200ms;
  }

  .large-play .icon {
    width: 50%;
    height: 50%;
  }

  @media (hover: none) {
    .large-play {
      display: grid;
    }

    /* It would be half under the panel. */
    @container (width < 960px) {
      .large-play.beside-panel {
        display: none;
      }
    }
  }

  /* The menu of settings stands above the seek bar and the row. */
  .controls {
    --_bar-height: 64px;

    position: absolute;
    inset: auto 0 0;
    display: block;
    padding: 44px 12px 4px;
    background: linear-gradient(transparent, rgb(0 0 0 / 0.55) 45%, rgb(0 0 0 / 0.86));
    pointer-events: none;
    transition: opacity 200ms;
  }

  .controls > *,
  .controls > .row > * {
    pointer-events: auto;
  }

  .controls > .row {
    display: flex;
    align-items: center;
    gap: 2px;
    margin: 0 -6px;
    direction: ltr;
    pointer-events: none;
  }

  .spacer {
    flex: 1;
  }

  .count {
    min-width: 2ch;
    font-size: 12px;
  }

  .button[aria-pressed='true']::after {
    content: '';
    position: absolute;
    bottom: 3px;
    width: 18px;
    height: 2.5px;
    border-radius: 2px;
    background: var(--_accent);
  }

  @media (forced-colors: active) {
    .button[aria-pressed='true']::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }

  .tooltip.start {
    left: 0;
  }

  .tooltip.end {
    right: 0;
  }

  :host([user-inactive]) {
    cursor: none;
  }

  :host([user-inactive]) :is(.controls, .large-play) {
    opacity: 0;
  }

  :host([user-inactive]) .large-play {
    pointer-events: none;
  }

  :host([user-inactive]) .controls > * {
    pointer-events: none;
  }

  :host([user-inactive]) .controls > .row > * {
    pointer-events: none;
  }

  /* What gives way here is in the menu of settings (settings-menu-styles.ts). */
  @container (width < 640px) {
    .picture-in-picture-button {
      display: none;
    }
  }

  @container (width < 560px) {
    :is(.files-button, .previous-button, .next-button) {
      display: none;
    }
  }

  @container (width < 480px) {
    .stats-button {
      display: none;
    }
  }

  @container (width < 360px) {
    .controls {
      --_bar-height: 58px;

      padding: 24px 8px 0;
    }

    .controls > .row {
      gap: 0;
    }

    .overlay.above-controls {
      inset-block-end: 48px;
    }

    .stats {
      inset-block: 4px 56px;
      inset-inline-end: 4px;
      max-width: calc(100% - 8px);
    }

    .count {
      display: none;
    }
  }

  @container (width >= 960px) {
    .controls {
      --_bar-height: 74px;

      padding: 64px 20px 8px;
    }

    .overlay.above-controls {
      inset-block-end: 80px;
    }

    .stats {
      inset-block: 20px 84px;
      inset-inline-end: 20px;
    }
  }

  /* Targets for fingers are larger, and so fewer fit. */
  @media (pointer: coarse) {
    .controls {
      --_bar-height: 84px;
    }

    .overlay.above-controls {
      inset-block-end: 72px;
    }

    /* Above the row, which is half as high as the player. */
    @container (height < 220px) {
      .large-play {
        inset-block-end: 64px;
        width: 48px;
      }
    }

    @container (width < 800px) {
      .picture-in-picture-button {
        display: none;
      }
    }

    @container (width < 700px) {
      :is(.files-button, .previous-button, .next-button, .stats-button) {
        display: none;
      }
    }

    @container (width < 310px) {
      .captions-button {
        display: none;
      }
    }
  }
`;

/** What the shadow root of the player adopts with the interface, after `rootStyles`. */
export const interfaceStyles = [buttonStyles, layout];
