import { startServing } from './serving.js';
import { reportStatus } from './status.js';

/** @import {Run} from './run.js' */

/**
 * Runs a tracker and nothing else.
 *
 * @param {Run} run
 */
export async function track(run) {
  const { options, report } = run;
  const allowed = new Set(options.allow);
  const serving = await startServing(run, (hash) => allowed.size === 0 || allowed.has(hash));
  report({ event: 'listening', url: serving.url, trackers: serving.trackers, webSeed: null });
  await reportStatus(run, {
    counts: () => ({
      ...{ browsers: 0, peers: serving.tracker?.peers ?? 0, progress: 1 },
      ...{ uploadedBytes: 0, downloadedBytes: 0 },
    }),
    servedBytes: () => 0,
  });
}
