import type { TracksSlice } from '../core/player-state.js';
import type { MediaPipeline } from '../media/mse/media-pipeline.js';
import { canonicalLanguage, languageName } from './language-tag.js';

/**
 * What a pipeline says of its audio tracks, as state.
 *
 * @param viewerLanguages In which languages get their names, the best first.
 */
export function describeAudio(
  { tracks, audioTrackId }: Pick<MediaPipeline, 'tracks' | 'audioTrackId'>,
  viewerLanguages: readonly string[],
): TracksSlice {
  const audio = tracks
    .filter(({ kind }) => kind === 'audio')
    .map(({ id, name, language: tag }) => {
      const language = canonicalLanguage(tag ?? '');
      const label = (name?.trim() ?? '') || languageName(language, viewerLanguages);
      return { id: String(id), label: label.slice(0, MAX_LABEL), language };
    });
  return { audio, audioId: audioTrackId === null ? null : String(audioTrackId) };
}

/** BCP 47, of the audio track that plays; '' when unknown. */
export function playingLanguage({ audio, audioId }: TracksSlice): string {
  return audio.find(({ id }) => id === audioId)?.language ?? '';
}

/** A menu has room for no more, and names come from strangers. */
const MAX_LABEL = 100;
