/** Where and how a cue is drawn: members of VTTCue (WebVTT §8.1), those that differ from its defaults. */
export interface CueSettings {
  readonly vertical?: 'rl' | 'lr';
  /** A line number when `snapToLines`, else a percentage. */
  readonly line?: number;
  /** Default true. */
  readonly snapToLines?: boolean;
  readonly lineAlign?: 'start' | 'center' | 'end';
  /** Percentage. */
  readonly position?: number;
  readonly positionAlign?: 'line-left' | 'center' | 'line-right';
  /** Percentage. */
  readonly size?: number;
  readonly align?: 'start' | 'center' | 'end' | 'left' | 'right';
}

/** One subtitle, whatever format it comes from. */
export interface SubtitleCue {
  readonly startSeconds: number;
  /** Greater than `startSeconds`. */
  readonly endSeconds: number;
  /** WebVTT cue text (WebVTT §4.2.2): markup, `&` and `<` escaped. Untrusted. */
  readonly text: string;
  /** '' when the format has none. */
  readonly id: string;
  readonly settings: CueSettings;
}

/** A film of three hours has some 3,000; a karaoke effect in ASS some 20,000. */
export const MAX_CUES = 50_000;

/** More than fits on a screen; longer texts are cut, so that none is costly to lay out. */
export const MAX_CUE_CHARACTERS = 2_000;

/** A cue, or null when it has no text or no duration. */
export function makeCue(
  span: { readonly startSeconds: number; readonly endSeconds: number },
  text: string,
  settings: CueSettings = {},
  id = '',
): SubtitleCue | null {
  const { startSeconds, endSeconds } = span;
  if (text.trim() === '' || !(endSeconds > startSeconds)) return null;
  return { startSeconds, endSeconds, text, id, settings };
}
