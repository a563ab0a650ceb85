/** Methods of an element that change its children. */
const METHODS = [
  'append',
  'appendChild',
  'insertAdjacentElement',
  'insertAdjacentHTML',
  'insertBefore',
  'moveBefore',
  'prepend',
  'removeChild',
  'replaceChild',
  'replaceChildren',
  'setHTML',
  'setHTMLUnsafe',
] as const;

/** Properties that do. */
const PROPERTIES = ['innerHTML', 'innerText', 'textContent'] as const;

export interface ChildObserver {
  childrenChanged(): void;
}

type Method = (this: HTMLElement, ...args: unknown[]) => unknown;

/**
 * Makes the elements of a prototype know of their children at once, as
 * `<video>` does of `<track>` and `<source>`: what adds or removes them has
 * called `childrenChanged` when it returns. (An observer, or the event
 * `slotchange`, tells of them only after the script.)
 */
export function announceChildChanges(prototype: HTMLElement & ChildObserver): void {
  const inherited = Object.getPrototypeOf(prototype) as HTMLElement;
  for (const name of METHODS.filter((method) => method in inherited)) {
    const value = function (this: HTMLElement & ChildObserver, ...args: unknown[]): unknown {
      const result = (Reflect.get(inherited, name) as Method).apply(this, args);
      this.childrenChanged();
      return result;
    };
    Object.defineProperty(prototype, name, { configurable: true, writable: true, value });
  }
  for (const name of PROPERTIES) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement): unknown {
        return Reflect.get(inherited, name, this);
      },
      set(this: HTMLElement & ChildObserver, value: unknown) {
        Reflect.set(inherited, name, value, this);
        this.childrenChanged();
      },
    });
  }
}
