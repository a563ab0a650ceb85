import { MARK, attributesOf, placePlayer } from './marked-element.js';

export interface UpgradeOptions {
  /** Where marked elements are looked for. Default: the document. */
  readonly root?: Document | DocumentFragment | Element;
  /** Ends the search; players that are there stay. */
  readonly signal?: AbortSignal;
  /** Called before the first player is made. Default: there is nothing to load. */
  readonly load?: () => Promise<unknown>;
}

/**
 * Makes players of marked elements, those that are there and those that come:
 *
 *     <div data-torrent-player data-magnet="magnet:?xt=…" data-poster="poster.jpg">
 *       <a href="https://media.example/film.mp4">Watch the film</a>
 *     </div>
 *     <a data-torrent-player href="magnet:?xt=…">Watch the film</a>
 *
 * Every attribute of `<torrent-player>` may be written as `data-*`, but for
 * `autoplay` and `preload`: markup, of whoever it may be, contacts nobody
 * before the viewer plays. Values that make no sense are left out; an element
 * without a usable torrent stays as it is, as does one that is being edited.
 *
 * It may be called twice, also by two copies of the player.
 */
export function upgradeMarkup({ root = document, signal, load }: UpgradeOptions = {}): void {
  const upgrade = async (element: Element): Promise<void> => {
    if (!attributesOf(element)) return;
    await load?.();
    // Another copy, or an editor, may have been there meanwhile.
    const attributes = element.isConnected && !signal?.aborted ? attributesOf(element) : null;
    if (!attributes) return;
    const player = element.ownerDocument.createElement('torrent-player');
    for (const [name, value] of attributes) player.setAttribute(name, value);
    placePlayer(element, player);
  };
  const upgradeWithin = (node: Node): void => {
    const inside =
      'querySelectorAll' in node ? (node as ParentNode).querySelectorAll(SELECTOR) : [];
    for (const element of [node, ...inside]) {
      // A part that cannot be loaded: what is there stays.
      if (isMarked(element)) upgrade(element).catch(() => undefined);
    }
  };
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (isMarked(target)) upgradeWithin(target);
      addedNodes.forEach(upgradeWithin);
    }
  });
  observer.observe(root, { childList: true, subtree: true, attributeFilter: [MARK] });
  signal?.addEventListener('abort', () => observer.disconnect(), { once: true });
  upgradeWithin(root);
}

const SELECTOR = `[${MARK}]`;

function isMarked(node: Node): node is Element {
  return node instanceof Element && node.hasAttribute(MARK);
}
