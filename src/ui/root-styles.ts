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
    container-type: size;
    contain: layout paint;
    isolation: isolate;
  }

  :host(:fullscreen) {
    width: 100%;
    height: 100%;
    border-radius: 0;
  }

  /* Over the whole page: what the page says of size and place does not count. */
  :host([fills-window]) {
    position: fixed !important;
    inset: 0 !important;
    z-index: 2147483647;
    width: 100% !important;
    max-width: none !important;
    height: 100% !important;
    max-height: none !important;
    margin: 0 !important;
    padding: 0 !important;
    border: 0 !important;
    border-radius: 0 !important;
    color: inherit;
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
