import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { generateBytes } from './generated-bytes.mjs';

/**
 * One file of a torrent, wherever its bytes come from.
 *
 * @typedef {object} Content
 * @property {string} name path inside the torrent, `/`-separated
 * @property {number} lengthBytes
 * @property {(range: {start: number, end: number}) => Promise<Uint8Array>} read
 * @property {() => Promise<void>} close
 */

/**
 * What names a content in plain JSON: a file of this machine, bytes in
 * base64, or bytes generated from a seed.
 *
 * @typedef {{path: string, name?: string}
 *   | {name: string, base64: string}
 *   | {name: string, lengthBytes: number, seed: number}} ContentSpec
 */

/**
 * @param {ContentSpec} spec
 * @returns {Promise<Content>}
 * @throws TypeError when the spec is of none of the three forms.
 */
export async function openContent(spec) {
  if ('path' in spec) return openFile(spec.path, spec.name ?? basename(spec.path));
  if ('base64' in spec) return fromBytes(Buffer.from(spec.base64, 'base64'), spec.name);
  if (Number.isSafeInteger(spec.lengthBytes) && Number.isInteger(spec.seed)) return generated(spec);
  throw new TypeError(`not a content: ${JSON.stringify(spec)}`);
}

async function openFile(path, name) {
  const { size: lengthBytes } = await stat(path);
  const handle = await open(path, 'r');
  return {
    name,
    lengthBytes,
    async read({ start, end }) {
      const bytes = new Uint8Array(end - start);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
      if (bytesRead !== bytes.length) throw new Error(`${path} became shorter than ${end} bytes`);
      return bytes;
    },
    close: () => handle.close(),
  };
}

function fromBytes(bytes, name) {
  return {
    name,
    lengthBytes: bytes.length,
    read: async ({ start, end }) => new Uint8Array(bytes.subarray(start, end)),
    close: async () => {},
  };
}

function generated({ name, lengthBytes, seed }) {
  return {
    name,
    lengthBytes,
    read: async (range) => generateBytes(seed, range),
    close: async () => {},
  };
}

/**
 * Reads a range of several contents laid end to end, as a torrent does.
 *
 * @param {readonly Content[]} contents
 * @param {{start: number, end: number}} range
 * @returns {Promise<Uint8Array>}
 */
export async function readAcross(contents, { start, end }) {
  const bytes = new Uint8Array(end - start);
  let fileStart = 0;
  for (const content of contents) {
    const from = Math.max(start, fileStart);
    const to = Math.min(end, fileStart + content.lengthBytes);
    if (from < to) {
      bytes.set(await content.read({ start: from - fileStart, end: to - fileStart }), from - start);
    }
    fileStart += content.lengthBytes;
  }
  return bytes;
}
