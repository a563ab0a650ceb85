/**
 * Plugins of the manifest's analyzer: what users see of the elements, and no
 * more, in `custom-elements.json`, and in what editors show of it.
 */

const declarationsOf = ({ modules }) => modules.flatMap(({ declarations }) => declarations);
const isPublic = ({ name, privacy, description = '' }) =>
  !name.startsWith('#') && (privacy ?? 'public') === 'public' && !description.includes('@internal');

/** Leaves out private members, and what only the class itself is told. */
const OWN_BUSINESS = ['handleEvent', 'init'];
export const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of declarationsOf(customElementsManifest)) {
      const { members } = declaration;
      if (!members) continue;
      declaration.members = members.filter(
        (member) => isPublic(member) && !OWN_BUSINESS.includes(member.name),
      );
    }
  },
};

/**
 * `<torrent-player>` has every attribute, member and event of `<torrent-video>`,
 * but for native controls; they are written down there, once.
 */
export const playerAsVideo = {
  name: 'player-as-video',
  packageLinkPhase({ customElementsManifest }) {
    const declarations = declarationsOf(customElementsManifest);
    const named = (tagName) => declarations.find((one) => one.tagName === tagName);
    const [video, player] = [named('torrent-video'), named('torrent-player')];
    for (const list of ['attributes', 'events', 'members']) {
      const own = player[list] ?? [];
      const known = new Set([...own.map(({ name }) => name), 'controls']);
      const inherited = video[list].filter(({ name }) => !known.has(name));
      player[list] = [...own, ...inherited];
    }
  },
};

/** The cells of a Markdown table's rows that begin with code, until the next heading. */
function rowsOf(markdown, heading) {
  const [, section] = markdown.split(`\n### ${heading}\n`);
  const lines = section.split(/\n##/)[0].split('\n');
  return lines
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .map(([, names, ...rest]) => ({ names: namesIn(names), rest }));
}

const namesIn = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

/**
 * What is styled by `::part()`, custom properties and slots is in the README's
 * tables, and nowhere else.
 *
 * @param {string} markdown the README
 */
export const stylingFrom = (markdown) => ({
  name: 'styling-from-readme',
  packageLinkPhase({ customElementsManifest }) {
    const player = declarationsOf(customElementsManifest).find(
      ({ tagName }) => tagName === 'torrent-player',
    );
    const rows = rowsOf(markdown, 'Styling');
    const isProperty = ({ names }) => names[0].startsWith('--');
    player.cssParts = rows
      .filter((row) => !isProperty(row))
      .flatMap(({ names, rest: [where] }) => names.map((name) => ({ name, description: where })));
    player.cssProperties = rows
      .filter(isProperty)
      .map(({ names: [name], rest: [what, fallback] }) => ({
        name,
        description: what,
        ...(fallback && { default: namesIn(fallback).at(-1) ?? fallback }),
      }));
    const [, slots = ''] = /^Slots: (.*?)\.(?:\s|$)/m.exec(markdown) ?? [];
    player.slots = namesIn(slots).map((name) => ({ name, description: '' }));
  },
});
