import { css } from 'lit';

export const fileListStyles = css`
  :host {
    display: block;
  }

  .panel {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding-block: 6px;
    padding-inline: 14px 6px;
    border-block-end: 1px solid var(--_line);
  }

  h2 {
    flex: 1;
    margin: 0;
    overflow: hidden;
    font-size: 14px;
    font-weight: 600;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .list {
    flex: 1;
    min-height: 0;
    padding: 4px;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  h3 {
    margin: 10px 10px 2px;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  /* Within the list, which cuts off what leaves it. */
  .list :focus-visible {
    outline-offset: -2px;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    border-radius: var(--_radius);
  }

  /* Those that are seen when it opens have their height at once, and do not move. */
  li:nth-child(n + 16) {
    content-visibility: auto;
    contain-intrinsic-height: auto 40px;
  }

  .file {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(26px, max-content) 1fr;
    justify-content: start;
    min-width: 0;
    height: auto;
    min-height: 40px;
    padding-block: 4px;
    padding-inline: 6px 8px;
    column-gap: 8px;
    align-items: center;
    text-align: start;
  }

  .file.plain {
    grid-template-columns: 1fr;
    padding-inline: 10px;
  }

  .lead {
    grid-row: span 2;
    color: var(--_muted);
    font-size: 12px;
    text-align: center;
  }

  /* Two lines: what tells episodes apart is at the end of their names. */
  .name {
    display: -webkit-box;
    overflow: hidden;
    line-height: 1.25;
    text-align: match-parent;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .facts {
    color: var(--_muted);
    font-size: 11px;
  }

  li:has([aria-current]) {
    background: var(--_hover);
  }

  .file[aria-current] {
    font-weight: 600;
  }

  .file[aria-current] .lead {
    color: var(--_mark);
  }

  .file[aria-current] .facts {
    font-weight: 400;
  }

  .save .icon {
    width: 18px;
    height: 18px;
  }

  summary {
    padding: 10px;
    border-radius: var(--_radius);
    color: var(--_muted);
    font-size: 12px;
    font-weight: 600;
    cursor: pointer;
  }

  .more {
    width: 100%;
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .file[aria-current] {
      border-color: Highlight;
    }
  }
`;
