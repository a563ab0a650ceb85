import { expect } from '@open-wc/testing';
import { connectEmbed, embedHtml, embedUrl } from '../../src/embed.js';
import { toMessage } from '../../src/embed/embed-messages.js';
import { parseEmbedParameters } from '../../src/embed/embed-parameters.js';

const HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
const MAGNET = `magnet:?xt=urn:btih:${HASH}&dn=A%20"film"&tr=wss%3A%2F%2Ft.example`;

describe('embedUrl', () => {
  it('is understood by the embed page', () => {
    const url = embedUrl('https://p.example/embed.html#old', {
      magnet: MAGNET,
      title: 'It’s (*) a film',
      poster: 'https://a.example/p.jpg?a=1&b=2',
      muted: true,
      loop: false,
      'ratio-limit': 1.5,
      file: undefined,
      'parent-origin': 'https://host.example',
    });
    expect(url).to.match(/^https:\/\/p\.example\/embed\.html#magnet=magnet%3A%3Fxt/);
    const { attributes, title, parentOrigin, ignored } = parseEmbedParameters(
      new URL(url).hash,
      url,
    );
    expect(Object.fromEntries(attributes)).to.eql({
      magnet: MAGNET,
      poster: 'https://a.example/p.jpg?a=1&b=2',
      muted: '',
      'ratio-limit': '1.5',
    });
    expect(title).to.equal('It’s (*) a film');
    expect(parentOrigin).to.equal('https://host.example');
    expect(ignored).to.eql([]);
  });

  it('has nothing in it that ends an attribute, a Markdown link or a tag', () => {
    const url = embedUrl('embed.html', { magnet: MAGNET, title: `<b>"'()*\`` });
    expect(url).not.to.match(/[<>"'()*`\s]/);
  });
});

describe('embedHtml', () => {
  it('frames that page, whatever its title is', () => {
    const html = embedHtml('https://p.example/embed.html', {
      magnet: MAGNET,
      title: 'A "film" <b> & more',
      width: 800,
      height: 450,
    });
    const frame = new DOMParser().parseFromString(html, 'text/html').querySelector('iframe')!;
    expect(frame.title).to.equal('A "film" <b> & more');
    expect([frame.width, frame.height]).to.eql(['800', '450']);
    expect(frame.allow).to.equal('autoplay; fullscreen; picture-in-picture');
    const { attributes } = parseEmbedParameters(new URL(frame.src).hash, frame.src);
    expect([...attributes.keys()]).to.eql(['magnet']);
  });
});

describe('connectEmbed', () => {
  const resize = toMessage({ type: 'resize', width: 1600, height: 900 });
  let frame: HTMLIFrameElement;
  let lifetime: AbortController;
  beforeEach(() => {
    lifetime = new AbortController();
    frame = document.createElement('iframe');
    frame.src = `${location.origin}/test/support/viewer.html`;
    document.body.append(frame);
  });
  afterEach(() => {
    lifetime.abort();
    frame.remove();
  });

  /** As if it had come from somewhere. */
  function receive(data: unknown, from: Partial<MessageEventInit> = {}): void {
    const { origin } = location;
    const event = { data, origin, source: frame.contentWindow, ...from };
    dispatchEvent(new MessageEvent('message', event));
  }

  it('gives the frame the ratio of the picture', () => {
    connectEmbed(frame, undefined, lifetime.signal);
    receive(resize);
    expect(frame.style.aspectRatio).to.equal('1600 / 900');
  });

  it('hears nobody but the frame, from the origin of its address', () => {
    const heard: unknown[] = [];
    connectEmbed(frame, (...size) => heard.push(size), lifetime.signal);
    receive(resize, { source: window });
    receive(resize, { origin: 'https://elsewhere.example' });
    receive({ type: 'resize', width: 1, height: 1 });
    expect(heard).to.eql([]);
    receive(resize);
    expect(heard).to.eql([[1600, 900]]);
    lifetime.abort();
    receive(resize);
    expect(heard).to.have.length(1);
  });

  it('expects no origin of a sandboxed frame', () => {
    frame.sandbox.add('allow-scripts');
    const heard: unknown[] = [];
    connectEmbed(frame, (...size) => heard.push(size), lifetime.signal);
    receive(resize);
    expect(heard).to.eql([]);
    receive(resize, { origin: 'null' });
    expect(heard).to.have.length(1);
  });
});
