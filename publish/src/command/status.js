import { setTimeout as sleep } from 'node:timers/promises';
import { Rate } from '../swarm/rate.js';

/** @import {SwarmCounts} from '../swarm/swarm.js' */
/** @import {Run} from './run.js' */

const SECOND_MS = 1_000;

/**
 * Reports the status once a second until the run ends or fails.
 *
 * @param {Run} run
 * @param {object} source
 * @param {() => SwarmCounts} source.counts
 * @param {() => number} source.servedBytes over HTTP
 * @param {() => Promise<void>} [source.check] throws when the run cannot go on
 * @param {Promise<never>} [source.failure]
 */
export async function reportStatus({ report, signal }, { counts, servedBytes, check, failure }) {
  const upload = new Rate();
  const download = new Rate();
  const tell = () => {
    const now = performance.now();
    const counted = counts();
    const served = servedBytes();
    report({
      event: 'status',
      ...counted,
      servedBytes: served,
      uploadBytesPerSecond: Math.round(upload.sample(counted.uploadedBytes + served, now)),
      downloadBytesPerSecond: Math.round(download.sample(counted.downloadedBytes, now)),
    });
  };
  tell();
  while (!signal.aborted) {
    const pause = sleep(SECOND_MS, undefined, { signal }).catch(() => undefined);
    await Promise.race([pause, ...(failure ? [failure] : [])]);
    await check?.();
    tell();
  }
}
