const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * Gives a host element a shadow tree with a `<video>` and a slot for its
 * children, which are not shown. By DOM calls and a constructable stylesheet: a
 * strict content security policy and Trusted Types have nothing to forbid.
 */
export function createVideoShadow(host: HTMLElement): HTMLVideoElement {
  const root = host.attachShadow({ mode: 'open' });
  // createElement() is what pages and tools replace that put another element in place of `<video>`.
  const video = document.createElementNS(XHTML, 'video') as HTMLVideoElement;
  video.part.add('video');
  root.append(video, document.createElement('slot'));
  styleVideoShadow(host);
  return video;
}

/** Styles the shadow tree, anew when its host comes into another document. */
export function styleVideoShadow({ shadowRoot, ownerDocument }: HTMLElement): void {
  if (shadowRoot) shadowRoot.adoptedStyleSheets = [styleSheetOf(ownerDocument)];
}

// A `width` or `height` attribute is the size, unless the page's styles say another.
const CSS = `
:host { display: inline-block; line-height: 0; }
:host([hidden]) { display: none; }
video {
  object-fit: var(--media-object-fit, contain);
  object-position: var(--media-object-position, 50% 50%);
}
video:not([width]) { width: 100%; }
video:not([height]) { height: 100%; }
video[width] { min-width: 100%; max-width: 100%; }
video[height] { min-height: 100%; max-height: 100%; }
slot { display: none; }
`;

const sheets = new WeakMap<Document, CSSStyleSheet>();

function styleSheetOf(document: Document): CSSStyleSheet {
  const known = sheets.get(document);
  if (known) return known;
  const { CSSStyleSheet: Constructor } = document.defaultView ?? globalThis;
  const sheet = new Constructor();
  sheet.replaceSync(CSS);
  sheets.set(document, sheet);
  return sheet;
}
