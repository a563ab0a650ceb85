/**
 * What Lit gets for `globalThis` (rollup.config.mjs): it reads from the page's
 * globals, and what it would leave there (its version marks, its property
 * metadata) stays with this copy. A host page's globals are not ours.
 */
export const litPropertyMetadata = new WeakMap<object, unknown>();

const own = { litPropertyMetadata } as unknown as typeof globalThis;

export const litGlobals: typeof globalThis = new Proxy(own, {
  get: (_, name): unknown => Reflect.get(name in own ? own : globalThis, name),
});
