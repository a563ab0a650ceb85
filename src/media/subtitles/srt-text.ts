import { convertAssText } from './ass-text.js';
import { StyledText } from './styled-text.js';
import type { LetterStyle } from './styled-text.js';
import type { CueSettings } from './subtitle-cue.js';

/** The tags of HTML that people write in subtitles; `font` and unknown ones are dropped. */
const TAG = /<(\/?)([a-z]{1,10})(?:\s[^<>]{0,200})?>|<(\/?)br\s{0,3}\/>/gi;

const LETTER_STYLES: ReadonlySet<string> = new Set<LetterStyle>(['b', 'i', 'u']);

/**
 * SubRip text as WebVTT cue text: `<b>`, `<i>`, `<u>` stay, other tags go,
 * and what else looks like markup is text. Override tags of ASS are in many
 * SRT files, most of all `{\an8}`; they are obeyed.
 */
export function convertSrtText(text: string): {
  readonly text: string;
  readonly settings: CueSettings;
} {
  if (text.includes('{\\')) return convertMixedText(text);
  const styled = new StyledText();
  let offset = 0;
  for (const match of text.matchAll(TAG)) {
    styled.append(text.slice(offset, match.index));
    offset = match.index + match[0].length;
    const name = (match[2] ?? 'br').toLowerCase();
    if (isLetterStyle(name)) styled.set(name, match[1] === '');
    else if (name === 'br') styled.append('\n');
  }
  styled.append(text.slice(offset));
  return { text: styled.toString(), settings: {} };
}

/** Says the tags in the words of ASS, which then reads both. */
function convertMixedText(text: string): ReturnType<typeof convertSrtText> {
  const asAss = text.replaceAll('\n', '\\N').replace(TAG, (_tag, slash: string, name?: string) => {
    const tag = (name ?? 'br').toLowerCase();
    if (isLetterStyle(tag)) return `{\\${tag}${slash === '' ? '1' : '0'}}`;
    return tag === 'br' ? '\\N' : '';
  });
  return convertAssText(asAss);
}

function isLetterStyle(name: string): name is LetterStyle {
  return LETTER_STYLES.has(name);
}
