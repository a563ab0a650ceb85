import { parseAss } from './ass.js';
import { decodeText } from './charset.js';
import { MAX_SUBTITLE_FILE_BYTES } from './limits.js';
import { parseSrt } from './srt.js';
import { MAX_CUES } from './subtitle-cue.js';
import type { SubtitleCue } from './subtitle-cue.js';
import { parseVtt } from './vtt.js';

/**
 * The cues of a subtitle file, in the file's order, one after the other so
 * that the caller may pause in between. Rejects when a charset has to be told
 * by its letters, and what does that cannot be loaded. The format is told by its first
 * letters; what is not ASS or WebVTT is read as SRT, of which any text with
 * times can be read. Ends after `MAX_CUES`; what makes no sense is left out.
 *
 * @param language BCP 47, when known: helps to tell old charsets apart.
 * @throws RangeError when the file has more than `MAX_SUBTITLE_FILE_BYTES`.
 */
export async function openSubtitleFile(
  bytes: Uint8Array,
  language = '',
): Promise<Generator<SubtitleCue>> {
  if (bytes.length > MAX_SUBTITLE_FILE_BYTES) {
    throw new RangeError(`${bytes.length} bytes are too many for a subtitle file`);
  }
  return cuesOf(await decodeText(bytes, language));
}

function* cuesOf(text: string): Generator<SubtitleCue> {
  let count = 0;
  for (const cue of parserFor(text)(text)) {
    if (++count > MAX_CUES) return;
    yield cue;
  }
}

/** Lines before the events of an ASS script are looked at this far. */
const HEAD_CHARACTERS = 65_536;

function parserFor(text: string): (text: string) => Generator<SubtitleCue> {
  if (/^\s*WEBVTT/.test(text.slice(0, 100))) return parseVtt;
  return /^\[(?:script info|v4\+? styles|events)\]/im.test(text.slice(0, HEAD_CHARACTERS))
    ? parseAss
    : parseSrt;
}
