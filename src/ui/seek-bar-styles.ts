import { css } from 'lit';

export const seekBarStyles = css`
  :host {
    --_buffered-color: var(--torrent-player-buffered-color, rgb(255 255 255 / 0.42));

    display: block;
    flex: 1;
    min-width: 40px;
  }

  .buffered {
    position: absolute;
    inset: 0;
    background: var(--_buffered);
  }

  .thumb {
    scale: 0;
    transition: scale 120ms;
  }

  .dragging .track,
  .slider:focus-visible .track {
    height: 7px;
  }

  .dragging .thumb,
  .slider:focus-visible .thumb {
    scale: 1;
  }

  @media (hover: hover) {
    .slider:hover .track {
      height: 7px;
    }

    .slider:hover .thumb {
      scale: 1;
    }
  }

  @media (hover: none) {
    .thumb {
      scale: 1;
    }
  }

  .preview {
    position: absolute;
    bottom: 100%;
    left: clamp(28px, calc(var(--_preview, 0) * 100%), calc(100% - 28px));
    padding: 3px 8px;
    border-radius: calc(var(--_radius) * 0.8);
    background: rgb(15 19 26 / 0.94);
    color: #fff;
    font-size: 12px;
    pointer-events: none;
    translate: -50% 0;
  }

  @media (forced-colors: active) {
    :host {
      --_buffered-color: GrayText;
    }

    .buffered {
      forced-color-adjust: none;
    }

    .preview {
      border: 1px solid CanvasText;
    }
  }
`;
