import { PublishError } from '../publish-error.js';

/** @import {Span} from './viewer-wishes.js' */

/**
 * Bytes of a torrent, as WebTorrent tells of a file.
 *
 * @typedef {{offset: number, length: number}} ByteSpan
 */

/** An index is at one of a file's ends. */
const EDGE_BYTES = 1024 * 1024;

/**
 * The file that is meant, or null when all are.
 *
 * @template {{path: string}} File
 * @param {readonly File[]} files
 * @param {string | null} wish index, path or end of a path
 * @returns {File | null}
 * @throws PublishError `torrent`
 */
export function chooseFile(files, wish) {
  if (wish === null) return null;
  const file =
    files[/^\d+$/.test(wish) ? Number(wish) : NaN] ?? files.find(({ path }) => path.endsWith(wish));
  if (file) return file;
  throw new PublishError('torrent', `It has no file ${wish}, but ${files.length} others`);
}

/**
 * The pieces that bytes are in.
 *
 * @param {ByteSpan} bytes
 * @param {number} pieceLengthBytes
 * @returns {Span}
 */
export function piecesOf({ offset, length }, pieceLengthBytes) {
  const end = Math.ceil((offset + length) / pieceLengthBytes);
  return { first: Math.floor(offset / pieceLengthBytes), end };
}

/** Beginning and end of a file, where its index is. @param {ByteSpan} file */
export function edgesOf({ offset, length }) {
  const edge = Math.min(length, EDGE_BYTES);
  return [
    { offset, length: edge },
    { offset: offset + length - edge, length: edge },
  ];
}

/** What two have in common. @param {Span} span @param {Span} bounds @returns {Span | null} */
export function clip(span, bounds) {
  const first = Math.max(span.first, bounds.first);
  const end = Math.min(span.end, bounds.end);
  return first < end ? { first, end } : null;
}
