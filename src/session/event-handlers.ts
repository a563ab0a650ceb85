type Handler = (this: EventTarget, event: Event) => unknown;

/** Gives a prototype event handler members such as `onchange` (HTML §8.1.8.1), without the attributes. */
export function defineEventHandlers(prototype: EventTarget, types: readonly string[]): void {
  for (const type of types) {
    const handlers = new WeakMap<EventTarget, Handler | null>();
    Object.defineProperty(prototype, `on${type}`, {
      configurable: true,
      enumerable: true,
      get(this: EventTarget) {
        return handlers.get(this) ?? null;
      },
      set(this: EventTarget, value: unknown) {
        if (!handlers.has(this)) {
          this.addEventListener(type, (event) => handlers.get(this)?.call(this, event));
        }
        handlers.set(this, typeof value === 'function' ? (value as Handler) : null);
      },
    });
  }
}

/**
 * The same event once more, for another target: of the same interface, with
 * the same members where that interface's constructor takes them.
 */
export function copyEvent(event: Event): Event {
  const { constructor } = event as unknown as {
    readonly constructor: new (type: string, init: Event) => Event;
  };
  return new constructor(event.type, event);
}
