import { css } from 'lit';

export const errorPanelStyles = css`
  :host {
    display: block;
  }

  .panel {
    display: grid;
    /* Names of files may be longer than the panel is wide. */
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 6px;
    width: fit-content;
    min-width: min(340px, 100cqi - 24px);
    max-width: min(600px, 100cqi - 24px);
    max-height: calc(100cqb - 12px);
    padding: 16px 20px 12px;
    overflow: auto;
    scrollbar-width: thin;
    text-align: center;
    text-wrap: balance;
  }

  .warning {
    color: var(--_caution);
  }

  .warning .icon {
    width: 28px;
    height: 28px;
  }

  p {
    margin: 0;
  }

  .what {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.25;
  }

  .codecs {
    overflow-wrap: anywhere;
  }

  .remedy-text {
    color: var(--_muted);
  }

  .remedies {
    margin-top: 6px;
  }

  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    width: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .saving {
    display: grid;
    gap: 6px;
    width: 100%;
  }

  progress {
    width: 100%;
    accent-color: var(--_accent);
  }

  .facts,
  .files-title {
    color: var(--_muted);
    font-size: 12px;
  }

  .files-title {
    margin-top: 6px;
  }

  .file {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    width: 100%;
    padding: 0 10px;
    text-align: start;
  }

  .name {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .size {
    flex: none;
    color: var(--_muted);
  }

  details {
    width: 100%;
    color: var(--_muted);
    font-size: 12px;
  }

  summary {
    padding: 4px;
    border-radius: 6px;
    cursor: pointer;
  }

  .details {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 6px;
  }

  code {
    font-size: 11px;
    text-align: start;
    overflow-wrap: anywhere;
    user-select: text;
    -webkit-user-select: text;
  }

  .copy {
    min-width: 28px;
    height: 28px;
    padding: 0;
  }

  .copy .icon {
    width: 16px;
    height: 16px;
  }

  @container (width < 420px) {
    .panel {
      gap: 3px;
      padding: 8px 12px 4px;
    }

    .warning {
      display: none;
    }

    .what {
      font-size: 14px;
    }

    .codecs,
    .outcome,
    .file {
      font-size: 12px;
    }

    .saving {
      gap: 3px;
    }

    progress {
      height: 11px;
    }

    .facts {
      font-size: 11px;
      line-height: 1.3;
    }

    .files-title {
      margin-top: 3px;
    }

    .file {
      height: 28px;
    }

    .remedy-text {
      font-size: 12px;
      line-height: 1.3;
    }

    .remedies {
      margin-top: 3px;
    }
  }

  @container (width >= 960px) {
    .panel {
      max-width: 680px;
      gap: 8px;
      padding: 22px 28px 16px;
    }

    .what {
      font-size: 19px;
    }

    details {
      font-size: 13px;
    }
  }
`;
