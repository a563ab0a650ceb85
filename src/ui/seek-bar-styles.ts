import { css } from 'lit';

export const seekBarStyles = css`
  :host {
    --_buffered-color: var(--torrent-player-buffered-color, rgb(255 255 255 / 0.42));
    --_here-color: var(--torrent-player-pieces-color, rgb(255 255 255 / 0.26));
    --_coming-color: color-mix(in srgb, var(--_accent) 55%, transparent);
    --_missing-color: var(--torrent-player-caution-color, #ffd479);

    display: block;
    flex: 1;
    min-width: 40px;
  }

  .pieces,
  .buffered {
    position: absolute;
    inset: 0;
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

  /* A finger needs more height than the line; it is had above it, over the picture. */
  @media (pointer: coarse) {
    .slider {
      height: 44px;
      margin-top: -20px;
    }

    .track,
    .thumb {
      top: calc(100% - 12px);
    }

    @container (height < 200px) {
      .slider {
        height: 32px;
        margin-top: -8px;
      }
    }
  }

  .preview {
    --_half: 28px;

    position: absolute;
    bottom: 100%;
    left: clamp(var(--_half), calc(var(--_preview, 0) * 100%), calc(100% - var(--_half)));
    display: grid;
    justify-items: center;
    border-radius: calc(var(--_radius) * 0.8);
    background: rgb(15 19 26 / 0.94);
    color: #fff;
    font-size: 12px;
    pointer-events: none;
    overflow: hidden;
    translate: -50% 0;
  }

  .preview.pictured {
    --_half: calc(var(--_preview-width) / 2);
    --_preview-width: clamp(96px, 22cqi, 200px);

    box-shadow:
      0 0 0 1px rgb(255 255 255 / 0.18),
      0 6px 20px rgb(0 0 0 / 0.5);
  }

  .preview canvas {
    display: block;
    width: var(--_preview-width);
    max-height: 40cqb;
    object-fit: contain;
  }

  .when {
    padding: 3px 8px;
  }

  @media (forced-colors: active) {
    :host {
      --_buffered-color: GrayText;
      --_here-color: GrayText;
      --_coming-color: LinkText;
      --_missing-color: Mark;
    }

    .pieces,
    .buffered {
      forced-color-adjust: none;
    }

    .preview {
      border: 1px solid CanvasText;
    }
  }
`;
