import { expect } from '@open-wc/testing';
import type { AnyPlayerRequest, PlayerRequestMap } from '../../src/ui/requests.js';

const TYPES: readonly (keyof PlayerRequestMap)[] = [
  'playrequest',
  'pauserequest',
  'seekrequest',
  'skiprequest',
  'raterequest',
  'volumerequest',
  'muterequest',
  'fullscreenrequest',
  'pictureinpicturerequest',
  'texttrackrequest',
  'captionsrequest',
  'audiotrackrequest',
  'seedingrequest',
  'retryrequest',
  'filerequest',
  'nextrequest',
  'previousrequest',
  'nextcancelrequest',
  'savefilerequest',
  'savecancelrequest',
  'filestogglerequest',
  'httprequest',
  'consentrequest',
  'forgetconsentrequest',
  'statstogglerequest',
];

/** A request as plain data: an event is beyond what an assertion can print. */
export type PlainRequest = Readonly<Record<string, unknown>>;

export function plainRequest(request: AnyPlayerRequest): PlainRequest {
  const asked = Object.entries(request).filter(([member]) => member !== 'isTrusted');
  return { ...Object.fromEntries(asked), type: request.type };
}

/** Collects every request that reaches `target`, in order. */
export function logRequests(target: EventTarget): PlainRequest[] {
  const log: PlainRequest[] = [];
  for (const type of TYPES) {
    target.addEventListener(type, (event) => {
      expect(event.bubbles, `${type} bubbles`).to.be.true;
      expect(event.composed, `${type} is composed`).to.be.false;
      log.push(plainRequest(event as AnyPlayerRequest));
    });
  }
  return log;
}

/** The element inside the shadow root that a selector names; throws when there is none. */
export function inside(host: Element, selector: string): HTMLElement {
  const found = (host.shadowRoot ?? host).querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`<${host.localName}> has no ${selector}`);
  return found;
}

/** The text inside the shadow root as a viewer reads it, white space collapsed. */
export function textOf(host: Element, selector: string): string {
  return inside(host, selector).textContent.replace(/\s+/g, ' ').trim();
}

export function press(target: Element, key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true,
    composed: true,
    ...init,
  });
  target.dispatchEvent(event);
  return event;
}

/** Dispatches a pointer event at a share (0 to 1, or beyond) of the target's width. */
export function point(
  target: Element,
  type: string,
  share: number,
  init: PointerEventInit = {},
): void {
  const { left, width, top } = target.getBoundingClientRect();
  target.dispatchEvent(
    new PointerEvent(type, {
      clientX: left + share * width,
      clientY: top + 1,
      isPrimary: true,
      pointerId: 1,
      pointerType: 'mouse',
      bubbles: true,
      composed: true,
      ...init,
    }),
  );
}

/** The value that the slider in a part shows: 0 to 1. */
export function shownOnSlider(part: Element): number {
  return new DOMMatrix(getComputedStyle(inside(part, '.fill')).transform).a;
}
