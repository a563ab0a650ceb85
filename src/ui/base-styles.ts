import { css } from 'lit';

/**
 * What every part shares, the one before the first play included: the tokens,
 * the focus ring, the glass.
 *
 * A site sets `--torrent-player-*`; a theme made for media-chrome (`--media-*`)
 * is honoured where it has an equivalent. Names with `--_` are internal.
 */
export const baseStyles = css`
  :host {
    --_accent: var(--torrent-player-accent-color, var(--media-accent-color, #5fe3c0));
    --_on-accent: var(--torrent-player-on-accent-color, #06251d);
    --_text: var(--torrent-player-text-color, var(--media-primary-color, #fff));
    --_muted: var(--torrent-player-muted-color, #c9d1d9);
    --_glass: var(
      --torrent-player-background,
      var(--media-control-background, rgb(15 19 26 / 0.82))
    );
    --_hover: var(--torrent-player-hover-background, rgb(255 255 255 / 0.16));
    --_radius: var(--torrent-player-radius, 10px);
    --_font: var(
      --torrent-player-font,
      var(--media-font-family, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif)
    );
    --_ring: var(--torrent-player-focus-color, #fff);

    color: var(--_text);
    font-family: var(--_font);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :focus {
    outline: none;
  }

  /* Two rings, so that one of them shows over any picture. */
  :focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 1px;
    box-shadow: 0 0 0 5px rgb(0 0 0 / 0.7);
  }

  .icon {
    display: block;
    flex: none;
    width: 22px;
    height: 22px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .solid {
    fill: currentColor;
  }

  .glass {
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_glass);
    box-shadow:
      inset 0 0 0 1px rgb(255 255 255 / 0.1),
      0 8px 28px rgb(0 0 0 / 0.35);
    backdrop-filter: blur(14px) saturate(1.4);
  }

  @container (width >= 960px) {
    :host {
      font-size: 14px;
    }
  }

  @media (forced-colors: active) {
    .glass {
      border: 1px solid CanvasText;
      background: Canvas;
    }

    :focus-visible {
      outline-color: Highlight;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      transition: none !important;
    }
  }
`;
