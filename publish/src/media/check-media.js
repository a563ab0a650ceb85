import { judgeAudio, judgeVideo } from './codec-verdicts.js';
import { ffmpegCommand } from './ffmpeg-command.js';
import { hasPlayableName, isMediaName } from './file-names.js';
import { UNKNOWN_CONTAINER, codecFindings, damagedFinding, fileNameFinding } from './findings.js';
import { indexFindings, keyFrameFindings } from './findings.js';
import { areCuesLast, isMovieIndexLast } from './index-position.js';
import { longestKeyFrameGap } from './key-frames.js';
import { openInput } from './readable.js';

/** @import {Input, InputAudioTrack, InputVideoTrack} from 'mediabunny' */
/** @import {Readable} from './readable.js' */
/** @import {Repair} from './ffmpeg-command.js' */
/** @import {Finding} from './findings.js' */

/**
 * @typedef {object} MediaReport
 * @property {string} file its name
 * @property {string | null} container null when it could not be read
 * @property {number | null} durationSeconds null when it could not be read
 * @property {string[]} codecs for people
 * @property {Finding[]} findings
 * @property {string | null} command mends what was found; null when there is nothing to mend by
 *   encoding
 */

/** Containers by the demuxer's names: what they have in common, and the names of files of them. */
/** @type {Record<string, {family: Repair['family'], extension: string}>} */
const CONTAINERS = {
  MP4: { family: 'mp4', extension: 'mp4' },
  'QuickTime File Format': { family: 'mp4', extension: 'mov' },
  Matroska: { family: 'matroska', extension: 'mkv' },
  WebM: { family: 'webm', extension: 'webm' },
  'MPEG Transport Stream': { family: 'other', extension: 'ts' },
  Ogg: { family: 'other', extension: 'ogg' },
  MP3: { family: 'other', extension: 'mp3' },
  ADTS: { family: 'other', extension: 'aac' },
  FLAC: { family: 'other', extension: 'flac' },
  WAVE: { family: 'other', extension: 'wav' },
};

/**
 * Looks into a file that is to be published.
 *
 * @param {Readable} file
 * @param {object} [options]
 * @param {string} [options.path] how the publisher knows it, for the command; default its name
 * @param {boolean} [options.isOnly] nothing else is published; default false
 * @returns {Promise<MediaReport | null>} null for a file that only comes along, such as subtitles
 * @throws what `file.read` throws
 */
export async function checkMedia(file, { path = file.name, isOnly = false } = {}) {
  if (!isOnly && !isMediaName(file.name)) return null;
  /** @type {{reason: unknown} | null} */
  let failure = null;
  const input = openInput({
    ...file,
    read: (range) =>
      file.read(range).catch((reason) => {
        failure = { reason };
        throw reason;
      }),
  });
  try {
    if (await input.canRead()) return await look(input, file, path);
    return spoiled(file, path, UNKNOWN_CONTAINER);
  } catch (reason) {
    if (failure) throw reason;
    return spoiled(file, path, damagedFinding(textOf(reason)));
  } finally {
    input.dispose();
  }
}

/** @param {Input} input @param {Readable} file @param {string} path @returns {Promise<MediaReport>} */
async function look(input, file, path) {
  const format = (await input.getFormat()).name;
  const { family, extension } = CONTAINERS[format] ?? { family: 'other', extension: 'mp4' };
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video && !audio)
    return spoiled(file, path, damagedFinding('it lists neither picture nor sound'));
  const picture = video && judgeVideo(...(await namesOf(video)));
  const sound = audio && judgeAudio(...(await namesOf(audio)));
  const durationSeconds = await input.computeDuration();
  const mendable = [
    ...indexFindings(await isIndexLast(family, file)),
    ...keyFrameFindings(video ? await longestKeyFrameGap(video, durationSeconds) : 0),
    ...codecFindings('video-codec', picture),
    ...codecFindings('audio-codec', sound),
  ];
  return {
    file: file.name,
    container: format,
    durationSeconds,
    codecs: [picture, sound].flatMap((verdict) => (verdict ? [verdict.codec] : [])),
    findings: [...(hasPlayableName(file.name) ? [] : [fileNameFinding(extension)]), ...mendable],
    command: mendable.length > 0 ? repair(path, family, video !== null, mendable) : null,
  };
}

/**
 * @param {InputVideoTrack | InputAudioTrack} track
 * @returns {Promise<[string | null, string]>}
 */
async function namesOf(track) {
  const codecString = await track.getCodecParameterString();
  return [await track.getCodec(), codecString ?? String((await track.getInternalCodecId()) ?? '')];
}

/** @param {Repair['family']} family @param {Readable} file */
async function isIndexLast(family, file) {
  if (family === 'mp4') return isMovieIndexLast(file);
  return family !== 'other' && areCuesLast(file);
}

/**
 * @param {string} path
 * @param {Repair['family']} family
 * @param {boolean} hasVideo
 * @param {readonly Finding[]} findings
 */
function repair(path, family, hasVideo, findings) {
  const found = new Set(findings.map(({ code }) => code));
  return ffmpegCommand(path, {
    family,
    hasVideo,
    encodesVideo: found.has('video-codec') || found.has('sparse-key-frames'),
    encodesAudio: found.has('audio-codec'),
  });
}

/** @param {Readable} file @param {string} path @param {Finding} finding @returns {MediaReport} */
function spoiled(file, path, finding) {
  const command = ffmpegCommand(path, {
    family: 'other',
    hasVideo: true,
    encodesVideo: true,
    encodesAudio: true,
  });
  const unknown = { container: null, durationSeconds: null, codecs: [] };
  return { file: file.name, ...unknown, findings: [finding], command };
}

/** @param {unknown} reason */
function textOf(reason) {
  return reason instanceof Error ? reason.message : String(reason);
}
