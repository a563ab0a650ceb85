import { decodeText } from './charset.js';
import { MAX_SUBTITLE_FILE_BYTES } from './limits.js';
import { parseSrt } from './srt.js';
import { MAX_CUES } from './subtitle-cue.js';
import type { SubtitleCue } from './subtitle-cue.js';
import { parseVtt } from './vtt.js';

/**
 * The cues of a subtitle file, in the file's order, one after the other so
 * that the caller may pause in between. Rejects when what reads ASS, or tells a
 * charset by its letters, is needed and cannot be loaded. The format is told by its first
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
  const text = await decodeText(bytes, language);
  return firstOf((await parserFor(text))(text));
}

function* firstOf(cues: Generator<SubtitleCue>): Generator<SubtitleCue> {
  let count = 0;
  for (const cue of cues) {
    if (++count > MAX_CUES) return;
    yield cue;
  }
}

/** Lines before the events of an ASS script are looked at this far. */
const HEAD_CHARACTERS = 65_536;

async function parserFor(text: string): Promise<(text: string) => Generator<SubtitleCue>> {
  if (/^\s*WEBVTT/.test(text.slice(0, 100))) return parseVtt;
  const isAss = /^\[(?:script info|v4\+? styles|events)\]/im.test(text.slice(0, HEAD_CHARACTERS));
  return isAss ? (await import('./ass.js')).parseAss : parseSrt;
}
