/**
 * @typedef {object} SnippetFacts
 * @property {string} magnet
 * @property {string} name of the film, for people; untrusted text
 * @property {string} playerUrl of the folder that holds `torrent-player.js`, with a slash at the end
 * @property {string} [watchUrl] where the film can be seen without the player, for pages without
 *   JavaScript: the file itself, say. Default: the magnet
 */

/**
 * One ready piece of code.
 *
 * @typedef {object} Snippet
 * @property {SnippetId} id
 * @property {string} label for people
 * @property {string} note where it goes, and what it needs
 * @property {string} code
 *
 * @typedef {'script' | 'cms' | 'iframe' | 'react' | 'vue' | 'svelte'} SnippetId
 */

/**
 * The code that plays a torrent, for whatever a page is made of.
 *
 * @param {SnippetFacts} facts
 * @returns {Snippet[]}
 */
export function snippetsFor(facts) {
  return [scriptTag(facts), cms(facts), iframe(facts), react(facts), vue(facts), svelte(facts)];
}

/** @param {SnippetFacts} facts @returns {Snippet} */
function scriptTag({ magnet, playerUrl }) {
  return {
    id: 'script',
    label: 'Script tag',
    note: 'Any page whose HTML you write.',
    code: lines(
      `<script type="module" src="${escapeHtml(playerUrl)}torrent-player.js"></script>`,
      `<torrent-player magnet="${escapeHtml(magnet)}"></torrent-player>`,
    ),
  };
}

/** @param {SnippetFacts} facts @returns {Snippet} */
function cms({ magnet, name, playerUrl, watchUrl = magnet }) {
  return {
    id: 'cms',
    label: 'CMS',
    note: `WordPress, Drupal, Discourse and others that strip scripts: the theme loads ${playerUrl}upgrade.js once, and this goes into the text.`,
    code: lines(
      `<div data-torrent-player data-magnet="${escapeHtml(magnet)}">`,
      `  <a href="${escapeHtml(watchUrl)}">Watch ${escapeHtml(name)}</a>`,
      '</div>',
    ),
  };
}

/** @param {SnippetFacts} facts @returns {Snippet} */
function iframe({ magnet, name, playerUrl }) {
  // In the fragment, so that no server's log ever has it.
  const src = `${playerUrl}embed.html#magnet=${encodeURIComponent(magnet)}`;
  return {
    id: 'iframe',
    label: 'iframe',
    note: 'Where only frames get through. The folder with embed.html must be served as HTML: your own server, not a package CDN.',
    code: lines(
      `<iframe src="${escapeHtml(src)}" title="${escapeHtml(name)}"`,
      '  width="640" height="360" allow="autoplay; fullscreen; picture-in-picture"></iframe>',
    ),
  };
}

/** @param {SnippetFacts} facts @returns {Snippet} */
function react({ magnet }) {
  return {
    id: 'react',
    label: 'React',
    note: 'After npm install torrent-player-element.',
    code: lines(
      "import { TorrentPlayer } from 'torrent-player-element/react';",
      '',
      'export function Film() {',
      `  return <TorrentPlayer magnet="${escapeHtml(magnet)}" />;`,
      '}',
    ),
  };
}

/** @param {SnippetFacts} facts @returns {Snippet} */
function vue({ magnet }) {
  return {
    id: 'vue',
    label: 'Vue',
    note: 'After npm install torrent-player-element, and with isCustomElement: (tag) => tag.startsWith("torrent-") in the compiler options.',
    code: lines(
      '<script setup>',
      "import 'torrent-player-element/vue';",
      '</script>',
      '',
      '<template>',
      `  <torrent-player magnet="${escapeHtml(magnet)}"></torrent-player>`,
      '</template>',
    ),
  };
}

/** @param {SnippetFacts} facts @returns {Snippet} */
function svelte({ magnet }) {
  return {
    id: 'svelte',
    label: 'Svelte',
    note: 'After npm install torrent-player-element.',
    code: lines(
      '<script>',
      "  import 'torrent-player-element/svelte';",
      '</script>',
      '',
      `<torrent-player magnet="${escapeHtml(magnet)}"></torrent-player>`,
    ),
  };
}

/** @param {string[]} texts */
function lines(...texts) {
  return texts.join('\n');
}

/**
 * Text for an attribute in double quotes, or between tags. JSX reads the same
 * character references; Svelte also takes braces for code.
 *
 * @param {string} text
 */
function escapeHtml(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;');
}
