/**
 * Pages of all the kinds that the player is put into, made of the snippets of
 * the documentation. `npm test` opens those marked as essential, `npm run
 * test:embed` all, and in WebKit as well.
 *
 * @typedef {object} Place where the snippets' examples are in reality
 * @property {string} own URL of `dist/` on the page's own origin
 * @property {string} cdn the same on another origin
 * @property {string} old of an earlier version, on the page's own origin
 * @property {string} bundledAgain of the modules, as an app's bundler makes them its own
 * @property {string} tracker
 * @property {string} media origin of the web seed and the `.torrent`
 * @property {Record<string, string>} attributes that make the player play
 * @property {Record<string, string>} fromPeers those that make it play from peers, or not at all
 * @property {(name: string) => string} integrityOf
 *
 * @typedef {object} Page
 * @property {string} name
 * @property {(place: Place) => string} html of the body
 * @property {string} [policy] the Content-Security-Policy, as content-security-policy.md names it
 * @property {string} [sandbox] the page is in a frame with this `sandbox`
 * @property {string[]} [violations] what the policy reports, when it is not nothing
 * @property {'sound'} [plays] not the film, but a sound in a rarer container
 * @property {true} [fallback] peers cannot be had, and the `<source>` plays
 * @property {number} [workers] that read; default at least one
 * @property {boolean} [needsOld]
 * @property {boolean} [essential]
 */
import { escapeHtml, fill, snippet } from './snippets.mjs';

export function tag(name, attributes, content = '') {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeHtml(value)}"`,
  );
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/**
 * The snippet, with the attributes of this swarm for those of the example.
 *
 * @param {string} page
 * @param {string} name
 * @param {Place} place
 * @param {{from?: string, prefix?: string, only?: string[]}} [options] `from` is where the player
 *   comes from; `prefix` what attributes begin with; `only` some of them
 */
export function snippetHtml(page, name, place, { from = place.own, prefix = '', only } = {}) {
  const [, file] = /\/player\/([\w.-]+\.js)/.exec(snippet(page, name)) ?? [];
  const text = fill(snippet(page, name), {
    player: from,
    media: place.media,
    ...(file && { integrity: place.integrityOf(file) }),
  });
  const attributes = Object.entries(place.attributes)
    .filter(([key]) => only?.includes(key) ?? true)
    .map(([key, value]) => `${prefix}${key}="${escapeHtml(value)}"`)
    .join(' ');
  return text.replace(new RegExp(`\\b${prefix}magnet="[^"]*"`), attributes);
}

const scriptTag =
  (name, from = 'own') =>
  (place) =>
    snippetHtml('script-tags', name, place, { from: place[from] });

const markup = (place) => snippetHtml('cms', 'div', place, { prefix: 'data-' });

const withSource = (place) =>
  snippetHtml('script-tags', 'fallback', { ...place, attributes: place.fromPeers });

const both = (first, second) => (place) =>
  // One player is enough.
  first(place).replace(/<torrent-(player|video)\b.*<\/torrent-\1>/s, '') + second(place);

