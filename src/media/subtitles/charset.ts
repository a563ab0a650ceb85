/** Charsets that subtitles of a language were written in before UTF-8, the usual one first. */
const CHARSETS_OF_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  ar: ['windows-1256', 'iso-8859-6'],
  bg: ['windows-1251', 'koi8-r', 'iso-8859-5'],
  bs: ['windows-1250', 'iso-8859-2'],
  cs: ['windows-1250', 'iso-8859-2'],
  el: ['windows-1253', 'iso-8859-7'],
  fa: ['windows-1256'],
  he: ['windows-1255', 'iso-8859-8'],
  hr: ['windows-1250', 'iso-8859-2'],
  hu: ['windows-1250', 'iso-8859-2'],
  ja: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
  ko: ['euc-kr'],
  mk: ['windows-1251', 'iso-8859-5'],
  pl: ['windows-1250', 'iso-8859-2'],
  ro: ['windows-1250', 'iso-8859-2'],
  ru: ['windows-1251', 'koi8-r', 'iso-8859-5'],
  sk: ['windows-1250', 'iso-8859-2'],
  sl: ['windows-1250', 'iso-8859-2'],
  sr: ['windows-1250', 'windows-1251', 'iso-8859-2', 'iso-8859-5'],
  th: ['windows-874'],
  tr: ['windows-1254'],
  uk: ['windows-1251', 'koi8-u', 'iso-8859-5'],
  vi: ['windows-1258'],
  zh: ['gb18030', 'big5'],
};

/** Western Europe, and what is left when nothing else is likely. */
const FALLBACK = 'windows-1252';

/** Enough letters for statistics; more only costs time. */
const SAMPLE_BYTES = 32 * 1024;

/**
 * The charset of a text as a label of the Encoding Standard: that of its byte
 * order mark, else UTF-8 when it is valid UTF-8, else the likeliest by the
 * statistics of its letters, where a language makes its own charsets likelier.
 *
 * The statistics are a part of their own, that few files need. Rejects when it cannot be loaded.
 *
 * @param language BCP 47 tag; '' when unknown, the default.
 */
export async function detectCharset(bytes: Uint8Array, language = ''): Promise<string> {
  const marked = markedCharset(bytes);
  if (marked) return marked;
  if (isValid(bytes, 'utf-8')) return unmarkedUtf16(bytes) ?? 'utf-8';
  const likely = await likelyCharsets(bytes);
  const expected = CHARSETS_OF_LANGUAGE[(language.split('-', 1)[0] ?? '').toLowerCase()];
  if (!expected) return likely[0] ?? unmarkedUtf16(bytes) ?? FALLBACK;
  return (
    likely.find((charset) => expected.includes(charset)) ??
    expected.find((charset) => isValid(bytes, charset)) ??
    likely[0] ??
    FALLBACK
  );
}

/** The text in its detected charset, without a byte order mark. */
export async function decodeText(bytes: Uint8Array, language = ''): Promise<string> {
  return new TextDecoder(await detectCharset(bytes, language)).decode(bytes);
}

function markedCharset(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Every other byte of ASCII letters is zero in UTF-16, and none is in other charsets. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even++;
    else odd++;
  });
  if (Math.max(even, odd, 1) < sample.length / 8 || even === odd) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Most likely first; only those that the bytes are valid in and that can be decoded. */
async function likelyCharsets(bytes: Uint8Array): Promise<string[]> {
  const { analyse } = await import('./letter-statistics.js');
  const letters = withoutAscii(bytes);
  return analyse(letters)
    .map(({ name }) => toLabel(name))
    .filter((label) => label !== null)
    .filter((label) => isValid(bytes, label));
}

/**
 * Times and tags say nothing about the charset, but dilute what does: lines
 * that are ASCII alone are left out of the statistics.
 */
function withoutAscii(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  let length = 0;
  let start = 0;
  while (start < bytes.length && length < kept.length) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte > 0x7f)) {
      const part = line.subarray(0, kept.length - length);
      kept.set(part, length);
      length += part.length;
    }
    start = end;
  }
  return kept.subarray(0, length);
}

/** What `TextDecoder` calls it (Encoding §4.2); null when it cannot decode it. */
function toLabel(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

function isValid(bytes: Uint8Array, charset: string): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
