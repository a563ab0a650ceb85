/** WebTorrent labels its own file objects with this; ours come from `media-type.ts`. */
export default { getType: () => null };
