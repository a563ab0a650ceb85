import { isMediaUrl } from '../markup/media-url.js';
import {
  PLAYER_ATTRIBUTES,
  STARTING_ATTRIBUTES,
  readPlayerAttributes,
} from '../markup/player-attributes.js';

/** The attribute that marks an element; this value of it says that the work is done. */
export const MARK = 'data-torrent-player';
const DONE = 'upgraded';

/** Markup comes from authors of all kinds: it may describe a player, and not press play. */
const ALLOWED = PLAYER_ATTRIBUTES.filter((name) => !STARTING_ATTRIBUTES.includes(name));

/**
 * The attributes that a marked element gives its player, or null when it is not
 * to be upgraded: it is done, names no torrent, or somebody is editing it.
 */
export function attributesOf(element: Element): ReadonlyMap<string, string> | null {
  if (!(element instanceof HTMLElement) || element.getAttribute(MARK) === DONE) return null;
  if (isEdited(element)) return null;
  if (element.closest('torrent-player')) return null;
  const given = ALLOWED.flatMap((name) => {
    const text = element.getAttribute(`data-${name}`);
    return text === null ? [] : [[name, text] as const];
  });
  const link = sourceOfLink(element);
  const { values } = readPlayerAttributes([...(link ? [link] : []), ...given], element.baseURI);
  return values.has('magnet') || values.has('src') ? values : null;
}

/** Editors have islands inside that cannot be edited, and belong to what is edited all the same. */
function isEdited(element: HTMLElement): boolean {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (at.isContentEditable) return true;
  }
  return element.ownerDocument.designMode === 'on';
}

/** `<a href>` may itself be the torrent; `data-magnet` and `data-src` win over it. */
function sourceOfLink(element: HTMLElement): readonly [string, string] | null {
  if (!(element instanceof HTMLAnchorElement)) return null;
  const { href, protocol, pathname } = element;
  if (protocol === 'magnet:') return ['magnet', href];
  return /\.torrent$/i.test(pathname) ? ['src', href] : null;
}

/**
 * Puts the player where the marked element shows its content, which stays
 * inside of the player, as that of any element that is not known. A caption
 * stays outside, and a link, in which no player can be, is replaced.
 */
export function placePlayer(element: Element, player: HTMLElement): void {
  const fallbacks = httpSources(element);
  if (element instanceof HTMLAnchorElement) {
    element.setAttribute(MARK, DONE);
    element.replaceWith(player);
    player.append(element, ...fallbacks);
    return;
  }
  const content = [...element.childNodes].filter((node) => node.nodeName !== 'FIGCAPTION');
  player.append(...fallbacks, ...content);
  element.setAttribute(MARK, DONE);
  element.prepend(player);
}

/** What links and media elements inside point at plays over HTTP where the swarm cannot. */
function httpSources(element: Element): HTMLSourceElement[] {
  const links = [...element.querySelectorAll('a')].map(({ href }) => href);
  const media = [...element.querySelectorAll('video, audio')];
  const given = media.map((video) => (video as HTMLMediaElement).src);
  // It would go on loading, hidden behind the player.
  for (const video of media) video.replaceWith(...video.childNodes);
  return [...given, ...links].filter(isMediaUrl).map((src) => {
    const source = element.ownerDocument.createElement('source');
    source.src = src;
    return source;
  });
}
