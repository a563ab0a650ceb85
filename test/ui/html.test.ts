import { expect } from '@open-wc/testing';
import { html as litHtml, nothing, render, svg as litSvg } from 'lit';
import { html, svg } from '../../src/ui/html.js';

type Tag = (strings: TemplateStringsArray, ...values: unknown[]) => unknown;

/** What is shown, without the comments that mark where values go. */
function shown(container: Element): string {
  return container.innerHTML.replaceAll(/<!--.*?-->/g, '');
}

/** Renders the same values with Lit's tag and ours, one after the other into the same place. */
function renderBoth(template: (tag: Tag, value: unknown) => unknown, values: readonly unknown[]) {
  const [ours, lits] = [document.createElement('div'), document.createElement('div')];
  return values.map((value) => {
    render(template(html, value), ours);
    render(template(litHtml, value), lits);
    return [shown(ours), shown(lits)] as const;
  });
}

const TEMPLATES: Readonly<Record<string, [(tag: Tag, value: unknown) => unknown, unknown[]]>> = {
  'text between elements': [(tag, value) => tag`<p>a ${value} b</p>${value}c`, ['x', '<b>', 1, '']],
  'nothing at all': [(tag) => tag``, [0]],
  attributes: [
    (tag, value) => tag`<a class="x ${value} y" lang=${value} id="fixed" hidden>t</a>`,
    ['one', 'two', 'a"b'],
  ],
  'several values in one attribute': [
    (tag, value) => tag`<a class="${value}-${value}" part=${value}></a>`,
    ['x', 'y'],
  ],
  'boolean attributes': [(tag, value) => tag`<i ?hidden=${value}></i>`, [true, false, nothing]],
  'what is not there': [(tag, value) => tag`<i id=${value}>${value}</i>`, ['x', nothing, 'y']],
  'elements without content': [
    (tag, value) => tag`<input type="range" value=${value} /><br />${value}`,
    [1, 2],
  ],
  'a line per attribute': [
    (tag, value) => tag`<button
        type="button"
        aria-label=${value}
        ?disabled=${true}
      >
        ${value}
      </button>`,
    ['Play'],
  ],
  lists: [
    (tag, value) => tag`<ul>${(value as string[]).map((item) => tag`<li>${item}</li>`)}</ul>`,
    [['a', 'b'], ['b'], []],
  ],
  'one template or another': [
    (tag, value) => tag`<p>${value ? tag`<b>${value}</b>` : nothing}</p>`,
    ['x', '', 'y'],
  ],
  drawings: [
    (tag, value) =>
      tag`<svg viewBox="0 0 24 24"><path class="solid" d=${value} /></svg><p>${value}</p>`,
    ['M1 2', 'M3 4'],
  ],
};

describe("our html, beside Lit's", () => {
  for (const [what, [template, values]] of Object.entries(TEMPLATES)) {
    it(`shows the same: ${what}`, () => {
      for (const [ours, lits] of renderBoth(template, values)) expect(ours).to.equal(lits);
    });
  }

  it('keeps elements when values change', () => {
    const place = document.createElement('div');
    const view = (text: string) => html`<p>${text}</p>`;
    render(view('a'), place);
    const paragraph = place.firstElementChild;
    render(view('b'), place);
    expect(place.firstElementChild).to.equal(paragraph);
    expect(paragraph?.textContent).to.equal('b');
  });

  it('sets properties and listens', () => {
    const place = document.createElement('div');
    const heard: string[] = [];
    const view = (value: string) =>
      html`<input .value=${value} @change=${() => heard.push(value)} />`;
    render(view('a'), place);
    render(view('b'), place);
    const input = place.querySelector('input')!;
    expect(input.value).to.equal('b');
    expect(input.hasAttribute('value')).to.equal(false);
    input.dispatchEvent(new Event('change'));
    expect(heard).to.deep.equal(['b']);
  });

  it('draws in the namespace of SVG, and only there', () => {
    const place = document.createElement('div');
    render(
      html`<svg viewBox="0 0 1 1">
          <g><path d=${'M0 0'} /></g></svg
        ><a></a>`,
      place,
    );
    const namespaces = [...place.querySelectorAll('*')].map(({ namespaceURI }) => namespaceURI);
    const [svg, xhtml] = ['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xhtml'];
    expect(namespaces).to.deep.equal([svg, svg, svg, xhtml]);
    expect(place.querySelector('svg')!.getAttribute('viewBox')).to.equal('0 0 1 1');
  });

  it("draws parts of a drawing, as Lit's svg does", () => {
    const [ours, lits] = [document.createElement('div'), document.createElement('div')];
    const drawing = (tag: Tag, d: string) => tag`<path d=${d} /><g><circle r="1" /></g>`;
    for (const d of ['M0 0', 'M1 1']) {
      render(html`<svg>${drawing(svg, d)}</svg>`, ours);
      render(litHtml`<svg>${drawing(litSvg, d)}</svg>`, lits);
      expect(shown(ours)).to.equal(shown(lits));
    }
    const namespaces = [...ours.querySelectorAll('*')].map(({ namespaceURI }) => namespaceURI);
    expect(new Set(namespaces)).to.deep.equal(new Set(['http://www.w3.org/2000/svg']));
  });

  it('makes no custom element before it is shown', () => {
    let created = 0;
    class Counted extends HTMLElement {
      constructor() {
        super();
        created++;
      }
    }
    customElements.define('counted-element', Counted);
    const view = html`<counted-element></counted-element>`;
    expect(view._$litType$.el).to.be.instanceOf(HTMLTemplateElement);
    expect(created).to.equal(0);
    const place = document.createElement('div');
    render(view, place);
    expect(created).to.equal(1);
    expect(place.firstElementChild).to.be.instanceOf(Counted);
  });

  it('makes nothing of a result that is not shown', () => {
    const made = () => expect.fail('made an element');
    Object.defineProperty(document, 'createElement', { configurable: true, value: made });
    try {
      expect(html`<p></p>`.values).to.deep.equal([]);
    } finally {
      Reflect.deleteProperty(document, 'createElement');
    }
  });

  for (const [what, ...text] of [
    ['an element that is not closed', '<p><b></b>'],
    ['one that was not open', '</p>'],
    ['a comment', '<!-- x -->'],
    ['an attribute in single quotes', "<p class='a b'></p>"],
    ['a value in place of an attribute', '<p ', '></p>'],
    ['a value in place of a name', '<', '></p>'],
  ] as const) {
    it(`refuses ${what}`, () => {
      const result = html(Object.assign([...text], { raw: text }), 1);
      expect(() => result._$litType$.el).to.throw(SyntaxError);
    });
  }
});
