import { MEDIA_EVENTS } from './core/media-events.js';
import { defineMediaMembers, upgradeProperties } from './media-members.js';
import { announceChildChanges } from './session/child-changes.js';
import { copyEvent } from './session/event-handlers.js';
import { createVideoShadow, styleVideoShadow } from './session/video-shadow.js';

/** Every event of a media element besides those that `<video>` gets as an element (HTML §4.8.11.16). */
export const VIDEO_EVENTS: readonly string[] = [
  ...MEDIA_EVENTS,
  'abort',
  'encrypted',
  'error',
  'waitingforkey',
  'webkitbeginfullscreen',
  'webkitendfullscreen',
  'webkitpresentationmodechanged',
];

/** Attributes of `<video>` that are one thing with those of the `<video>` inside. */
const VIDEO_ATTRIBUTES: readonly string[] = [
  'autoplay',
  'autopictureinpicture',
  'controls',
  'controlslist',
  'crossorigin',
  'disablepictureinpicture',
  'disableremoteplayback',
  'height',
  'loop',
  'muted',
  'playsinline',
  'poster',
  'preload',
  'width',
];

/** Importing this where there is no DOM, while a site is built for example, must not throw. */
const BaseElement = (typeof HTMLElement === 'undefined'
  ? Object
  : HTMLElement) as unknown as new () => HTMLVideoElement;

/**
 * An element that is a `<video>` to its page and contains one: its members are
 * passed to the one inside, its attributes too, and events come from there.
 */
export abstract class VideoHost extends BaseElement {
  static get observedAttributes(): string[] {
    return [...VIDEO_ATTRIBUTES];
  }

  static {
    if (typeof HTMLVideoElement !== 'undefined') {
      defineMediaMembers(this.prototype);
      announceChildChanges(this.prototype);
    }
  }

  /** @internal The `<video>` inside. */
  readonly media: HTMLVideoElement = createVideoShadow(this);

  /** Whether the attribute `muted` holds when the element comes into the document, as the parser's does. */
  #isMutedByAttribute = false;

  constructor() {
    super();
    for (const type of VIDEO_EVENTS) this.media.addEventListener(type, this);
    // One that has it now was cloned, or was there before it was defined.
    this.media.muted = this.hasAttribute('muted');
  }

  /** Whether it is silent. The attribute says so at first (HTML §4.8.11.13), then only the property. */
  override get muted(): boolean {
    return this.media.muted;
  }
  override set muted(value: boolean) {
    this.#isMutedByAttribute = false;
    this.media.muted = value;
  }

  connectedCallback(): void {
    upgradeProperties(this);
    if (this.#isMutedByAttribute) this.muted = true;
  }

  /** Passes on what the `<video>` inside tells. */
  handleEvent(event: Event): void {
    this.dispatchEvent(copyEvent(event));
  }

  attributeChangedCallback(name: string, _former: string | null, value: string | null): void {
    if (value === null) this.media.removeAttribute(name);
    else this.media.setAttribute(name, value);
    if (name === 'muted' && !this.isConnected) this.#isMutedByAttribute = value !== null;
  }

  /** Style sheets belong to the document for which they were made. */
  adoptedCallback(): void {
    styleVideoShadow(this);
  }

  /** @internal Children came, went or moved; more calls than changes do no harm. */
  abstract childrenChanged(): void;
}
