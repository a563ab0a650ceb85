/** @import {Verdict} from './codec-verdicts.js' */

/**
 * `problem`: some viewers do not see it, or not as it should be; `advice`: it
 * plays, and could play better.
 *
 * @typedef {'problem' | 'advice'} Severity
 *
 * Something about a file that spoils how it plays.
 *
 * @typedef {object} Finding
 * @property {FindingCode} code
 * @property {Severity} severity
 * @property {string} message a sentence for the publisher
 *
 * @typedef {'unknown-container' | 'damaged' | 'file-name' | 'index-last' | 'sparse-key-frames'
 *   | 'video-codec' | 'audio-codec'} FindingCode
 */

/** Two to four seconds are the advice, and many encoders go to five by themselves. */
const LONG_GAP_SECONDS = 5.5;

/** @type {Finding} */
export const UNKNOWN_CONTAINER = {
  code: 'unknown-container',
  severity: 'problem',
  message:
    'It is in no container that the player reads: MP4, MOV, MKV, WebM, MPEG-TS, Ogg, MP3, AAC, FLAC or WAVE',
};

/** @param {string} why @returns {Finding} */
export function damagedFinding(why) {
  const message = `It is damaged, or not what its name says: ${why}`;
  return { code: 'damaged', severity: 'problem', message };
}

/** @param {boolean} isLast @returns {Finding[]} */
export function indexFindings(isLast) {
  if (!isLast) return [];
  const message = 'Its index is at the end, which viewers fetch before the first picture';
  return [{ code: 'index-last', severity: 'advice', message }];
}

/** @param {number} gapSeconds @returns {Finding[]} */
export function keyFrameFindings(gapSeconds) {
  if (gapSeconds <= LONG_GAP_SECONDS) return [];
  const seconds = gapSeconds.toFixed(1);
  const message = `Up to ${seconds} s lie between key frames, which makes seeking slow; 2 to 4 s are good`;
  return [{ code: 'sparse-key-frames', severity: 'advice', message }];
}

/**
 * @param {'video-codec' | 'audio-codec'} code
 * @param {Verdict | null} verdict
 * @returns {Finding[]}
 */
export function codecFindings(code, verdict) {
  if (!verdict || verdict.severity === null) return [];
  const kind = code === 'video-codec' ? 'picture' : 'sound';
  const message = `Its ${kind} is ${verdict.codec}: ${verdict.why}`;
  return [{ code, severity: verdict.severity, message }];
}

/** @param {string} extension that it should have @returns {Finding} */
export function fileNameFinding(extension) {
  const message = `The player goes by names: it must end in .${extension}`;
  return { code: 'file-name', severity: 'problem', message };
}
