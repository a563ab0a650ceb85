import { css } from 'lit';

export const bufferingIndicatorStyles = css`
  :host {
    --_gap: clamp(8px, 2cqi, 16px);
    --_ring-width: clamp(44px, 9cqi, 76px);
    /* Ring, gap and a line of words, which lie around the middle. */
    --_half: calc((var(--_ring-width) + var(--_gap) + 30px) / 2);

    position: absolute;
    inset: 0;
    display: block;
    pointer-events: none;
  }

  /* A wait shorter than 400 ms is never seen. */
  .wait {
    position: absolute;
    inset: 0;
    animation: appear 200ms 400ms both;
  }

  /* Both have places of their own, so that no change of words moves anything. */
  .wait:not(.explained) > .ring {
    position: absolute;
    top: calc(50% - var(--_half));
    left: calc(50% - var(--_ring-width) / 2);
  }

  .wait:not(.explained) > .label {
    position: absolute;
    top: calc(50% - var(--_half) + var(--_ring-width) + var(--_gap));
    left: 50%;
    width: max-content;
    translate: -50%;
  }

  .explained {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_gap);
    padding: 0 12px;
    animation-delay: 0s;
  }

  .ring {
    width: var(--_ring-width);
    border-radius: 50%;
    background: var(--_glass);
    fill: none;
    stroke-width: 3.5;
    animation: turn 1.4s linear infinite;
  }

  .rail {
    stroke: rgb(255 255 255 / 0.25);
  }

  .arc {
    stroke: var(--_accent);
    stroke-linecap: round;
    stroke-dasharray: 100;
    stroke-dashoffset: 74;
  }

  /* Filling from the top, and still: the share is what moves. */
  .determinate {
    rotate: -90deg;
    animation: none;
  }

  .determinate .arc {
    stroke-dashoffset: calc(100 - 100 * var(--_progress, 0));
    transition: stroke-dashoffset 300ms;
  }

  .label {
    max-width: min(44ch, 90cqi);
    padding: 5px 14px;
    font-size: clamp(13px, 1.7cqi, 15px);
    text-align: center;
    text-wrap: balance;
  }

  .detail:not(:empty) {
    margin-inline-start: 0.5em;
    font-weight: 600;
  }

  .explained .label {
    max-width: min(620px, 94cqi);
  }

  .hint {
    margin: 2px 0;
    color: var(--_muted);
    font-size: 0.9em;
  }

  .remedies {
    margin: 6px -6px 4px;
    pointer-events: auto;
  }

  /* Where there is little height, words and the best button count more than the ring. */
  @container (width < 480px) {
    .explained .ring {
      display: none;
    }

    .label {
      padding: 5px 10px;
      font-size: 12px;
      line-height: 1.3;
    }

    .remedies {
      margin-block: 4px 2px;
    }
  }

  @container (width < 400px) {
    .remedy:not(:first-child) {
      display: none;
    }
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .ring:not(.determinate) {
      animation: pulse 2.4s ease-in-out infinite;
    }

    @keyframes pulse {
      50% {
        opacity: 0.4;
      }
    }
  }

  @media (forced-colors: active) {
    .arc {
      stroke: Highlight;
    }
  }
`;
