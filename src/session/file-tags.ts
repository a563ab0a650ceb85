import type { EmbeddedPicture, MediaTags } from '../core/media-tags.js';
import { INITIAL_STATE, type PlayerState } from '../core/player-state.js';
import type { Store } from '../core/store.js';
import type { MediaPipeline } from '../media/mse/media-pipeline.js';

export interface FileTagsOptions {
  /** Shows the cover as its poster, unless it has one. */
  readonly video: HTMLVideoElement;
  readonly store: Store<PlayerState>;
  readonly pipeline: Pick<MediaPipeline, 'tracks' | 'tags'>;
  /** The file is not played any more. */
  readonly signal: AbortSignal;
}

/**
 * Puts what a file of sound says of itself into the state, and the picture of
 * its cover where a film's would be. Of a film nothing is asked: what it says
 * may lie anywhere in it, and its picture is the film.
 */
export async function showTags({ video, store, pipeline, signal }: FileTagsOptions): Promise<void> {
  if (pipeline.tracks.some(({ kind }) => kind === 'video')) return;
  const tags = await pipeline.tags().catch(() => null);
  if (!tags || signal.aborted) return;
  const { title, artist, album, cover }: MediaTags = tags;
  const coverUrl = cover && blobUrl(cover, signal);
  if (coverUrl) setPoster(video, coverUrl, signal);
  store.patch('tags', { title, artist, album, coverUrl });
  const forget = () => store.patch('tags', INITIAL_STATE.tags);
  signal.addEventListener('abort', forget, { once: true });
}

function blobUrl({ data, type }: EmbeddedPicture, signal: AbortSignal): string {
  const url = URL.createObjectURL(new Blob([data], { type }));
  signal.addEventListener('abort', () => URL.revokeObjectURL(url), { once: true });
  return url;
}

function setPoster(video: HTMLVideoElement, url: string, signal: AbortSignal): void {
  if (video.hasAttribute('poster')) return;
  video.poster = url;
  const withdraw = () => {
    // The page may have set its own since.
    if (video.poster === url) video.removeAttribute('poster');
  };
  signal.addEventListener('abort', withdraw, { once: true });
}
