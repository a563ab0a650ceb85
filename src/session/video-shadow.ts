/**
 * Gives a host element the shadow tree that custom-media-element expects.
 *
 * Its own template is parsed from a string with a `<style>`, which a strict
 * content security policy and Trusted Types forbid; built by DOM calls and a
 * constructable stylesheet, nothing needs to be allowed.
 */
export function createVideoShadow(host: HTMLElement): void {
  const root = host.attachShadow({ mode: 'open' });
  const media = document.createElement('slot');
  media.name = 'media';
  const video = document.createElement('video');
  video.part.add('video');
  keepSourcesOut(video);
  media.append(video);
  root.append(media, document.createElement('slot'));
  root.adoptedStyleSheets = [videoStyles()];
}

/**
 * The children that custom-media-element copies into the video, but for
 * `<source>`: with one in it a video without a `src` fetches it at once
 * (HTML §4.8.11.5), before anybody asked for playback.
 */
function keepSourcesOut(video: HTMLVideoElement): void {
  video.append = (...nodes) => {
    const others = nodes.filter((node) => !(node instanceof HTMLSourceElement));
    HTMLElement.prototype.append.apply(video, others);
  };
}

const CSS = `
:host { display: inline-block; line-height: 0; }
:host([hidden]) { display: none; }
video {
  width: 100%;
  height: 100%;
  object-fit: var(--media-object-fit, contain);
  object-position: var(--media-object-position, 50% 50%);
}
slot:not([name]) { display: none; }
`;

let sheet: CSSStyleSheet | undefined;

function videoStyles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
