/**
 * Codecs, by mediabunny's names, that ISO BMFF carries for MSE. DTS is none of
 * them: no browser that we know plays it there, so it is transcoded everywhere.
 */
const IN_MP4: ReadonlySet<string> = new Set([
  ...['avc', 'hevc', 'vp9', 'av1'],
  ...['aac', 'opus', 'mp3', 'flac', 'ac3', 'eac3'],
]);

/** The same for WebM, as `writeWebmHeader` knows them. */
const IN_WEBM: ReadonlySet<string> = new Set(['vp8', 'vp9', 'opus', 'vorbis']);

/**
 * The MIME types of the segments that a track can be made into, those to be
 * preferred first; the page takes the first that its browser supports.
 *
 * @param codec by mediabunny's name; null when it knows none.
 * @param codecString RFC 6381.
 */
export function segmentTypes(
  kind: 'video' | 'audio',
  codec: string | null,
  codecString: string,
): string[] {
  if (codec === null || codecString === '') return [];
  const types: string[] = [];
  if (IN_MP4.has(codec)) types.push(`${kind}/mp4; codecs="${codecString}"`);
  if (IN_WEBM.has(codec)) types.push(`${kind}/webm; codecs="${codecString}"`);
  // Where MP4 does not take it; the browser counts the time itself.
  if (codec === 'mp3') types.push('audio/mpeg');
  return types;
}
