/** Extensions by which the player takes a file for one that it can play. */
export const PLAYABLE_EXTENSIONS = [
  ...['mp4', 'm4v', 'f4v', '3gp', '3g2', 'mov', 'qt', 'mkv', 'mk3d', 'webm', 'ogv'],
  ...['ts', 'm2t', 'm2ts', 'mts'],
  ...['mp3', 'mpga', 'm4a', 'm4b', 'mka', 'weba', 'aac', 'flac', 'ogg', 'oga', 'opus', 'wav'],
];

/** Films and sounds that it cannot, or does not know by these names. */
const OTHER_MEDIA_EXTENSIONS = [
  ...['asf', 'avi', 'divx', 'flv', 'm2v', 'mpe', 'mpeg', 'mpg', 'mxf'],
  ...['ogm', 'rm', 'rmvb', 'vob', 'wmv', 'aiff', 'aif', 'ape', 'm4p', 'wma', 'wv', 'ac3', 'dts'],
];

/** @param {string} name */
export function hasPlayableName(name) {
  return PLAYABLE_EXTENSIONS.includes(extensionOf(name));
}

/**
 * Whether a file is published for its own sake, and not along with a film as
 * subtitles or a poster are.
 *
 * @param {string} name
 */
export function isMediaName(name) {
  return hasPlayableName(name) || OTHER_MEDIA_EXTENSIONS.includes(extensionOf(name));
}

/** @param {string} name */
function extensionOf(name) {
  return /[^/\\]\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
