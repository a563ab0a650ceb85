/**
 * Entry `torrent-player-element/embed`: for pages that frame the embed page
 * (`dist/embed.html`). It plays nothing itself.
 */
import { readResize, toMessage } from './embed/embed-messages.js';

/** What the embed page is asked to play: attributes of `<torrent-player>` by name, and its own two. */
export interface EmbedOptions {
  readonly magnet?: string;
  readonly src?: string;
  readonly poster?: string;
  /** Title of the page. Default: the name of the torrent. */
  readonly title?: string;
  /** Origin of the page that frames it, which is then told sizes: see `connectEmbed`. Default: nobody. */
  readonly 'parent-origin'?: string;
  /** Any other attribute; `true` for one without a value. */
  readonly [attribute: string]: string | number | boolean | undefined;
}

/**
 * The address of an embed page that plays something.
 *
 * @param pageUrl where `embed.html` is, absolute or relative
 */
export function embedUrl(pageUrl: string, options: EmbedOptions): string {
  const given = Object.entries(options).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  const text = given.map(
    ([name, value]) => `${name}=${encode(value === true ? '' : String(value))}`,
  );
  return `${pageUrl.replace(/#.*$/s, '')}#${text.join('&')}`;
}

/** As `encodeURIComponent`, and without what ends attributes, Markdown links and URLs in prose. */
function encode(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/['()*]/g, hex);
}

/** The HTML that frames such a page. Width and height are those of the frame, in CSS pixels. */
export function embedHtml(
  pageUrl: string,
  { width = 640, height = 360, ...options }: EmbedOptions & { width?: number; height?: number },
): string {
  const url = escape(embedUrl(pageUrl, options));
  const title = escape(options.title ?? 'Video');
  return (
    `<iframe src="${url}" title="${title}" width="${width}" height="${height}" ` +
    'allow="autoplay; fullscreen; picture-in-picture" allowfullscreen loading="lazy" ' +
    'referrerpolicy="no-referrer" style="border:0"></iframe>'
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

export interface EmbedConnection {
  /** Pauses playback. Nothing can start it from outside: that is the viewer's to do. */
  pause(): void;
}

/**
 * Hears of an embed page how large its picture is. Its address has to name this
 * page as `parent-origin`; the policy of the frame has to let the page's script run.
 *
 * @param frame the iframe with the embed page
 * @param onResize gets width and height of the picture, in pixels. Default: the frame takes
 *   their ratio, and keeps its width.
 * @param signal ends it
 */
export function connectEmbed(
  frame: HTMLIFrameElement,
  onResize: (width: number, height: number) => void = (width, height) => {
    frame.style.height = 'auto';
    frame.style.aspectRatio = `${width} / ${height}`;
  },
  signal?: AbortSignal,
): EmbedConnection {
  const isSandboxed = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
  const origin = isSandboxed ? 'null' : new URL(frame.src).origin;
  // A sandboxed frame has no origin that could be named.
  const send = (type: 'hello' | 'pause') =>
    frame.contentWindow?.postMessage(toMessage({ type }), isSandboxed ? '*' : origin);
  addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      if (event.source !== frame.contentWindow || event.origin !== origin) return;
      const size = readResize(event.data);
      if (size) onResize(size.width, size.height);
    },
    signal && { signal },
  );
  send('hello');
  return { pause: () => send('pause') };
}
