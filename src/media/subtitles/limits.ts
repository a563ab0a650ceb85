/** A film's subtitles are 100 KB; karaoke in ASS reaches a few megabytes. */
export const MAX_SUBTITLE_FILE_BYTES = 5_000_000;
