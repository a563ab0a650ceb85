import { fileURLToPath } from 'node:url';
import { openContent } from '../../demo/swarm/content.mjs';
import { makeTorrent } from '../../demo/swarm/torrent-file.mjs';
import { startWebServer } from '../../demo/swarm/web-server.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Small films, small pieces: playback begins with the first. */
const PIECE_LENGTH_BYTES = 64 * 1024;

/**
 * A web server with the page, the player as built, and torrents whose only
 * supplier is its own web seed (BEP 19).
 *
 * @param {string} filesFolder what `/files/` shows
 */
export async function startTorrentServer(filesFolder) {
  const answers = {};
  const folders = { '/': here('.'), '/dist/': here('../../dist'), '/files/': filesFolder };
  const { url, stop } = await startWebServer({ folders, answers });

  /** Publishes contents; returns the attributes that make an element play them. */
  async function publish(name, contents) {
    const layout = contents.length > 1 ? 'folder' : 'file';
    const { bytes } = await makeTorrent(contents, {
      pieceLengthBytes: PIECE_LENGTH_BYTES,
      name: layout === 'folder' ? 'files' : name,
      layout,
    });
    await Promise.all(contents.map((content) => content.close()));
    const path = `/torrents/${name}.torrent`;
    answers[path] = () => ({ type: 'application/x-bittorrent', body: bytes });
    const webSeed = layout === 'folder' ? `${url}/` : `${url}/files/${name}`;
    return { src: url + path, 'web-seeds': webSeed };
  }

  return {
    pageUrl: `${url}/page.html`,
    url,
    stop,

    /** Publishes files of the folder. */
    async publishFiles(names) {
      const open = (name) => openContent({ path: `${filesFolder}/${name}`, name });
      return publish(names[0], await Promise.all(names.map(open)));
    },

    /** Publishes bytes, which take the place of a file of that name. */
    async publishBytes(name, bytes) {
      answers[`/files/${name}`] = () => ({
        type: 'application/octet-stream',
        body: bytes,
        ranges: true,
      });
      return publish(name, [await openContent({ name, base64: bytes.toString('base64') })]);
    },
  };
}
