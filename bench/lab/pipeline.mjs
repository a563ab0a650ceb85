import { readdirSync } from 'node:fs';

const CHUNKS = new URL('../../dist/chunks/', import.meta.url);

/**
 * Does something with a page that has the media pipeline alone, as it is built,
 * and the torrent's content over HTTP; closes it then.
 *
 * @template Result
 * @param {import('./lab.mjs').Lab} lab
 * @param {object} torrent from `lab.publish()`
 * @param {(viewer: object) => Promise<Result>} use
 * @param {object} [options] for the page, `browser` for example
 * @returns {Promise<Result>}
 */
export async function withPipeline(lab, torrent, use, options = {}) {
  const arena = await lab.arena(torrent);
  try {
    const viewer = await arena.peer('viewer', { page: 'pipeline', ...options });
    await viewer.call('prepare', {
      chunkUrl: mediaChunkUrl(lab),
      contentUrl: `${lab.url}${torrent.contentPath}`,
    });
    return await use(viewer);
  } finally {
    await arena.close();
  }
}

/** Where the media pipeline is, as it is built. */
export function mediaChunkUrl({ url }) {
  const chunk = readdirSync(CHUNKS).find((name) => /^media-pipeline-.*\.js$/.test(name));
  return `${url}/dist/chunks/${chunk}`;
}
