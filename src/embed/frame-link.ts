import { readRequest, toMessage } from './embed-messages.js';

/**
 * The embed page's end: answers the framing page, if that is the one its
 * address names, and tells it the size of the picture. Nothing is said to
 * anybody else, and nothing heard.
 */
export function linkToFrame(
  player: HTMLVideoElement,
  parentOrigin: string,
  signal: AbortSignal,
): void {
  const tellSize = (): void => {
    const { videoWidth: width, videoHeight: height } = player;
    if (width > 0) parent.postMessage(toMessage({ type: 'resize', width, height }), parentOrigin);
  };
  for (const type of ['loadedmetadata', 'resize']) {
    player.addEventListener(type, tellSize, { signal });
  }
  addEventListener(
    'message',
    ({ origin, source, data }: MessageEvent<unknown>) => {
      if (origin !== parentOrigin || source !== parent) return;
      const request = readRequest(data);
      if (request?.type === 'hello') tellSize();
      if (request?.type === 'pause') player.pause();
    },
    { signal },
  );
}

/**
 * WordPress frames pages that it does not know in a sandbox in which no link
 * opens anything, but opens one itself when it is told so (wp-includes/js/wp-embed.js):
 * of the same host, and after a click in the frame.
 */
export function openThroughWordPress(link: HTMLAnchorElement, secret: string): void {
  const wordPress = secret && document.referrer ? new URL(document.referrer).origin : '';
  if (!wordPress) return;
  link.addEventListener('click', () =>
    parent.postMessage({ message: 'link', value: link.href, secret }, wordPress),
  );
}
