import { expect } from '@open-wc/testing';
import '../../src/define.js';

type Tag = 'video' | 'torrent-video' | 'torrent-player';

const NATIVE = [HTMLMediaElement.prototype, HTMLVideoElement.prototype].flatMap((prototype) =>
  Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(
    ([name]) => name !== 'constructor',
  ),
);
const MEMBERS = NATIVE.map(([name]) => name);
const HANDLERS = [
  ...MEMBERS.filter((name) => name.startsWith('on')),
  ...['onabort', 'oncanplay', 'oncanplaythrough', 'ondurationchange', 'onemptied', 'onended'],
  ...['onerror', 'onloadeddata', 'onloadedmetadata', 'onloadstart', 'onpause', 'onplay'],
  ...['onplaying', 'onprogress', 'onratechange', 'onresize', 'onseeked', 'onseeking'],
  ...['onstalled', 'onsuspend', 'ontimeupdate', 'onvolumechange', 'onwaiting'],
];

/** `preload` is `none` unless a page says otherwise; `<torrent-player>` always plays inline. */
const OWN_DEFAULTS = ['preload', 'width', 'height', 'playsInline'];

/** `<torrent-player>` has controls of its own, and always plays inline. */
const OF_VIDEO_ALONE = ['controls', 'playsinline'];

/** Attributes that members reflect, and what they may be set to. */
const REFLECTED: readonly [string, string][] = [
  ['autoplay', 'autoplay'],
  ['controls', 'controls'],
  ['crossorigin', 'crossOrigin'],
  ['loop', 'loop'],
  ['muted', 'defaultMuted'],
  ['playsinline', 'playsInline'],
  ['poster', 'poster'],
  ['disablepictureinpicture', 'disablePictureInPicture'],
  ['disableremoteplayback', 'disableRemotePlayback'],
];

function make(tag: Tag): HTMLVideoElement {
  const element: HTMLElement = document.createElement(tag);
  return element as HTMLVideoElement;
}

function read(element: HTMLVideoElement, member: string): unknown {
  return Reflect.get(element, member);
}

describe('the interface of a media element', () => {
  for (const tag of ['torrent-video', 'torrent-player'] as const) {
    describe(`of <${tag}>`, () => {
      it('has every member, of the same type', () => {
        const [native, ours] = [make('video'), make(tag)];
        const types = (element: HTMLVideoElement) =>
          MEMBERS.map((name) => `${name}: ${typeof read(element, name)}`);
        expect(MEMBERS.length).to.be.greaterThan(50);
        expect(types(ours)).to.deep.equal(types(native));
      });

      it('begins with the same values', () => {
        const [native, ours] = [make('video'), make(tag)];
        const values = (element: HTMLVideoElement) =>
          Object.fromEntries(
            MEMBERS.filter((name) => !OWN_DEFAULTS.includes(name))
              .map((name) => [name, read(element, name)] as const)
              .filter(([, value]) => value === null || !/object|function/.test(typeof value)),
          );
        expect(values(ours)).to.deep.equal(values(native));
      });

      it('can be set where that of <video> can', () => {
        const isSettable = (prototype: object, name: string): boolean => {
          const own = Object.getOwnPropertyDescriptor(prototype, name);
          if (own) return own.set !== undefined || own.writable === true;
          const parent = Object.getPrototypeOf(prototype) as object | null;
          return parent !== null && isSettable(parent, name);
        };
        const ours = Object.getPrototypeOf(make(tag)) as object;
        const missing = NATIVE.filter(([, { set }]) => set)
          .map(([name]) => name)
          .filter((name) => !isSettable(ours, name));
        expect(missing).to.deep.equal([]);
      });

      it('has event handlers, which get the element as this and target', () => {
        for (const handler of new Set(HANDLERS)) {
          const element = make(tag) as unknown as Record<string, unknown> & EventTarget;
          expect(element[handler], handler).to.equal(null);
          const calls: boolean[] = [];
          element[handler] = function (this: unknown, event: Event) {
            calls.push(this === element && event.target === element);
          };
          element.dispatchEvent(new Event(handler.slice(2)));
          expect(calls, handler).to.deep.equal([true]);
          element[handler] = null;
          element.dispatchEvent(new Event(handler.slice(2)));
          expect(calls, handler).to.have.length(1);
        }
      });

      for (const [attribute, member] of REFLECTED) {
        if (tag === 'torrent-player' && OF_VIDEO_ALONE.includes(attribute)) continue;
        it(`reflects ${attribute} as <video> does`, () => {
          const seen = (element: HTMLVideoElement) => {
            if (!(member in element)) return []; // Firefox has not all of them.
            const values: unknown[] = [read(element, member)];
            for (const value of ['', 'nonsense', 'true', 'use-credentials']) {
              element.setAttribute(attribute, value);
              values.push(read(element, member));
            }
            element.removeAttribute(attribute);
            values.push(read(element, member));
            for (const value of [true, false, 'x', null]) {
              Reflect.set(element, member, value);
              values.push(element.getAttribute(attribute), read(element, member));
            }
            return values;
          };
          expect(seen(make(tag))).to.deep.equal(seen(make('video')));
        });
      }

      it('tells in events of the native interface', async () => {
        const element = make(tag);
        const told = new Promise<Event>((resolve) =>
          element.addEventListener('volumechange', resolve, { once: true }),
        );
        element.volume = 0.5;
        const event = await told;
        expect(Object.getPrototypeOf(event) === Event.prototype).to.equal(true);
        expect(event.bubbles || event.composed).to.equal(false);
      });

      it('refuses picture-in-picture without a gesture, as <video> does', async function () {
        if (!('requestPictureInPicture' in HTMLVideoElement.prototype)) {
          expect('requestPictureInPicture' in make(tag)).to.equal(false);
          return;
        }
        const refusal = (element: HTMLVideoElement) =>
          element.requestPictureInPicture().then(
            () => 'granted',
            (reason: unknown) => (reason as DOMException).name,
          );
        expect(await refusal(make(tag))).to.equal(await refusal(make('video')));
      });
    });
  }
});
