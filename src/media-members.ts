import { defineEventHandlers } from './session/event-handlers.js';

/**
 * Members of HTMLVideoElement for an element that is not one but contains one:
 * each is passed to `media`. What the class itself defines stays.
 */
export interface MediaHost {
  readonly media: HTMLVideoElement;
}

/** Properties whose setter sets an attribute of the host (which passes it to `media`). */
const REFLECTED: Readonly<Record<string, string>> = {
  autoplay: 'autoplay',
  controls: 'controls',
  controlsList: 'controlslist',
  crossOrigin: 'crossorigin',
  defaultMuted: 'muted',
  disablePictureInPicture: 'disablepictureinpicture',
  disableRemotePlayback: 'disableremoteplayback',
  height: 'height',
  loop: 'loop',
  playsInline: 'playsinline',
  poster: 'poster',
  preload: 'preload',
  src: 'src',
  width: 'width',
};

/** Defines the missing members of HTMLMediaElement and HTMLVideoElement on a prototype. */
export function defineMediaMembers(prototype: MediaHost & HTMLElement): void {
  for (const [name, descriptor] of nativeMembers()) {
    if (name in prototype) continue;
    if (isHandler(name)) defineEventHandlers(prototype, [name.slice(2)]);
    else Object.defineProperty(prototype, name, passOn(name, descriptor));
  }
}

/**
 * Sets once more what was set before the element was defined: a property of
 * its own then, and in the way of the member.
 */
export function upgradeProperties(element: HTMLElement): void {
  const prototype = Object.getPrototypeOf(element) as object;
  for (const [name, value] of Object.entries(element)) {
    if (!(name in prototype)) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

function nativeMembers(): [string, PropertyDescriptor][] {
  return [HTMLMediaElement.prototype, HTMLVideoElement.prototype].flatMap((native) =>
    Object.entries(Object.getOwnPropertyDescriptors(native)),
  );
}

function isHandler(name: string): boolean {
  return name.startsWith('on');
}

function passOn(name: string, native: PropertyDescriptor): PropertyDescriptor {
  if (typeof native.value === 'function') return { ...native, value: callOnMedia(name) };
  if (!('get' in native)) return native; // a constant such as HAVE_METADATA
  return {
    configurable: true,
    enumerable: true,
    get(this: MediaHost): unknown {
      return Reflect.get(this.media, name);
    },
    ...('set' in native && {
      set(this: MediaHost & HTMLElement, value: unknown) {
        setOnMedia(this, name, value);
      },
    }),
  };
}

function callOnMedia(name: string) {
  return function (this: MediaHost, ...args: unknown[]): unknown {
    const method = Reflect.get(this.media, name) as (...args: unknown[]) => unknown;
    return method.apply(this.media, args);
  };
}

function setOnMedia(host: MediaHost & HTMLElement, name: string, value: unknown): void {
  const attribute = REFLECTED[name];
  if (attribute === undefined) Reflect.set(host.media, name, value);
  // As Web IDL converts: to a boolean or number where it is one, else to a string, or null where that may be.
  else if (typeof Reflect.get(host.media, name) === 'boolean') {
    host.toggleAttribute(attribute, Boolean(value));
  } else if (typeof Reflect.get(host.media, name) === 'number') {
    host.setAttribute(attribute, String(Number(value) >>> 0));
  } else if (value === null && name === 'crossOrigin') host.removeAttribute(attribute);
  else setText(host, attribute, value);
}

/**
 * Sets an attribute to a text, and removes it for `undefined`, which frameworks
 * set when a value goes away; of "undefined" nobody could make anything.
 */
export function setText(host: HTMLElement, attribute: string, value: unknown): void {
  if (value === undefined) host.removeAttribute(attribute);
  else host.setAttribute(attribute, value as string); // Which Web IDL converts.
}
