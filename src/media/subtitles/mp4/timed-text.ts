import { StyledText } from '../styled-text.js';
import { MAX_CUE_CHARACTERS, makeCue } from '../subtitle-cue.js';
import type { SubtitleCue } from '../subtitle-cue.js';
import { parseCueSettings } from '../vtt.js';
import { boxesOf, viewOf } from './boxes.js';
import type { Mp4Track } from './movie-index.js';
import { TEXT_HANDLERS } from './movie-text.js';

type Span = Pick<SubtitleCue, 'startSeconds' | 'endSeconds'>;

/** Makes cues of one sample's bytes. */
export type SampleReader = (sample: Uint8Array, span: Span) => SubtitleCue[];

const READERS: ReadonlyMap<string, SampleReader> = new Map([
  ['tx3g', readTimedText],
  ['text', readTimedText],
  ['wvtt', readWebVtt],
]);

/** How to read the samples of a text track; null when it is none that we read. */
export function sampleReaderFor({ handler, format }: Mp4Track): SampleReader | null {
  return TEXT_HANDLERS.has(handler) ? (READERS.get(format) ?? null) : null;
}

/** Of the display flags of 3GPP TS 26.245 §5.16, as Apple extends them: every sample is forced. */
const ALL_FORCED = 0x40000000;

export function isForced({ format, description }: Mp4Track): boolean {
  if (format !== 'tx3g' || description.length < 12) return false;
  return (viewOf(description).getUint32(8) & ALL_FORCED) !== 0;
}

/** A sample of 3GPP TS 26.245 §5.17: a length, the text, and boxes that style it. */
export function readTimedText(sample: Uint8Array, span: Span): SubtitleCue[] {
  if (sample.length < 2) return [];
  const textBytes = sample.subarray(2, 2 + viewOf(sample).getUint16(0));
  const isUtf16 = textBytes[0] === 0xfe && textBytes[1] === 0xff;
  const text = new TextDecoder(isUtf16 ? 'utf-16be' : 'utf-8').decode(textBytes);
  const extra = sample.subarray(2 + textBytes.length);
  const styles = boxesOf(extra).find(({ type }) => type === 'styl');
  const styled = applyStyles(text, styles && extra.subarray(styles.start, styles.end));
  const cue = makeCue(span, styled);
  return cue ? [cue] : [];
}

const STYLE_RECORD_BYTES = 12;
const MAX_STYLE_RECORDS = 200;

/** Style records say from which character to which letters are bold, italic, underlined. */
function applyStyles(text: string, records: Uint8Array | undefined): string {
  const styled = new StyledText();
  const characters = Array.from(text.slice(0, MAX_CUE_CHARACTERS).replace(/\r\n?/g, '\n'));
  let done = 0;
  for (const { start, end, face } of readStyles(records)) {
    if (start < done || end > characters.length || end <= start) continue;
    styled.append(characters.slice(done, start).join(''));
    styled.set('b', (face & 1) !== 0);
    styled.set('i', (face & 2) !== 0);
    styled.set('u', (face & 4) !== 0);
    styled.append(characters.slice(start, end).join(''));
    for (const style of ['b', 'i', 'u'] as const) styled.set(style, false);
    done = end;
  }
  styled.append(characters.slice(done).join(''));
  return styled.toString();
}

function* readStyles(records: Uint8Array = new Uint8Array()) {
  const view = viewOf(records);
  const promised = records.length >= 2 ? view.getUint16(0) : 0;
  for (let index = 0; index < Math.min(promised, MAX_STYLE_RECORDS); index++) {
    const at = 2 + index * STYLE_RECORD_BYTES;
    if (at + STYLE_RECORD_BYTES > records.length) return;
    yield { start: view.getUint16(at), end: view.getUint16(at + 2), face: view.getUint8(at + 6) };
  }
}

/** A sample of ISO/IEC 14496-30 §7: a box per cue; `vtte` alone is a gap. */
export function readWebVtt(sample: Uint8Array, span: Span): SubtitleCue[] {
  const decoder = new TextDecoder();
  return boxesOf(sample).flatMap(({ type, start, end }) => {
    if (type !== 'vttc') return [];
    const fields = sample.subarray(start, end);
    const texts = new Map(
      boxesOf(fields).map((box) => [box.type, decoder.decode(fields.subarray(box.start, box.end))]),
    );
    const text = (texts.get('payl') ?? '').slice(0, MAX_CUE_CHARACTERS);
    return makeCue(span, text, parseCueSettings(texts.get('sttg') ?? ''), texts.get('iden')) ?? [];
  });
}

/** The title in a sample of a chapter track. */
export function readTitle(sample: Uint8Array): string {
  const span = { startSeconds: 0, endSeconds: 1 };
  return readTimedText(sample, span)[0]?.text ?? '';
}
