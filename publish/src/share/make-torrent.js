import createTorrent from 'create-torrent';

/**
 * @typedef {object} TorrentContent
 * @property {string} name of the file, or of the folder when there are several files
 * @property {readonly ContentFile[]} files at least one
 *
 * @typedef {object} ContentFile
 * @property {string} path within the folder, `/`-separated; for a single file its name
 * @property {AsyncIterable<Uint8Array>} bytes read once, from the first to the last
 *
 * @typedef {object} TorrentOptions
 * @property {number} pieceLengthBytes
 * @property {readonly string[]} [trackers] announce URLs
 * @property {readonly string[]} [webSeeds] BEP 19
 * @property {boolean} [isPrivate] BEP 27; default false
 * @property {(hashedBytes: number) => void} [onProgress]
 */

/**
 * Makes a `.torrent` (BEP 3). Same files, name, piece length and privacy give
 * the same infohash.
 *
 * @param {TorrentContent} content
 * @param {TorrentOptions} options
 * @returns {Promise<Uint8Array>}
 * @throws what reading the files throws
 */
export function makeTorrent({ name, files }, options) {
  const { pieceLengthBytes, trackers = [], webSeeds = [], isPrivate = false } = options;
  return new Promise((resolve, reject) => {
    createTorrent(
      files.map(({ path, bytes }) => streamOf(bytes, files.length > 1 ? `${name}/${path}` : path)),
      {
        name,
        pieceLength: pieceLengthBytes,
        announceList: trackers.map((url) => [url]),
        createdBy: 'torrent-player-publish',
        filterJunkFiles: false,
        ...(isPrivate && { private: true }),
        ...(webSeeds.length > 0 && { urlList: [...webSeeds] }),
        ...(options.onProgress && { onProgress: options.onProgress }),
      },
      (error, bytes) => (bytes ? resolve(bytes) : reject(error ?? new Error('no torrent'))),
    );
  });
}

/**
 * What create-torrent takes for a stream: it has a `pipe`, which is not called.
 *
 * @param {AsyncIterable<Uint8Array>} bytes
 * @param {string} fullPath
 */
function streamOf(bytes, fullPath) {
  return {
    fullPath,
    pipe: () => undefined,
    [Symbol.asyncIterator]: () => bytes[Symbol.asyncIterator](),
  };
}
