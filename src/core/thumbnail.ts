/** How a picture is wanted. */
export interface ThumbnailOptions {
  /** Of the picture, in pixels, but no more than it has. Default 160. */
  readonly width?: number;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * A picture for a time of the film, in seconds: that of the nearest key frame
 * at or before it, made of bytes that are held already. Nothing is fetched for
 * it, and nothing kept. The bitmap is the caller's, to close.
 *
 * Null where those bytes are not here, where the browser cannot decode them,
 * and for a call that a newer one overtakes before its turn comes: pictures
 * are made one at a time, and the last that was asked for comes next.
 */
export type ThumbnailAt = (
  timeSeconds: number,
  options?: ThumbnailOptions,
) => Promise<ImageBitmap | null>;
