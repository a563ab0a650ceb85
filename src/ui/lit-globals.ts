/**
 * What Lit gets for `globalThis` (rollup.config.mjs): it reads from the page's
 * globals, and what it would leave there (its version marks, its property
 * metadata) stays with this copy. A host page's globals are not ours.
 */
export const litPropertyMetadata = new WeakMap<object, unknown>();

/** No policy of Trusted Types: Lit's is for templates from text, which are not used (html.ts). */
const own = { litPropertyMetadata, trustedTypes: undefined } as unknown as typeof globalThis;

export const litGlobals: typeof globalThis = new Proxy(own, {
  get: (_, name): unknown => Reflect.get(name in own ? own : globalThis, name),
});

/**
 * What Lit needs when it is imported. On a server there is none of it, and
 * importing the player does nothing there; any other class will do.
 */
const page = globalThis as Partial<typeof globalThis>;
export const LitBase = page.HTMLElement ?? EventTarget;
export const LitStyleSheet = page.CSSStyleSheet ?? EventTarget;
export const litDocument = page.document ?? { createTreeWalker: () => null };
