/**
 * Registers elements by their tag names. A name that is taken, by another copy
 * of this package on the page, stays as it is: nothing throws.
 */
export function defineParts(
  parts: Readonly<Record<string, CustomElementConstructor>>,
  registry: CustomElementRegistry = customElements,
): void {
  for (const [name, part] of Object.entries(parts)) {
    if (!registry.get(name)) registry.define(name, part);
  }
}
