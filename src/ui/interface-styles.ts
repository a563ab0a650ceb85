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

  torrent-player-error-panel {
    max-height: 100%;
    overflow: auto;
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

  .files {
    position: absolute;
    inset: 0;
    inset-block-end: 64px;
    padding: 8px;
  }

  .stats {
    position: absolute;
    inset: 10px 10px auto auto;
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

  .controls {
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
    min-width: 1ch;
    font-size: 12px;
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

  :host([user-inactive]) .controls {
    opacity: 0;
  }

  :host([user-inactive]) .controls > * {
    pointer-events: none;
  }

  :host([user-inactive]) .controls > .row > * {
    pointer-events: none;
  }

  @container (width < 360px) {
    .controls {
      padding: 24px 8px 0;
    }

    .controls > .row {
      gap: 0;
    }

    .overlay.above-controls {
      inset-block-end: 48px;
    }

    .count,
    [part~='previous-button'] {
      display: none;
    }
  }

  @container (width >= 960px) {
    .controls {
      padding: 64px 20px 8px;
    }

    .overlay.above-controls {
      inset-block-end: 80px;
    }

    .stats {
      inset: 20px 20px auto auto;
    }
  }
`;

/** What the shadow root of the player adopts with the interface, after `rootStyles`. */
export const interfaceStyles = [buttonStyles, layout];
