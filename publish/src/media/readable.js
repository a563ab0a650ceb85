import { ADTS, CustomSource, FLAC, Input, Logging, LogLevel } from 'mediabunny';
import { MATROSKA, MP3, MP4, MPEG_TS, OGG, QTFF, WAVE, WEBM } from 'mediabunny';

/**
 * A file to look into, wherever its bytes are.
 *
 * @typedef {object} Readable
 * @property {string} name its path within the torrent
 * @property {number} lengthBytes
 * @property {(range: {start: number, end: number}) => Promise<Uint8Array>} read exactly the
 *   bytes of the half-open range
 */

/** The containers that the player reads. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS, OGG, MP3, ADTS, FLAC, WAVE];

/**
 * @param {Readable} file
 * @returns {Input} to be disposed of
 */
export function openInput(file) {
  // What is wrong with a file is said by the findings alone.
  Logging.level = LogLevel.Silent;
  return new Input({
    formats: FORMATS,
    source: new CustomSource({
      getSize: () => file.lengthBytes,
      read: (start, end) => file.read({ start, end }),
      prefetchProfile: 'fileSystem',
      handleUnhandledError: () => undefined,
    }),
  });
}

/**
 * As many bytes as there are from a place on, at most.
 *
 * @param {Readable} file
 * @param {number} start
 * @param {number} mostBytes
 */
export function readSome(file, start, mostBytes) {
  return file.read({ start, end: Math.min(start + mostBytes, file.lengthBytes) });
}
