import { checkMedia } from '../../publish/src/media/check-media.js';
import { makeTorrent } from '../../publish/src/share/make-torrent.js';
import { advisedPieceLength } from '../../publish/src/share/piece-length.js';

const READ_BYTES = 4 * 1024 * 1024;

/**
 * Makes a torrent of chosen files, and looks into them.
 *
 * @param {ReturnType<typeof import('./chosen-files.js').contentOf>} content
 * @param {object} options
 * @param {number | null} options.pieceLengthBytes null for what suits the size
 * @param {readonly string[]} options.trackers
 * @param {readonly string[]} options.webSeeds
 * @param {boolean} options.isPrivate
 * @param {(hashedBytes: number) => void} onProgress
 * @param {AbortSignal} signal
 */
export async function makeFilm(content, options, onProgress, signal) {
  const reports = await checkAll(content.files, signal);
  const files = content.files.map(({ path, file }) => ({ path, bytes: bytesOf(file, signal) }));
  const pieceLengthBytes = options.pieceLengthBytes ?? advisedPieceLength(content.totalBytes);
  const torrent = await makeTorrent(
    { name: content.name, files },
    { ...options, pieceLengthBytes, onProgress },
  );
  const blob = new Blob(content.files.map(({ file }) => file));
  return { torrent, pieceLengthBytes, content: blob, reports };
}

/** Not `file.stream()`, which Safari cannot iterate. */
async function* bytesOf(file, signal) {
  for (let start = 0; start < file.size; start += READ_BYTES) {
    signal.throwIfAborted();
    yield new Uint8Array(await file.slice(start, start + READ_BYTES).arrayBuffer());
  }
}

/** What is to be said of the files; nothing of those that are fine. */
async function checkAll(files, signal) {
  const reports = [];
  for (const { path, file } of files) {
    signal.throwIfAborted();
    const report = await checkMedia(readableOf(path, file), {
      path: path.split('/').at(-1),
      isOnly: files.length === 1,
    });
    if (report && report.findings.length > 0) reports.push(report);
  }
  return reports;
}

function readableOf(name, file) {
  return {
    name,
    lengthBytes: file.size,
    read: async ({ start, end }) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
}
