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
      Object.defineProperty(prototype, name, passOn(name, descriptor));
    }
  }
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
  else if (typeof value === 'boolean') host.toggleAttribute(attribute, value);
  else if (typeof value === 'string') host.setAttribute(attribute, value);
  else host.removeAttribute(attribute);
}