/** @type {Page[]} */
export const PAGES = [
  { name: 'a module', essential: true, html: scriptTag('module') },
  {
    name: "modules in an app's bundle",
    essential: true,
    html: scriptTag('module', 'bundledAgain'),
  },
  { name: 'a classic script', html: scriptTag('classic') },
  { name: 'one module file, checked', html: scriptTag('checked-module') },
  { name: 'one classic file, checked', html: scriptTag('checked-classic') },
  { name: 'the headless element', html: scriptTag('headless') },
  { name: 'a module of another origin', html: scriptTag('module', 'cdn') },
  {
    name: 'one module file of another origin, checked',
    html: scriptTag('checked-module', 'cdn'),
  },
  {
    name: 'one classic file of another origin, checked',
    essential: true,
    html: scriptTag('checked-classic', 'cdn'),
  },
  {
    name: 'one classic file, and a container that only the file beside it reads',
    essential: true,
    plays: 'sound',
    html: scriptTag('checked-classic', 'cdn'),
  },
  {
    name: 'one module file with that, and Trusted Types',
    plays: 'sound',
    policy: 'trusted-types',
    html: scriptTag('checked-module', 'cdn'),
  },
  {
    name: 'plain markup, upgraded by a module',
    essential: true,
    html: (place) => markup(place) + snippetHtml('cms', 'script', place),
  },
  {
    name: 'plain markup, upgraded by a classic script',
    html: (place) => snippetHtml('cms', 'classic-script', place) + markup(place),
  },
  {
    name: 'the least policy',
    policy: 'least',
    // The worker is tried, and without it the page reads.
    violations: ['worker-src blob'],
    workers: 0,
    html: scriptTag('module', 'cdn'),
  },
  { name: 'a policy with workers', policy: 'worker', html: scriptTag('module', 'cdn') },
  {
    name: 'Trusted Types, modules of another origin',
    essential: true,
    policy: 'trusted-types',
    html: scriptTag('module', 'cdn'),
  },
  {
    name: 'Trusted Types, one classic file',
    policy: 'trusted-types',
    html: scriptTag('checked-classic', 'cdn'),
  },
  {
    name: "trusted-types 'none'",
    policy: 'no-trusted-types',
    violations: ['trusted-types trusted-types-policy'],
    workers: 0,
    html: scriptTag('module', 'cdn'),
  },
  {
    name: 'a sandboxed frame',
    essential: true,
    sandbox: 'allow-scripts',
    html: scriptTag('classic'),
  },
  {
    name: 'a sandboxed frame, modules of a CDN',
    sandbox: 'allow-scripts',
    html: scriptTag('module', 'cdn'),
  },
  {
    name: 'a policy that allows no tracker, and a <source>',
    policy: 'without-tracker',
    violations: ['connect-src tracker'],
    fallback: true,
    html: withSource,
  },
  {
    name: 'no WebRTC, and a <source>',
    fallback: true,
    html: (place) => `<script src="/without-webrtc.js"></script>${withSource(place)}`,
  },
  {
    name: 'two copies, a classic script and modules',
    html: both(scriptTag('classic'), scriptTag('module', 'cdn')),
  },
  {
    name: 'an earlier version first, and this one',
    needsOld: true,
    html: both(scriptTag('module', 'old'), scriptTag('module')),
  },
  {
    name: 'this version first, and an earlier one',
    needsOld: true,
    html: both(scriptTag('module'), scriptTag('module', 'old')),
  },
  {
    name: 'an earlier headless element, and this player',
    needsOld: true,
    html: both(scriptTag('headless', 'old'), scriptTag('module')),
  },
];

/** Documented policies with something else. */
const ALTERED_POLICIES = {
  'no-trusted-types': () =>
    snippet('content-security-policy', 'trusted-types').replace(
      'trusted-types torrent-player',
      "trusted-types 'none'",
    ),
  'without-tracker': () =>
    snippet('content-security-policy', 'fallback').replace('wss://tracker.example ', ''),
};

/** The policy of a page, as documented, and so that the tests' own script may run. */
export function policyOf({ policy }, place) {
  if (policy === undefined) return null;
  const documented = ALTERED_POLICIES[policy]?.() ?? snippet('content-security-policy', policy);
  const { cdn, tracker, media } = place;
  const value = documented.trim().replace(/^Content-Security-Policy: /, '');
  return fill(value, { cdn: new URL(cdn).origin, tracker, media })
    .replace('script-src', "script-src 'self'")
    .concat('; report-uri /reports');
}

/** The page around the frame of a sandboxed one. */
export const frameOf = (url, sandbox) =>
  tag('iframe', { src: url, sandbox, allow: 'autoplay', width: '480', height: '270' });

export const documentOf = (body) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>A page</title></head>
  <body><script src="/watch.js"></script>${body}</body>
</html>`;
