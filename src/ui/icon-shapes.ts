import { html, type TemplateResult } from './html.js';

/** A 24 × 24 drawing in the text's colour, hidden from assistive technology. */
export function outline(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

export function solid(path: string): TemplateResult {
  return html`<svg class="icon solid" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${path} />
  </svg>`;
}

export const playIcon = solid('M7.5 5v14l11.5-7z');
