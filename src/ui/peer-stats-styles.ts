import { css } from 'lit';

export const peerStatsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    width: 300px;
    max-width: 100%;
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-height: 0;
    pointer-events: auto;
    font-size: 12px;
    overflow: hidden;
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    padding-block: 5px 3px;
    padding-inline: 14px 5px;
  }

  h2,
  h3,
  p {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
  }

  h2 {
    font-size: 13px;
  }

  h3 {
    margin-top: 4px;
  }

  p {
    color: var(--_muted);
    font-weight: 400;
  }

  header .button {
    min-width: 28px;
    height: 28px;
    padding: 0;
  }

  .button .icon {
    width: 16px;
    height: 16px;
  }

  /* Blocks, not grids: their texts change once a second, and are laid out anew. */
  .content {
    min-height: 0;
    padding: 2px 14px 12px;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .content > * + * {
    margin-block-start: 6px;
  }

  .content:focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }

  dl,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .row + .row,
  li + li {
    margin-block-start: 2px;
  }

  dl + dl {
    padding-top: 5px;
    border-top: 1px solid var(--_line);
  }

  .row {
    display: flex;
    justify-content: space-between;
    gap: 14px;
  }

  dt,
  .state,
  .infohash > span {
    color: var(--_muted);
  }

  dt {
    white-space: nowrap;
  }

  dd {
    min-width: 0;
    margin: 0;
    font-weight: 600;
    text-align: end;
    overflow-wrap: anywhere;
  }

  .rates {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
  }

  .rates dt {
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: 11px;
  }

  /* The line in the graph that it is. */
  .rates dt::before {
    width: 10px;
    border-top: 2px solid var(--_mark);
    content: '';
  }

  .rates .up dt::before {
    border-color: currentColor;
  }

  .rates .film dt::before {
    border-top-style: dashed;
    border-color: var(--_caution);
  }

  .rates dd {
    font-size: 14px;
    text-align: start;
    white-space: nowrap;
  }

  meter {
    appearance: none;
    display: block;
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--_line);
  }

  meter::-webkit-meter-bar {
    height: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--_line);
  }

  meter::-webkit-meter-optimum-value {
    border-radius: 2px;
    background: var(--_mark);
  }

  meter::-moz-meter-bar {
    border-radius: 2px;
    background: var(--_mark);
  }

  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: baseline;
    column-gap: 7px;
  }

  .dot {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--_muted);
  }

  .good {
    background: var(--_mark);
  }

  .bad {
    border-radius: 1px;
    background: var(--_caution);
  }

  .host {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .reason {
    grid-column: 2 / -1;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .infohash {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 6px;
  }

  .infohash > span {
    grid-column: 1 / -1;
  }

  code {
    font-size: 11px;
    overflow-wrap: anywhere;
    user-select: all;
    -webkit-user-select: all;
  }

  .infohash .button {
    min-width: 28px;
    height: 28px;
    padding: 0;
  }

  .consent {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .consent .button {
    height: 28px;
    padding: 0 10px;
    background: var(--_hover);
    font-weight: 600;
  }

  @container (width < 360px) {
    header {
      padding-block: 2px 0;
      padding-inline: 10px 2px;
    }

    .content {
      padding: 0 10px 8px;
    }

    .graph {
      height: 40px;
    }
  }

  @container (width >= 960px) {
    :host {
      width: 340px;
    }

    .panel {
      font-size: 13px;
    }

    .graph {
      height: 72px;
    }
  }

  @media (forced-colors: active) {
    .dot {
      border: 1px solid CanvasText;
    }

    .good {
      background: Highlight;
    }

    .bad {
      background: CanvasText;
    }
  }
`;
