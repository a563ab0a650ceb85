import { isTorrentSource } from '../swarm/torrent-source.js';
import { PublishError } from '../publish-error.js';
import { bridge } from './bridge.js';
import { Closing } from './closing.js';
import { publish } from './publish.js';
import { track } from './track.js';
import { VERSION } from './version.js';

/** @import {Options} from './options.js' */
/** @import {Report} from './events.js' */

/**
 * What all three ways of running get.
 *
 * @typedef {object} Run
 * @property {Options} options
 * @property {Report} report
 * @property {AbortSignal} signal aborted when it is to end; its reason says why, in a word
 * @property {Closing} closing what is to be closed in the end
 */

const WAYS = { publish, bridge, tracker: track };

/**
 * Does what the options ask for, until the signal is aborted. Nothing is left
 * open when it returns or throws.
 *
 * @param {Options} options
 * @param {Report} report
 * @param {AbortSignal} signal
 * @throws PublishError
 */
export async function run(options, report, signal) {
  const mode = modeOf(options);
  report({ event: 'started', version: VERSION, mode });
  const closing = new Closing();
  const lifetime = new AbortController();
  const untilEnd = AbortSignal.any([signal, lifetime.signal]);
  try {
    await WAYS[mode]({ options, report, signal: untilEnd, closing });
  } catch (reason) {
    if (!signal.aborted) throw PublishError.from(reason);
  } finally {
    lifetime.abort();
    if (signal.aborted) report({ event: 'stopping', reason: String(signal.reason) });
    await closing.close();
  }
  report({ event: 'stopped' });
}

/** @param {Options} options */
function modeOf({ inputs, tracker }) {
  const torrents = inputs.filter(isTorrentSource);
  if (inputs.length === 0 && tracker) return 'tracker';
  if (inputs.length === 0) throw new PublishError('usage', 'Nothing to publish: see --help');
  if (torrents.length === 0) return 'publish';
  if (inputs.length === 1) return 'bridge';
  throw new PublishError('usage', 'A torrent is bridged alone: one at a time');
}
