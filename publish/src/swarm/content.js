import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { PublishError } from '../publish-error.js';

/**
 * What is published: files of this machine, as a torrent has them.
 *
 * @typedef {object} LocalContent
 * @property {string} name of the file, or of the folder when there are several
 * @property {number} totalBytes
 * @property {readonly LocalFile[]} files
 *
 * @typedef {object} LocalFile
 * @property {string} path within the torrent's folder, `/`-separated
 * @property {string} source where it is on this machine, absolute
 * @property {string} given how the publisher called it
 * @property {number} lengthBytes
 * @property {number} modifiedMs
 */

const READ_BYTES = 1024 * 1024;

/**
 * Finds out what files and folders consist of. One file keeps its name;
 * several, or a folder with several, make a folder. Hidden files are left out.
 *
 * @param {readonly string[]} paths
 * @param {string | null} name of the torrent; null for that of the first
 * @returns {Promise<LocalContent>}
 * @throws PublishError `input`
 */
export async function collectContent(paths, name) {
  const isFolder = paths.length === 1 && (await found(paths[0] ?? '')).isDirectory();
  const listed = await Promise.all(paths.map((path) => listFiles(path, isFolder)));
  const files = listed.flat();
  const totalBytes = files.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
  if (totalBytes === 0) throw new PublishError('input', `${paths.join(', ')}: nothing to publish`);
  requireDistinct(files);
  return { name: nameOf(name, paths[0] ?? '', files), totalBytes, files };
}

/**
 * The bytes of a file, opened when they are asked for.
 *
 * @param {LocalFile} file
 * @param {AbortSignal} signal
 */
export function streamOf({ source }, signal) {
  return Readable.from(
    (async function* read() {
      yield* createReadStream(source, { highWaterMark: READ_BYTES, signal });
    })(),
  );
}

/**
 * Opens a file to be looked into.
 *
 * @param {LocalFile} file
 */
export async function openReadable({ path, source, lengthBytes }) {
  const handle = await open(source, 'r');
  return {
    name: path,
    lengthBytes,
    /** @param {{start: number, end: number}} range */
    async read({ start, end }) {
      const bytes = new Uint8Array(end - start);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
      if (bytesRead < bytes.length) throw new PublishError('input', `${source} became shorter`);
      return bytes;
    },
    close: () => handle.close(),
  };
}

/**
 * The files that are not any more what they were when they were collected.
 *
 * @param {readonly LocalFile[]} files
 * @returns {Promise<LocalFile[]>}
 */
export async function changedFiles(files) {
  const checks = files.map(async (file) => {
    const now = await stat(file.source).catch(() => null);
    return now?.size === file.lengthBytes && now.mtimeMs === file.modifiedMs ? [] : [file];
  });
  return (await Promise.all(checks)).flat();
}

/** @param {string} path @param {boolean} isRoot its own name is that of the torrent */
async function listFiles(path, isRoot) {
  const entry = await found(path);
  if (entry.isDirectory()) return walk(path, isRoot ? '' : basename(resolve(path)));
  return [await describe(path, basename(path))];
}

/**
 * @param {string} folder
 * @param {string} prefix its path within the torrent
 * @returns {Promise<LocalFile[]>}
 */
async function walk(folder, prefix) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unreadable(folder));
  const visible = entries.filter(({ name }) => !name.startsWith('.') && name !== 'Thumbs.db');
  visible.sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = visible.map(async (entry) => {
    const within = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, within);
    // A link to a folder may lead back.
    const isFolder = entry.isSymbolicLink() && (await found(path)).isDirectory();
    return isFolder ? [] : [await describe(path, within)];
  });
  return (await Promise.all(parts)).flat();
}

/** @param {string} given @param {string} path @returns {Promise<LocalFile>} */
async function describe(given, path) {
  const entry = await found(given);
  if (!entry.isFile()) throw new PublishError('input', `${given} is not a file`);
  if (path.includes('\\')) throw new PublishError('input', `${given}: no name for a torrent`);
  const handle = await open(given, 'r').catch(unreadable(given));
  await handle.close();
  const { size: lengthBytes, mtimeMs: modifiedMs } = entry;
  return { path, source: resolve(given), given, lengthBytes, modifiedMs };
}

/** @param {string} path */
function found(path) {
  return stat(path).catch(unreadable(path));
}

/** @param {string} path @returns {(reason: unknown) => never} */
function unreadable(path) {
  return (reason) => {
    const code = reason instanceof Error && 'code' in reason ? reason.code : '';
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${String(code)})`;
    throw new PublishError('input', `${path}: ${why}`, { cause: reason });
  };
}

/** @param {readonly LocalFile[]} files */
function requireDistinct(files) {
  const paths = new Set();
  for (const { path, given } of files) {
    if (paths.has(path)) throw new PublishError('input', `${given}: another is called so as well`);
    paths.add(path);
  }
}

/**
 * @param {string | null} wanted
 * @param {string} first
 * @param {readonly LocalFile[]} files
 */
function nameOf(wanted, first, files) {
  const [only] = files;
  if (only && files.length === 1) {
    const extension = extname(only.path);
    // The player goes by it.
    return wanted === null ? basename(only.path) : `${basename(wanted, extension)}${extension}`;
  }
  const name = basename(resolve(first));
  // Of several files the first gives the folder its name, without what says that it is a film.
  const isFile = files.some(({ given }) => given === first);
  return wanted ?? (isFile ? basename(name, extname(name)) : name);
}
