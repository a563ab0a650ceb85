/**
 * What is to be mended of a file, and what it is.
 *
 * @typedef {object} Repair
 * @property {'mp4' | 'matroska' | 'webm' | 'other'} family of its container
 * @property {boolean} hasVideo
 * @property {boolean} encodesVideo
 * @property {boolean} encodesAudio
 */

/** The advice is two to four seconds; a seek then decodes one second on average. */
const KEY_FRAME_SECONDS = 2;

/**
 * The command that makes a file of the same film which plays well.
 *
 * @param {string} path of the file, as the publisher knows it
 * @param {Repair} repair
 */
export function ffmpegCommand(path, repair) {
  return [
    `ffmpeg -i ${quote(path)}`,
    ...streams(repair),
    ...(repair.hasVideo ? [repair.encodesVideo ? videoEncoder(repair) : '-c:v copy'] : []),
    repair.encodesAudio ? audioEncoder(repair) : '-c:a copy',
    isWebm(repair) || repair.family === 'matroska' ? '-cues_to_front 1' : '-movflags +faststart',
    quote(mendedPath(path, repair)),
  ].join(' ');
}

/**
 * All sound and text where the new container takes them as they are. Left to
 * itself, ffmpeg takes the best of each.
 *
 * @param {Repair} repair
 */
function streams({ family }) {
  if (family === 'other') return ['-sn'];
  return ['-map "0:v:0?" -map "0:a?" -map "0:s?" -c:s copy'];
}

/** @param {Repair} repair */
function videoEncoder(repair) {
  const keyFrames = `-force_key_frames "expr:gte(t,n_forced*${KEY_FRAME_SECONDS})"`;
  return isWebm(repair)
    ? `-c:v libvpx-vp9 -crf 31 -b:v 0 ${keyFrames}`
    : `-c:v libx264 -crf 20 -pix_fmt yuv420p ${keyFrames}`;
}

/** @param {Repair} repair */
function audioEncoder(repair) {
  return isWebm(repair) ? '-c:a libopus -b:a 128k' : '-c:a aac -b:a 192k';
}

/** @param {Repair} repair */
function isWebm({ family }) {
  return family === 'webm';
}

/** @param {string} path @param {Repair} repair */
function mendedPath(path, { family, hasVideo }) {
  const extensions = { mp4: 'mp4', other: 'mp4', matroska: 'mkv', webm: 'webm' };
  const audioOnly = { mp4: 'm4a', other: 'm4a', matroska: 'mka', webm: 'webm' };
  const extension = (hasVideo ? extensions : audioOnly)[family];
  return `${path.replace(/(?<=[^/\\])\.[^./\\]*$/, '')}.web.${extension}`;
}

/** In double quotes, which every shell knows, as long as nothing in them means something to one. @param {string} path */
function quote(path) {
  const safe = path.startsWith('-') ? `./${path}` : path;
  if (/^[\w@%+=:,./\\-]+$/.test(safe)) return safe;
  return /["$`!]/.test(safe) ? `'${safe.replaceAll("'", "'\\''")}'` : `"${safe}"`;
}
