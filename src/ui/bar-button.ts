import { nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { html, type TemplateResult } from './html.js';

/** A button in the row of controls. */
export interface BarButton {
  /** Its name for `::part()`. */
  readonly part: string;
  /** Its name for people, and the text of its tooltip. */
  readonly label: string;
  readonly icon: TemplateResult;
  readonly onClick: () => void;
  /** The key that does the same, shown in the tooltip; '' for none. */
  readonly key?: string;
  /** Whether what it turns on is on; undefined for a button that turns nothing on. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** Towards which side of the player its tooltip may grow. Default `start`. */
  readonly side?: 'start' | 'end';
}

export function renderBarButton(button: BarButton): TemplateResult {
  const { part, label, icon, onClick, key = '', pressed, disabled = false } = button;
  const state = pressed ? 'true' : 'false';
  return html`
    <button
      class="button ${part}"
      part="button ${part}"
      type="button"
      aria-label=${label}
      aria-keyshortcuts=${key || nothing}
      aria-pressed=${ifDefined(pressed === undefined ? undefined : state)}
      ?disabled=${disabled}
      @click=${onClick}
    >
      ${icon}
      <span class="tooltip ${button.side ?? 'start'}" aria-hidden="true"
        >${label}${key ? html`<kbd>${key}</kbd>` : nothing}</span
      >
    </button>
  `;
}
