import { MEDIA_EVENTS } from '../core/media-events.js';
import { TORRENT_EVENTS } from '../events.js';

/** Attributes of two words, and those that React spells its own way, as HTML spells them. */
const ATTRIBUTES = [
  'web-seeds',
  'ice-servers',
  'upload-limit',
  'download-limit',
  'ratio-limit',
  'memory-budget',
  'fallback-after',
  'consent-memory',
  'autoplay',
  'playsinline',
  'crossorigin',
  'disablepictureinpicture',
  'disableremoteplayback',
];

/** By the name in lower case and without hyphens: the name that React passes on as it is. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...ATTRIBUTES.map((name) => [name.replaceAll('-', ''), name] as const),
  // React itself hears media events of `<video>` and `<audio>` only.
  ...[...MEDIA_EVENTS, ...TORRENT_EVENTS].map((type) => [`on${type}`, `on${type}`] as const),
]);

/**
 * Props as people write them in React, as React hands them to a custom
 * element: `webSeeds` becomes the attribute `web-seeds`, `onTorrentStats` a
 * listener of `torrentstats`, lists become what the attributes want.
 */
export function toElementProps(props: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) => {
      const known = NAMES.get(name.toLowerCase()) ?? name;
      return [known, toAttributeValue(known, value)];
    }),
  );
}

function toAttributeValue(name: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (name === 'ice-servers') return JSON.stringify(value);
  return name === 'trackers' || name === 'web-seeds' ? value.join(' ') : value;
}
