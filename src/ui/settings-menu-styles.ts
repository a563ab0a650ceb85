import { css } from 'lit';

/** Positioned in the box of the control bar, above which the menu stands (interface-styles.ts). */
export const settingsMenuStyles = css`
  :host {
    display: inline-flex;
    flex: none;
  }

  .menu {
    position: absolute;
    z-index: 2;
    right: 12px;
    bottom: calc(var(--_bar-height, 64px) + 6px);
    display: grid;
    min-width: min(220px, 100cqi - 24px);
    max-width: min(340px, 100cqi - 24px);
    max-height: calc(100cqb - var(--_bar-height, 64px) - 14px);
    padding: 6px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    animation: rise 140ms ease-out;
  }

  .item {
    justify-content: start;
    width: 100%;
    height: auto;
    min-height: 34px;
    padding: 4px 8px;
    gap: 10px;
    text-align: start;
  }

  .item .icon {
    width: 18px;
    height: 18px;
  }

  .label {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .value {
    max-width: 16ch;
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .title {
    margin-bottom: 4px;
    border-radius: var(--_radius) var(--_radius) 0 0;
    box-shadow: 0 1px var(--_line);
    font-weight: 600;
  }

  [aria-checked='false'] > .check {
    visibility: hidden;
  }

  :host([dir='rtl']) .chevron {
    scale: -1 1;
  }

  /* What has a button of its own in a wide player. */
  @container (width >= 480px) {
    .stats {
      display: none;
    }
  }

  @container (width >= 560px) {
    .files {
      display: none;
    }
  }

  @container (width >= 640px) {
    .picture-in-picture {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .item {
      min-height: 44px;
    }

    @container (width < 800px) {
      .picture-in-picture {
        display: inline-flex;
      }
    }

    @container (width < 700px) {
      :is(.stats, .files) {
        display: inline-flex;
      }
    }
  }

  /* In a low player the menu takes all of it. */
  @container (height < 260px) {
    .menu {
      right: 4px;
      bottom: 4px;
      max-height: calc(100cqb - 8px);
    }
  }

  @media (forced-colors: active) {
    .item {
      background: Canvas;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .menu {
      animation: none;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
`;
