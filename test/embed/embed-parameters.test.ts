import { expect } from '@open-wc/testing';
import { parseEmbedParameters } from '../../src/embed/embed-parameters.js';

const HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
const MAGNET = `magnet:?xt=urn:btih:${HASH}&dn=A%20film&tr=wss%3A%2F%2Ft.example`;
const BASE = 'https://site.example/embed.html';
const parse = (fragment: string) => parseEmbedParameters(fragment, BASE);
const encoded = encodeURIComponent(MAGNET);

describe("the embed page's address", () => {
  it('names attributes of the player', () => {
    const { attributes, ignored } = parse(
      `#magnet=${encoded}&poster=https%3A%2F%2Fa.example%2Fp.jpg&muted&loop=1&autoplay=0`,
    );
    expect(Object.fromEntries(attributes)).to.eql({
      magnet: MAGNET,
      poster: 'https://a.example/p.jpg',
      muted: '',
      loop: '',
    });
    expect(ignored).to.eql([]);
  });

  it('may be a whole magnet URI', () => {
    expect(parse(`#${MAGNET}`).attributes.get('magnet')).to.equal(MAGNET);
    expect(parse(`#${MAGNET}`).ignored).to.eql([]);
  });

  it('forgives a magnet URI that was not encoded', () => {
    const { attributes, ignored } = parse(`#poster=p.jpg&magnet=${MAGNET}&tr=wss://b.example&loop`);
    expect(attributes.get('magnet')).to.equal(`${MAGNET}&tr=wss%3A%2F%2Fb.example`);
    expect([...attributes.keys()].sort()).to.eql(['loop', 'magnet', 'poster']);
    expect(ignored).to.eql([]);
  });

  it('tells what is not understood', () => {
    const { attributes, ignored } = parse(
      `#magnet=${encoded}&seeding=perhaps&postr=x&onerror=alert(1)&dn=x&parent-origin=*`,
    );
    expect([...attributes.keys()]).to.eql(['magnet']);
    expect([...ignored].sort()).to.eql(['onerror', 'parent-origin', 'postr', 'seeding']);
  });

  it('may be empty', () => {
    for (const fragment of ['', '#']) {
      expect(parse(fragment).attributes.size).to.equal(0);
      expect(parse(fragment).ignored).to.eql([]);
    }
  });

  for (const [text, origin] of [
    ['https://host.example', 'https://host.example'],
    ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
    ['https://host.example/', null],
    ['https://host.example/path', null],
    ['null', null],
    ['*', null],
    ['file://', null],
    ['javascript:alert(1)', null],
  ] as const) {
    it(`parent-origin=${text}: ${String(origin)}`, () => {
      const { parentOrigin, ignored } = parse(`#parent-origin=${encodeURIComponent(text)}`);
      expect(parentOrigin).to.equal(origin);
      expect(ignored).to.eql(origin === null ? ['parent-origin'] : []);
    });
  }

  it('has a title, and nobody to talk to, when it says so', () => {
    expect(parse('#title=A%20film%20').title).to.equal('A film');
    expect(parse('#loop').title).to.equal(null);
    expect(parse('#loop').parentOrigin).to.equal(null);
  });

  it('leaves aside what WordPress puts behind it', () => {
    const { attributes, ignored, wordPressSecret } = parse(`#magnet=${encoded}#?secret=aB3dE`);
    expect(attributes.get('magnet')).to.equal(MAGNET);
    expect(wordPressSecret).to.equal('aB3dE');
    expect(ignored).to.eql([]);
    expect(parse(`#${MAGNET}`).wordPressSecret).to.equal('');
  });
});
