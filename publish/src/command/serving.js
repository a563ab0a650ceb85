import { startHttpServer } from '../http/http-server.js';
import { ANNOUNCE_PATH, OwnTracker } from '../http/own-tracker.js';
import { WebSeed } from '../http/web-seed.js';

/** @import {Run} from './run.js' */

/**
 * The HTTP server of a run, with what the options want of it.
 *
 * @typedef {object} Serving
 * @property {string} url that others reach, with a slash at the end
 * @property {WebSeed} files
 * @property {readonly string[]} trackers announce URLs for others
 * @property {readonly string[]} localTrackers the same for this process: its WebSocket does not
 *   depend on the way back in from outside
 * @property {OwnTracker | null} tracker
 */

/** Addresses that only this machine reaches, which no page on https is kept from. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * @param {Run} run
 * @param {(infoHash: string) => boolean} allows what the tracker takes
 * @returns {Promise<Serving>}
 * @throws PublishError `address`
 */
export async function startServing({ options, report, closing }, allows) {
  const { host, port, publicUrl, trustProxy } = options;
  const files = new WebSeed();
  const tracker = options.tracker ? new OwnTracker({ allows, trustProxy }) : null;
  const server = await startHttpServer({ host, port, publicUrl, webSeed: files, tracker });
  closing.add(() => server.stop());
  const url = new URL(server.publicUrl);
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    const message = `Pages on https:// cannot use ${url.href}: put TLS before it and say --url https://…`;
    report({ event: 'warning', code: 'insecure-address', message });
  }
  const announce = new URL(ANNOUNCE_PATH.slice(1), url).href;
  const local = new URL(ANNOUNCE_PATH.slice(1), server.localUrl).href;
  return {
    url: url.href,
    files,
    tracker,
    trackers: tracker ? [overWebSocket(announce), announce] : [],
    localTrackers: tracker ? [overWebSocket(local), announce] : [],
  };
}

/** @param {string} url */
function overWebSocket(url) {
  return url.replace(/^http/, 'ws');
}
