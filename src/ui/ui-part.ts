import { LitElement } from 'lit';
import type { CSSResultGroup, PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { en } from './locales/en.js';
import type { Strings } from './strings.js';
import { theme } from './theme.js';

/**
 * What every part of the interface has in common: the theme, and its texts.
 * A part renders the plain data it is given, and asks upwards (requests.ts).
 */
export abstract class UiPart extends LitElement {
  static override styles: CSSResultGroup = theme;

  /** The texts, by default in English. */
  @property({ attribute: false }) strings: Strings = en;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Setting it styles everything inside anew, even to what it was.
    if (changed.has('strings')) this.dir = this.strings.direction;
  }
}
