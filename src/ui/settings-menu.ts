import { nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html, type TemplateResult } from './html.js';
import { backIcon, checkIcon, forwardIcon, settingsIcon } from './icons.js';
import { menuIndexForKey } from './menu-keys.js';
import { settingsMenuStyles } from './settings-menu-styles.js';
import type {
  SettingsChoice,
  SettingsItem,
  SettingsPage,
  SettingsSwitch,
} from './settings-model.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/**
 * A menu button (WAI-ARIA APG) with the settings: a first level of pages and
 * switches, and a page of choices for each. Escape and the outward arrow key
 * go back, a press elsewhere closes it, and the focus returns to where it came from.
 *
 * It dispatches the requests of its items (settings-model.ts).
 *
 * @attr {boolean} open - Whether the menu shows.
 * @csspart settings-button
 * @csspart menu
 * @csspart menu-item
 */
export class SettingsMenu extends UiPart {
  static override shadowRootOptions = { ...UiPart.shadowRootOptions, delegatesFocus: true };
  static override styles = [theme, settingsMenuStyles];

  @property({ attribute: false }) items: readonly SettingsItem[] = [];
  @property({ type: Boolean, reflect: true }) open = false;

  /** Which page shows instead of the first level. */
  @state() private pageId: SettingsPage['id'] | null = null;

  /** What to focus when it is rendered. */
  #focusNext: string | null = null;
  #openness = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  override render(): TemplateResult {
    const { settings } = this.strings;
    return html`
      <button
        id="button"
        class="button"
        part="button settings-button"
        type="button"
        aria-label=${settings}
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${() => (this.open ? this.#close() : this.#open('first'))}
        @keydown=${this.#onButtonKey}
      >
        ${settingsIcon}
        ${this.open ? nothing : html`<span class="tooltip end" aria-hidden="true">${settings}</span>`}
      </button>
      ${this.open ? this.#renderMenu() : nothing}
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const wanted = this.#focusNext;
    this.#focusNext = null;
    if (wanted === null) return;
    const items = this.#itemElements;
    const named = items.find((item) => item.matches(wanted));
    (named ?? items[0])?.focus();
  }

  #renderMenu(): TemplateResult {
    const page = this.#page;
    return html`
      <div
        class="menu sheet"
        part="menu"
        role="menu"
        tabindex="-1"
        aria-label=${page?.label ?? this.strings.settings}
        @keydown=${this.#onMenuKey}
        @focusout=${this.#onFocusOut}
      >
        ${page ? this.#renderPage(page) : this.items.map((item) => this.#renderItem(item))}
      </div>
    `;
  }

  #renderItem(item: SettingsItem): TemplateResult {
    if (item.kind === 'switch') return this.#renderSwitch(item);
    const { id, label, value } = item;
    return html`
      <button
        id=${id}
        class="button item"
        part="menu-item"
        type="button"
        role="menuitem"
        tabindex="-1"
        aria-haspopup="menu"
        @click=${() => this.#show(id)}
      >
        <span class="label">${label}</span>
        <span class="value"><bdi>${value}</bdi></span>
        <span class="chevron">${forwardIcon}</span>
      </button>
    `;
  }

  #renderSwitch({ id, label, checked, request }: SettingsSwitch): TemplateResult {
    return html`
      <button
        class="button item ${id}"
        part="menu-item"
        type="button"
        role="menuitemcheckbox"
        tabindex="-1"
        aria-checked=${checked ? 'true' : 'false'}
        @click=${() => {
          this.#close();
          this.dispatchEvent(request());
        }}
      >
        <span class="label">${label}</span><span class="check">${checkIcon}</span>
      </button>
    `;
  }

  #renderPage({ label, choices }: SettingsPage): TemplateResult {
    return html`
      <button
        class="button item title"
        part="menu-item"
        type="button"
        role="menuitem"
        tabindex="-1"
        @click=${() => this.#show(null)}
      >
        <span class="chevron">${backIcon}</span><span class="label">${label}</span>
      </button>
      ${choices.map((choice) => this.#renderChoice(choice))}
    `;
  }

  #renderChoice({ label, checked, request }: SettingsChoice): TemplateResult {
    return html`
      <button
        class="button item"
        part="menu-item"
        type="button"
        role="menuitemradio"
        tabindex="-1"
        aria-checked=${checked ? 'true' : 'false'}
        @click=${() => {
          this.dispatchEvent(request());
          this.#show(null);
        }}
      >
        <span class="check">${checkIcon}</span><span class="label"><bdi>${label}</bdi></span>
      </button>
    `;
  }

  /** The page that shows; none when there is nothing to choose from any more. */
  get #page(): SettingsPage | null {
    const page = this.items.find(({ kind, id }) => kind === 'page' && id === this.pageId);
    return page?.kind === 'page' ? page : null;
  }

  /** Those that show in a player of this width. */
  get #itemElements(): readonly HTMLElement[] {
    const all = this.renderRoot.querySelectorAll<HTMLElement>('.item');
    return [...all].filter((item) => item.checkVisibility());
  }

  #open(end: 'first' | 'last'): void {
    this.open = true;
    this.pageId = null;
    this.#focusNext = end === 'first' ? '.item' : '.item:last-child';
    this.#openness = new AbortController();
    const { signal } = this.#openness;
    // Where the press was on the picture, its own listeners come first and see the menu open.
    const onPress = (event: Event) => {
      if (!event.composedPath().includes(this)) this.#close();
    };
    window.addEventListener('pointerdown', onPress, { signal });
  }

  #close(): void {
    if (!this.open) return;
    const hadFocus = this.shadowRoot?.activeElement?.matches('.menu, .item');
    this.open = false;
    this.#openness.abort();
    if (hadFocus) this.renderRoot.querySelector<HTMLElement>('#button')?.focus();
  }

  /** Goes to a page, or back to the first level and to the item that led here. */
  #show(pageId: SettingsPage['id'] | null): void {
    this.#focusNext = pageId === null ? `#${this.pageId ?? ''}` : '[aria-checked=true]';
    this.pageId = pageId;
  }

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#open(event.key === 'ArrowDown' ? 'first' : 'last');
  };

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    const items = this.#itemElements;
    const focused = items.findIndex((item) => item.matches(':focus'));
    const index = menuIndexForKey(event.key, focused, items.length);
    const used = index === null ? this.#navigate(event.key, items[focused]) : true;
    if (index !== null) items[index]?.focus();
    if (used) event.preventDefault();
  };

  /** Goes in and out; true when the key meant that. */
  #navigate(key: string, focused: HTMLElement | undefined): boolean {
    const [inward, outward] =
      this.strings.direction === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (key === 'Tab') this.#close();
    else if (key === inward) {
      if (focused?.ariaHasPopup === 'menu') focused.click();
    } else if (key !== outward && key !== 'Escape') return false;
    else if (this.#page) this.#show(null);
    else this.#close();
    return key !== 'Tab';
  }

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    // A render takes the focused item away; then nothing else has the focus.
    if (relatedTarget instanceof Node && !this.renderRoot.contains(relatedTarget)) this.#close();
  };
}
