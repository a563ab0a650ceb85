import { EncodedPacketSink } from 'mediabunny';

/** @import {InputVideoTrack} from 'mediabunny' */

/** So much of a film is looked at, at each of so many places; a shorter one as a whole. */
const WINDOW_SECONDS = 60;
const WINDOWS = 5;

/**
 * The longest time between key frames, as far as looked at.
 *
 * @param {InputVideoTrack} track
 * @param {number} endSeconds of the track
 * @returns {Promise<number>} seconds; 0 when it has no frame
 */
export async function longestKeyFrameGap(track, endSeconds) {
  const sink = new EncodedPacketSink(track);
  let longest = 0;
  for (const window of windowsOf(endSeconds)) {
    longest = Math.max(longest, await longestWithin(sink, window, endSeconds));
  }
  return longest;
}

/**
 * The parts of a film that are looked at, evenly spread.
 *
 * @param {number} endSeconds
 * @returns {{start: number, end: number}[]} seconds
 */
export function windowsOf(endSeconds) {
  if (endSeconds <= WINDOW_SECONDS * WINDOWS) return [{ start: 0, end: endSeconds }];
  const step = (endSeconds - WINDOW_SECONDS) / (WINDOWS - 1);
  return Array.from({ length: WINDOWS }, (_, at) => ({
    start: at * step,
    end: at * step + WINDOW_SECONDS,
  }));
}

/**
 * @param {EncodedPacketSink} sink
 * @param {{start: number, end: number}} window
 * @param {number} endSeconds
 */
async function longestWithin(sink, { start, end }, endSeconds) {
  const options = { metadataOnly: true };
  let key = (await sink.getKeyPacket(start, options)) ?? (await sink.getFirstKeyPacket(options));
  let longest = 0;
  while (key && key.timestamp < end) {
    const next = await sink.getNextKeyPacket(key, options);
    longest = Math.max(longest, (next?.timestamp ?? endSeconds) - key.timestamp);
    key = next;
  }
  return longest;
}
