import { lazyImport } from '../core/lazy-import.js';
import { PlayerError } from '../core/player-error.js';
import type { SubtitleTracksOptions } from './subtitles/subtitle-tracks.js';

/** The parts of the player that load when they are needed, and not before. */
export const loadEngine = part(() => import('../engine/index.js'));

export const loadMedia = part(() => import('../media/mse/media-pipeline.js'));

export const loadJoinedParts = part(() => import('./joined-parts.js'));

export const loadSaving = part(() => import('./saving-parts.js'));

const loadSubtitles = lazyImport(() => import('./subtitles/subtitle-tracks.js'));

/** A film plays without its subtitles when their part of the player cannot be loaded. */
export async function openSubtitles(options: SubtitleTracksOptions): Promise<void> {
  const part = await loadSubtitles().catch(() => null);
  if (part && !options.signal.aborted) await new part.SubtitleTracks(options).open();
}

/** A network failure is worth another try. */
function part<Part>(load: () => Promise<Part>): () => Promise<Part> {
  const loadOnce = lazyImport(load);
  return async () => {
    try {
      return await loadOnce();
    } catch (reason) {
      throw PlayerError.from(reason, 'load-failed');
    }
  };
}
