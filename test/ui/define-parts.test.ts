import { expect } from '@open-wc/testing';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { UiPart } from '../../src/ui/ui-part.js';

const NAMES = Object.keys(INTERFACE_PARTS);

/** A registry that only records, as an element can be defined once per page. */
function registryWith(taken: readonly string[]): {
  registry: CustomElementRegistry;
  defined: string[];
} {
  const defined: string[] = [];
  const registry = {
    get: (name: string) => (taken.includes(name) ? HTMLElement : undefined),
    define: (name: string) => defined.push(name),
  };
  return { registry: registry as unknown as CustomElementRegistry, defined };
}

describe('defineParts', () => {
  it('registers every part, under our prefix', () => {
    const { registry, defined } = registryWith([]);
    defineParts(INTERFACE_PARTS, registry);
    expect(defined).to.deep.equal(NAMES);
    for (const name of defined) expect(name).to.match(/^torrent-player-[a-z-]+$/);
  });

  it('leaves names alone that another copy has taken', () => {
    const { registry, defined } = registryWith(NAMES.slice(0, 4));
    defineParts(INTERFACE_PARTS, registry);
    expect(defined).to.deep.equal(NAMES.slice(4));
  });

  it('may be called twice on a page', () => {
    defineParts(INTERFACE_PARTS);
    const first = NAMES.map((name) => customElements.get(name));
    expect(() => defineParts(INTERFACE_PARTS)).not.to.throw();
    expect(NAMES.map((name) => customElements.get(name))).to.deep.equal(first);
  });

  it('makes parts of the elements', () => {
    defineParts(INTERFACE_PARTS);
    for (const name of NAMES) {
      expect(document.createElement(name), name).to.be.instanceOf(UiPart);
    }
  });
});
