/** The little of `path` that WebTorrent touches while it loads. Nothing of ours is on a disk. */
export const sep = '/';
export const join = (...parts) => parts.join(sep);
export default { join, sep };
