import { css } from 'lit';

export const peerStatsStyles = css`
  :host {
    display: block;
  }

  .panel {
    position: relative;
    min-width: 190px;
    padding: 10px 14px;
    font-size: 12px;
  }

  .button {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-end: 3px;
    min-width: 26px;
    height: 26px;
    padding: 0;
  }

  .button .icon {
    width: 16px;
    height: 16px;
  }

  dl {
    display: grid;
    gap: 2px;
    margin: 0;
  }

  .row {
    display: flex;
    justify-content: space-between;
    gap: 20px;
  }

  /* Beside the close button. */
  .row:first-child {
    padding-inline-end: 20px;
  }

  dt {
    white-space: nowrap;
    color: var(--_muted);
  }

  dd {
    margin: 0;
    font-weight: 600;
    white-space: nowrap;
  }

  /* Two columns where there is little height. */
  @container (width < 480px) {
    .panel {
      padding: 7px 10px;
      font-size: 11px;
    }

    dl {
      grid-template-rows: repeat(4, auto);
      grid-auto-flow: column;
      column-gap: 14px;
    }

    .row {
      gap: 8px;
    }

    .row:first-child {
      padding-inline-end: 0;
    }

    .row:nth-child(5) {
      padding-inline-end: 20px;
    }
  }

  @container (width < 320px) {
    .panel {
      padding: 6px 8px;
      font-size: 10px;
    }

    dl {
      column-gap: 8px;
    }

    .row {
      gap: 4px;
    }
  }
`;
