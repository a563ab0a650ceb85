/** The embed page: one player that fills the frame, as the address says (embed.html). */
import { parseEmbedParameters, type EmbedParameters } from './embed-parameters.js';
import { linkToFrame, openThroughWordPress } from './frame-link.js';
import { loadPlayer } from './load-player.js';
import { pageStyles } from './page-styles.js';

const { src: scriptUrl } = document.currentScript as HTMLScriptElement;

let shown = new AbortController();

/** Shows what the address says now. */
function show(): void {
  shown.abort();
  shown = new AbortController();
  const parameters = parseEmbedParameters(location.hash, location.href);
  const { attributes } = parameters;
  const isComplete = attributes.has('magnet') || attributes.has('src');
  const notes = notesOf(parameters, isComplete).map(note);
  if (!isComplete) {
    document.body.replaceChildren(...notes);
    return;
  }
  const player = document.createElement('torrent-player');
  for (const [name, value] of attributes) player.setAttribute(name, value);
  document.body.replaceChildren(player, ...notes, ...fullPageLinks(parameters));
  nameThePage(player, parameters.title);
  if (parameters.parentOrigin !== null && parent !== self) {
    linkToFrame(player, parameters.parentOrigin, shown.signal);
  }
}

/** What whoever wrote the address should know. */
function notesOf({ ignored }: EmbedParameters, isComplete: boolean): string[] {
  return [
    ...(isComplete ? [] : ['No torrent here: this page plays #magnet=… of its address.']),
    ...(ignored.length === 0 ? [] : [`Ignored, as not understood: ${ignored.join(', ')}`]),
  ];
}

function note(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.role = 'status';
  paragraph.textContent = text;
  return paragraph;
}

/** The way to a larger picture where the frame may not fill the screen. */
function fullPageLinks({ wordPressSecret }: EmbedParameters): HTMLElement[] {
  if (parent === self || document.fullscreenEnabled) return [];
  const link = document.createElement('a');
  link.href = location.href.replace(/#\?secret=.*$/, '');
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Open full page';
  openThroughWordPress(link, wordPressSecret);
  return [link];
}

function nameThePage(player: HTMLElement, title: string | null): void {
  if (title) document.title = title;
  const { signal } = shown;
  player.addEventListener(
    'torrentmetadata',
    (event) => {
      const { name } = (event as CustomEvent<{ readonly name: string | null }>).detail;
      if (!title && name) document.title = name;
    },
    { signal },
  );
}

document.adoptedStyleSheets = [pageStyles()];
addEventListener('hashchange', show);
loadPlayer(scriptUrl).then(show, () => {
  document.body.replaceChildren(note('The player cannot be loaded.'));
});
