import { languageName } from './language.js';
import type { SubtitleTraits } from './subtitle-name.js';
import type { TrackLabel } from './managed-track.js';

/**
 * What a menu shows for a track: its name where its author gave one, else its
 * language in the viewer's, and what kind of subtitles it is.
 *
 * @param name Untrusted text; '' when it has none.
 */
export function subtitleLabel(
  traits: SubtitleTraits,
  name: string,
  viewerLanguages: readonly string[],
): TrackLabel {
  const { language, isForced, isForDeaf } = traits;
  const shown = (name.trim() || languageName(language, viewerLanguages)).slice(0, MAX_LABEL);
  const remarks = [isForced && 'forced', isForDeaf && 'SDH'].filter((remark) => remark !== false);
  const missing = remarks.filter((remark) => !shown.toLowerCase().includes(remark.toLowerCase()));
  const label = missing.length === 0 ? shown : `${shown} (${missing.join(', ')})`.trim();
  return { kind: isForDeaf ? 'captions' : 'subtitles', label, language };
}

const MAX_LABEL = 100;

/** Numbers the second and later of labels that are the same. */
export function distinctLabels<Track extends TrackLabel>(tracks: readonly Track[]): Track[] {
  const counts = new Map<string, number>();
  return tracks.map((track) => {
    const count = (counts.get(track.label) ?? 0) + 1;
    counts.set(track.label, count);
    return count === 1 ? track : { ...track, label: `${track.label} ${count}`.trim() };
  });
}
