import { openContent, readAcross } from '../../demo/swarm/content.mjs';
import { startWebServer } from '../../demo/swarm/web-server.mjs';

/**
 * Serves the files of a torrent over HTTP as a web seed (BEP 19).
 *
 * @param {import('../../demo/swarm/content.mjs').ContentSpec[]} files
 * @param {import('./swarm.js').WebSeedBehaviour} behaviour
 * @returns {Promise<{url: string, stop: () => Promise<void>}>} the URL of the
 *   file, when there is one only, or of the folder that the torrent's name is
 *   appended to.
 */
export async function startWebSeed(files, { cors = true, ranges = true }) {
  const bodies = await Promise.all(files.map(readWhole));
  const isOneFile = files.length === 1;
  const answers = {};
  for (const { name, body } of bodies) {
    const path = isOneFile ? `/${name}` : `/torrent/${name}`;
    answers[path] = () => ({ type: 'application/octet-stream', body, ranges });
  }
  const server = await startWebServer({ folders: {}, answers, cors });
  const path = isOneFile ? encodeURIComponent(bodies[0].name) : '';
  return { url: `${server.url}/${path}`, stop: () => server.stop() };
}

async function readWhole(spec) {
  const content = await openContent(spec);
  try {
    const body = await readAcross([content], { start: 0, end: content.lengthBytes });
    return { name: content.name, body };
  } finally {
    await content.close();
  }
}
