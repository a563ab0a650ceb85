import { expect } from '@open-wc/testing';
import { announceChildChanges } from '../../src/session/child-changes.js';

class Watching extends HTMLElement {
  static {
    announceChildChanges(this.prototype);
  }
  counts: number[] = [];
  childrenChanged(): void {
    this.counts.push(this.childNodes.length);
  }
}
customElements.define('child-changes-watching', Watching);

describe('announceChildChanges', () => {
  const make = () => new Watching();
  const br = () => document.createElement('br');

  it('tells of what a method did before it returns', () => {
    const element = make();
    const first = br();
    expect(element.appendChild(first)).to.equal(first);
    element.append(br(), br());
    element.insertBefore(br(), first);
    element.prepend(br());
    expect(element.removeChild(first)).to.equal(first);
    element.replaceChildren();
    element.insertAdjacentElement('beforeend', br());
    expect(element.counts).to.deep.equal([1, 3, 4, 5, 4, 0, 1]);
  });

  it('tells of what a property did, which reads as ever', () => {
    const element = make();
    element.textContent = 'text';
    expect(element.textContent).to.equal('text');
    expect(element.innerHTML).to.equal('text');
    expect(element.counts).to.deep.equal([1]);
  });

  it('passes on what a method throws', () => {
    const element = make();
    expect(() => element.removeChild(br())).to.throw(DOMException);
    expect(element.counts).to.deep.equal([]);
  });
});
