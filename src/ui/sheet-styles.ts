import { css } from 'lit';

/** Panels, lists and menus. */
export const sheetStyles = css`
  /*
   * A panel, which is read rather than looked through: light or dark as the
   * page is (color-scheme). What lies on the picture itself is always dark.
   */
  .sheet {
    --_sheet: rgb(20 24 31 / 0.95);
    --_sheet-text: #f1f4f7;
    --_muted: var(--torrent-player-muted-color, #b4bec9);
    --_hover: var(--torrent-player-hover-background, rgb(255 255 255 / 0.12));
    --_line: rgb(255 255 255 / 0.15);
    --_mark: var(--_accent);
    --_caution: var(--torrent-player-caution-color, #ffd479);

    border-radius: calc(var(--_radius) * 1.4);
    background: var(--torrent-player-panel-background, var(--_sheet));
    color: var(--torrent-player-panel-color, var(--_sheet-text));
    box-shadow:
      inset 0 0 0 1px var(--_line),
      0 8px 28px rgb(0 0 0 / 0.35);
    backdrop-filter: blur(14px) saturate(1.4);
    /* Of whatever scrolls inside. */
    scrollbar-color: var(--_muted) transparent;
  }

  /* One ring is enough on a plain ground. */
  .sheet :focus-visible {
    outline-color: currentColor;
    box-shadow: none;
  }

  @supports (color: light-dark(#000, #fff)) {
    .sheet {
      --_sheet: light-dark(rgb(255 255 255 / 0.96), rgb(20 24 31 / 0.95));
      --_sheet-text: light-dark(#14181f, #f1f4f7);
      --_muted: var(--torrent-player-muted-color, light-dark(#4d5661, #b4bec9));
      --_hover: var(
        --torrent-player-hover-background,
        light-dark(rgb(0 0 0 / 0.08), rgb(255 255 255 / 0.12))
      );
      --_line: light-dark(rgb(0 0 0 / 0.14), rgb(255 255 255 / 0.15));
      --_mark: light-dark(#0a7a60, var(--_accent));
      --_caution: var(--torrent-player-caution-color, light-dark(#9a5b00, #ffd479));
    }
  }

  @media (forced-colors: active) {
    .sheet {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
