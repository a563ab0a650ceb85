import { MAX_CUE_CHARACTERS, makeCue } from './subtitle-cue.js';
import type { SubtitleCue } from './subtitle-cue.js';

/** A chapter as a container tells of it; its text is WebVTT cue text. */
export interface Chapter {
  readonly startSeconds: number;
  /** NaN when the container does not say. */
  readonly endSeconds: number;
  readonly text: string;
}

/** Chapters as cues, sorted: each ends where the next begins at the latest, the last with the film. */
export function endAtNext(chapters: readonly Chapter[], durationSeconds: number): SubtitleCue[] {
  const sorted = [...chapters].sort((a, b) => a.startSeconds - b.startSeconds);
  return sorted.flatMap(({ startSeconds, endSeconds, text }, index) => {
    const limit = sorted[index + 1]?.startSeconds ?? durationSeconds;
    const end = endSeconds > startSeconds ? Math.min(endSeconds, limit) : limit;
    const span = { startSeconds, endSeconds: end };
    return makeCue(span, text.slice(0, MAX_CUE_CHARACTERS)) ?? [];
  });
}
