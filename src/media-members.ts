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
  crossOrigin: 'crossorigin',
  defaultMuted: 'muted',
  loop: 'loop',
  playsInline: 'playsinline',
  poster: 'poster',
  preload: 'preload',
  src: 'src',
};

/** Defines the missing members of HTMLMediaElement and HTMLVideoElement on a prototype. */
export function defineMediaMembers(prototype: MediaHost & HTMLElement): void {
  for (const native of [HTMLMediaElement.prototype, HTMLVideoElement.prototype]) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(native))) {
      if (name in prototype) continue;
      Object.defineProperty(prototype, name, passOn(name as keyof HTMLVideoElement, descriptor));
    }
  }
}

function passOn(name: keyof HTMLVideoElement, native: PropertyDescriptor): PropertyDescriptor {
  if (typeof native.value === 'function') {
    return {
      configurable: true,
      writable: true,
      value(this: MediaHost, ...args: unknown[]): unknown {
        const method = this.media[name] as (...args: unknown[]) => unknown;
        return method.apply(this.media, args);
      },
    };
  }
  if (!native.get) return native; // constants such as HAVE_METADATA
  return {
    configurable: true,
    enumerable: true,
    get(this: MediaHost): unknown {
      return this.media[name];
    },
    ...(native.set && {
      set(this: MediaHost & HTMLElement, value: unknown) {
        const attribute = REFLECTED[name];
        if (attribute === undefined) Reflect.set(this.media, name, value);
        else if (value === null) this.removeAttribute(attribute);
        else if (typeof value === 'boolean') this.toggleAttribute(attribute, value);
        else this.setAttribute(attribute, String(value));
      },
    }),
  };
}
