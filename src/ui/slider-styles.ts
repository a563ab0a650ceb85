import { css } from 'lit';

/** A horizontal slider: `.slider` is touched, `.track` is seen, `.fill` and the thumb's carrier follow its value (slider-value.ts). */
export const sliderStyles = css`
  .slider {
    position: relative;
    display: block;
    height: 24px;
    border-radius: 6px;
    direction: ltr;
    cursor: pointer;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }

  .slider[aria-disabled='true'] {
    cursor: default;
  }

  .track {
    position: absolute;
    inset: 50% 0 auto;
    height: 4px;
    border-radius: 4px;
    background: rgb(255 255 255 / 0.28);
    overflow: hidden;
    translate: 0 -50%;
    transition: height 120ms;
  }

  .fill {
    position: absolute;
    inset: 0;
    background: var(--_accent);
    transform: scaleX(0);
    transform-origin: left;
  }

  /* As wide as the slider, so that a share of it is one of the slider: it moves without layout. */
  .carrier {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }

  .thumb {
    position: absolute;
    top: 50%;
    left: 0;
    width: 14px;
    height: 14px;
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 1px 4px rgb(0 0 0 / 0.5);
    translate: -50% -50%;
  }

  @media (forced-colors: active) {
    .track,
    .fill,
    .thumb {
      forced-color-adjust: none;
    }

    .track {
      background: Canvas;
      outline: 1px solid CanvasText;
    }

    .fill,
    .thumb {
      background: Highlight;
    }
  }
`;
