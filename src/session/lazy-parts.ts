import { PlayerError } from '../core/player-error.js';
import type { SubtitleTracksOptions } from './subtitles/subtitle-tracks.js';

/** The parts of the player that load when they are needed, and not before. */
export function loadEngine() {
  return loadPart(() => import('../engine/index.js'));
}

export function loadMedia() {
  return loadPart(() => import('../media/mse/media-pipeline.js'));
}

/** What watches the swarm once there is one. */
export function loadDiagnosis() {
  return loadPart(() => import('./diagnosis-watch.js'));
}

/** A film plays without its subtitles when their part of the player cannot be loaded. */
export async function openSubtitles(options: SubtitleTracksOptions): Promise<void> {
  const part = await import('./subtitles/subtitle-tracks.js').catch(() => null);
  if (part && !options.signal.aborted) await new part.SubtitleTracks(options).open();
}

/** A network failure is worth another try. */
async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (reason) {
    throw PlayerError.from(reason, 'load-failed');
  }
}
