import { css } from 'lit';

export const volumeControlStyles = css`
  :host {
    display: inline-flex;
    flex: none;
    align-items: center;
  }

  .slider {
    flex: none;
    width: 0;
    margin: 0;
    opacity: 0;
    transition:
      width 160ms,
      margin 160ms,
      opacity 160ms;
  }

  .fill,
  .thumb {
    background: var(--_text);
  }

  .thumb {
    width: 12px;
    height: 12px;
  }

  :host(:focus-within) .slider:focus-visible {
    width: 64px;
    margin: 0 10px 0 6px;
    opacity: 1;
  }

  @media (hover: hover) {
    @container (width >= 480px) {
      :host(:hover) .slider {
        width: 64px;
        margin: 0 10px 0 6px;
        opacity: 1;
      }
    }
  }

  @container (width >= 800px) {
    .slider {
      width: 72px;
      margin: 0 10px 0 6px;
      opacity: 1;
    }
  }
`;
