import type { SubtitleCue } from '../../media/subtitles/subtitle-cue.js';

/** A cue for the browser to draw; its text is parsed as WebVTT, never as HTML. */
export function toVttCue({ startSeconds, endSeconds, text, id, settings }: SubtitleCue): VTTCue {
  const cue = new VTTCue(startSeconds, endSeconds, text);
  cue.id = id;
  // A setting is a wish: a browser that lacks one draws the cue where it can.
  return Object.assign(cue, settings);
}
