import { css } from 'lit';

export const seedToggleStyles = css`
  :host {
    position: relative;
    display: inline-flex;
    flex: none;
  }

  .on {
    color: var(--_accent);
  }

  .capped,
  .eased {
    color: var(--torrent-player-caution-color, #ffd479);
  }

  .off {
    color: var(--_muted);
  }

  .amount {
    font-size: 12px;
    white-space: nowrap;
  }

  .tooltip {
    right: 0;
    padding: 8px 12px;
  }

  p {
    margin: 0;
  }

  .what {
    margin-top: 4px;
    color: #c9d1d9;
  }

  @container (width < 560px) {
    .amount {
      display: none;
    }
  }

  /* There is hardly any height above the controls. */
  @container (width < 400px) {
    .tooltip {
      right: -60px;
      bottom: calc(100% + 4px);
      padding: 5px 9px;
      font-size: 11px;
    }

    .sum {
      display: none;
    }
  }
`;
