import { PlayerError } from '../core/player-error.js';
import type { ContainerDescription, TrackDescription } from './reader/media-reader.js';

/** Answers for a MIME type with codecs, as `MediaSource.isTypeSupported` does. */
export type TypeSupport = (mimeType: string) => boolean;

/** A track that this browser can play. */
export interface PlayableTrack extends TrackDescription {
  /** Of its `mimeTypes`, the first that the browser supports. */
  readonly mimeType: string;
}

/** The tracks that this browser can play, in the container's order. */
export function playableTracks(
  tracks: readonly TrackDescription[],
  isTypeSupported: TypeSupport,
): PlayableTrack[] {
  return tracks.flatMap((track) => {
    const mimeType = track.mimeTypes.find(isTypeSupported);
    return mimeType === undefined ? [] : [{ ...track, mimeType }];
  });
}

/**
 * The tracks to begin with: one of each kind that there is, the preferred of
 * those that can be played. A film without sound is still a film; one without
 * its picture is not.
 *
 * @param playable of that container.
 * @throws PlayerError `media-unsupported` when there is none, or no picture of
 *   those that there are; it names the codecs.
 */
export function chooseTracks(
  { tracks }: ContainerDescription,
  playable: readonly PlayableTrack[],
): PlayableTrack[] {
  const chosen = (['video', 'audio'] as const)
    .map((wanted) => playable.find(({ kind }) => kind === wanted))
    .filter((track) => track !== undefined);
  const lacksPicture = tracks.some(isVideo) && !chosen.some(isVideo);
  if (chosen.length > 0 && !lacksPicture) return chosen;
  const missing = lacksPicture && chosen.length > 0 ? tracks.filter(isVideo) : tracks;
  const names = missing.map(({ kind, codec }) => `${kind} ${codec}`).join(', ');
  throw new PlayerError('media-unsupported', `this browser cannot play ${names}`, {
    codecs: missing.map(({ codec }) => codec),
  });
}

function isVideo({ kind }: TrackDescription): boolean {
  return kind === 'video';
}
