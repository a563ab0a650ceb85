import parseTorrent from 'parse-torrent';
import { changedFiles } from './content.js';
import { FileStore } from './file-store.js';
import { Swarm } from './swarm.js';
import { PublishError } from '../publish-error.js';

/** @import {LocalContent} from './content.js' */
/** @import {SwarmCounts, SwarmOptions} from './swarm.js' */

/**
 * Seeds files of this machine.
 *
 * @param {LocalContent} content
 * @param {Uint8Array} torrentBytes the `.torrent` of it
 * @param {readonly string[]} announce trackers, as they are reached from here
 * @param {SwarmOptions} options
 */
export async function seed(content, torrentBytes, announce, options) {
  const parsed = await parseTorrent(torrentBytes);
  const placed = content.files.map(({ source, lengthBytes }) => ({ source, lengthBytes }));
  class Store extends FileStore {
    /** @param {number} pieceLengthBytes */
    constructor(pieceLengthBytes) {
      super(pieceLengthBytes, placed, { isWritable: false });
    }
  }
  const swarm = new Swarm({ ...parsed, announce: [...announce], urlList: [] }, options, {
    store: Store,
    skipVerify: true,
  });
  await Promise.race([swarm.ready, swarm.failure]);
  return {
    swarm,
    /** @returns {SwarmCounts} */
    get counts() {
      return { ...swarm.counts, progress: 1 };
    },
    /** What was published must stay as it is: peers send away whoever gives them other bytes. */
    async check() {
      const [changed] = await changedFiles(content.files);
      if (changed) throw new PublishError('input', `${changed.given} was changed or removed`);
    },
    stop: () => swarm.stop(),
  };
}
