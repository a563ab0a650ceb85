import { css } from 'lit';
import { baseStyles } from './base-styles.js';
import { sheetStyles } from './sheet-styles.js';

/** What the parts of the interface share beyond `baseStyles`: the button and its tooltip. */
export const buttonStyles = css`
  .button {
    appearance: none;
    position: relative;
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: 5px;
    min-width: 36px;
    height: 36px;
    margin: 0;
    padding: 0 7px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
    transition: background-color 120ms;
  }

  .button:disabled {
    opacity: 0.4;
    cursor: default;
  }

  .button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  @media (hover: hover) {
    .button:enabled:hover {
      background: var(--_hover);
    }

    .button.primary:enabled:hover {
      background: var(--_accent);
      filter: brightness(1.08);
    }
  }

  .button:enabled:active {
    background: var(--_hover);
  }

  .tooltip {
    position: absolute;
    z-index: 1;
    bottom: calc(100% + 22px);
    width: max-content;
    max-width: min(240px, 80cqi);
    padding: 4px 9px;
    border-radius: calc(var(--_radius) * 0.8);
    background: rgb(15 19 26 / 0.94);
    color: #fff;
    font-size: 12px;
    text-align: start;
    pointer-events: none;
    visibility: hidden;
    opacity: 0;
    transition: opacity 120ms;
  }

  .tooltip kbd {
    margin-inline-start: 8px;
    padding: 0 5px;
    border-radius: 4px;
    background: rgb(255 255 255 / 0.16);
    font: inherit;
    text-transform: uppercase;
  }

  .button:focus-visible + .tooltip,
  .button:focus-visible > .tooltip {
    visibility: visible;
    opacity: 1;
  }

  @media (hover: hover) {
    .button:hover + .tooltip,
    .button:hover > .tooltip {
      visibility: visible;
      opacity: 1;
      transition-delay: 400ms;
    }
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @container (width < 360px) {
    .button {
      min-width: 32px;
      height: 34px;
      padding: 0 5px;
    }
  }

  @container (width >= 960px) {
    .button {
      min-width: 42px;
      height: 42px;
    }

    .icon {
      width: 25px;
      height: 25px;
    }
  }

  @media (pointer: coarse) {
    .button {
      min-width: 44px;
      height: 44px;
    }
  }

  @media (forced-colors: active) {
    .tooltip {
      border: 1px solid CanvasText;
      background: Canvas;
    }

    .button {
      border: 1px solid transparent;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;

/** The styles that every part of the interface begins with. */
export const theme = [baseStyles, buttonStyles, sheetStyles];
