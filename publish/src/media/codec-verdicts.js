/** @import {Severity} from './findings.js' */

/**
 * What a codec means for viewers.
 *
 * @typedef {object} Verdict
 * @property {string} codec its name for people
 * @property {Severity | null} severity null when it plays everywhere
 * @property {string} why a sentence; empty when it plays everywhere
 */

/** `profile_idc` of H.264 (ITU-T H.264, annex A) with 8 bits and 4:2:0. */
const COMMON_AVC_PROFILES = new Set([0x42, 0x4d, 0x58, 0x64]);

/** @type {Record<string, Verdict>} */
const VIDEO = {
  vp8: fine('VP8'),
  vp9: fine('VP9'),
  av1: advice('AV1', 'iPhones before the 15 Pro and older Macs do not decode it'),
  hevc: problem('HEVC', 'it plays only where the device decodes it, and in few Firefoxes'),
  prores: problem('ProRes', 'no browser decodes it'),
};

const DECODED_BY_PLAYER = 'the player has to decode it by itself, which costs each viewer time';

/** @type {Record<string, Verdict>} */
const AUDIO = {
  aac: fine('AAC'),
  mp3: fine('MP3'),
  opus: fine('Opus'),
  vorbis: fine('Vorbis'),
  flac: fine('FLAC'),
  ac3: advice('AC-3', DECODED_BY_PLAYER),
  eac3: advice('E-AC-3', DECODED_BY_PLAYER),
  dts: advice('DTS', DECODED_BY_PLAYER),
};

/**
 * @param {string | null} codec mediabunny's name; null when it knows none
 * @param {string} codecString RFC 6381, or how the container calls it
 * @returns {Verdict}
 */
export function judgeVideo(codec, codecString) {
  if (codec === 'avc') return judgeAvc(codecString);
  return known(VIDEO, codec) ?? unknown(codecString);
}

/**
 * @param {string | null} codec as for `judgeVideo`
 * @param {string} codecString as for `judgeVideo`
 * @returns {Verdict}
 */
export function judgeAudio(codec, codecString) {
  if (codec?.startsWith('pcm-')) return advice('PCM', DECODED_BY_PLAYER);
  return known(AUDIO, codec) ?? unknown(codecString);
}

/** @param {string} codecString @returns {Verdict} */
function judgeAvc(codecString) {
  const profile = parseInt(/^avc\d\.([0-9a-f]{2})/i.exec(codecString)?.[1] ?? '', 16);
  return COMMON_AVC_PROFILES.has(profile)
    ? fine('H.264')
    : problem('H.264 of an unusual profile', 'few browsers decode more than 8 bits or 4:2:0');
}

/** @param {Record<string, Verdict>} table @param {string | null} codec */
function known(table, codec) {
  return codec !== null && Object.hasOwn(table, codec) ? table[codec] : undefined;
}

/** @param {string} codecString @returns {Verdict} */
function unknown(codecString) {
  const isPrintable = /^[ -~]{1,40}$/.test(codecString);
  return problem(isPrintable ? codecString : 'of an unknown codec', 'no browser decodes it');
}

/** @param {string} codec @returns {Verdict} */
function fine(codec) {
  return { codec, severity: null, why: '' };
}

/** @param {string} codec @param {string} why @returns {Verdict} */
function advice(codec, why) {
  return { codec, severity: 'advice', why };
}

/** @param {string} codec @param {string} why @returns {Verdict} */
function problem(codec, why) {
  return { codec, severity: 'problem', why };
}
