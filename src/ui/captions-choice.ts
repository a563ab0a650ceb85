import type { TextTrackInfo } from '../core/player-state.js';

/**
 * Which text track to show when a viewer just wants subtitles: the one that
 * showed last, else the first in the best of their languages that there is,
 * else the first. Its index; null without any.
 */
export function captionsChoice(
  tracks: readonly TextTrackInfo[],
  lastShown: number | null,
  languages: readonly string[],
): number | null {
  const last = tracks.find(({ index }) => index === lastShown);
  const spoken = languages
    .map((language) => tracks.find((track) => primary(track.language) === primary(language)))
    .find((track) => track !== undefined);
  return (last ?? spoken ?? tracks[0])?.index ?? null;
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
