import { PublishError } from '../publish-error.js';
import { PUBLIC_TRACKERS } from '../share/public-trackers.js';

/** @import {Swarm} from '../swarm/swarm.js' */
/** @import {Run} from './run.js' */
/** @import {Serving} from './serving.js' */

/**
 * The trackers of a torrent that is made here.
 *
 * @param {Run} run
 * @param {Serving | null} serving
 * @param {boolean} isPrivate
 * @returns {readonly string[]}
 * @throws PublishError `usage`
 */
export function chooseTrackers({ options, report }, serving, isPrivate) {
  const named = [...new Set([...(serving?.trackers ?? []), ...options.announce])];
  if (named.length === 0 && isPrivate) {
    throw new PublishError('usage', 'A private torrent needs a tracker: --tracker or --announce');
  }
  const trackers = named.length > 0 ? named : PUBLIC_TRACKERS;
  if (!trackers.some(isForBrowsers)) {
    const message = 'Browsers reach trackers over wss:// only, and there is none';
    report({ event: 'warning', code: 'no-tracker', message });
  }
  return trackers;
}

/** @param {string} url */
export function isForBrowsers(url) {
  return /^wss?:/i.test(url);
}

const QUIET_MS = 60_000;

/**
 * Reports what trackers answer, and what is wrong with them, each thing once a
 * minute at most.
 *
 * @param {Run} run
 * @param {Swarm} swarm
 */
export function tellTrackers({ report }, swarm) {
  /** @type {Map<string, number>} */
  const told = new Map();
  const isNew = (/** @type {string} */ what) => {
    const now = performance.now();
    if (now - (told.get(what) ?? -Infinity) < QUIET_MS) return false;
    told.set(what, now);
    return true;
  };
  const answered = new Set();
  swarm.watchTrackers(
    (url) => {
      if (!answered.has(url)) report({ event: 'tracker', url });
      answered.add(url);
    },
    (message) => {
      if (isNew(message)) report({ event: 'warning', code: 'tracker', message });
    },
  );
}
