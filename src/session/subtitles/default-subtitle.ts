import { primaryLanguage } from './language.js';

/** What decides whether a track of subtitles shows unasked. */
export interface SubtitleChoice {
  /** BCP 47; '' when unknown. */
  readonly language: string;
  readonly isForced: boolean;
}

export interface ViewingFacts {
  /** `navigator.languages`: the languages that the viewer reads, the best first. */
  readonly viewerLanguages: readonly string[];
  /** BCP 47; '' when unknown. */
  readonly audioLanguage: string;
  /** A track shows already: the page's `<track default>`, or the browser's choice. */
  readonly isOneShown: boolean;
}

/**
 * The track that shows unasked, or null for none, which is the rule:
 * subtitles are off until the viewer turns them on.
 *
 * - What the page or the browser shows already stays alone.
 * - Of forced tracks, which translate only what the film's sound leaves
 *   foreign, the one in the sound's language shows if the viewer reads that,
 *   for it was made for that sound;
 * - else the one in the first of the viewer's languages that there is; with
 *   the same region first.
 */
export function defaultSubtitle<Track extends SubtitleChoice>(
  tracks: readonly Track[],
  { viewerLanguages, audioLanguage, isOneShown }: ViewingFacts,
): Track | null {
  if (isOneShown) return null;
  const forced = tracks.filter(({ isForced, language }) => isForced && language !== '');
  const readsAudio = viewerLanguages.some((language) => isSameLanguage(language, audioLanguage));
  const wanted = readsAudio ? [audioLanguage, ...viewerLanguages] : viewerLanguages;
  for (const language of wanted) {
    const found =
      forced.find((track) => track.language === language) ??
      forced.find((track) => isSameLanguage(track.language, language));
    if (found) return found;
  }
  return null;
}

/** Dialects of one language count as the same. */
export function isSameLanguage(a: string, b: string): boolean {
  return a !== '' && primaryLanguage(a) === primaryLanguage(b);
}
