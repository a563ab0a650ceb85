import { css } from 'lit';
import { baseStyles } from './base-styles.js';

/**
 * The box of the whole player: the media element (`.media`), and what lies over
 * it (`.overlay`). Enough until the interface comes (interface-styles.ts).
 */
const box = css`
  :host {
    position: relative;
    display: block;
    aspect-ratio: 16 / 9;
    overflow: hidden;
    border-radius: var(--torrent-player-border-radius, 0);
    background: var(--torrent-player-letterbox-color, #000);
    container-type: inline-size;
    contain: layout paint;
    isolation: isolate;
  }

  :host(:fullscreen) {
    width: 100%;
    height: 100%;
    border-radius: 0;
  }

  .media {
    position: absolute;
    inset: 0;
    display: block;
    width: 100%;
    height: 100%;
  }

  .overlay {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    align-content: center;
    pointer-events: none;
  }

  .overlay > * {
    pointer-events: auto;
  }

  .overlay.dim {
    background: rgb(0 0 0 / 0.35);
  }
`;

/** What the shadow root of the player adopts at first. */
export const rootStyles = [baseStyles, box];
