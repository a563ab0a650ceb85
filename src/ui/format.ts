/**
 * Numbers as viewers read them. Everything is pure: same arguments, same text.
 * Values that make no sense (negative, NaN, infinite) read as zero or as a dash.
 */

const BYTE_UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Shown where there is no number to show. */
const NOTHING = '–';

const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, options);
    formatters.set(key, formatter);
  }
  return formatter;
}

const listFormats = new Map<string, Intl.ListFormat>();

function listFormat(locale: string): Intl.ListFormat {
  let formatter = listFormats.get(locale);
  if (!formatter) {
    formatter = new Intl.ListFormat(locale, { type: 'unit' });
    listFormats.set(locale, formatter);
  }
  return formatter;
}

function orZero(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

function formatScaled(bytes: number, locale: string, suffix: '' | '-per-second'): string {
  let scaled = orZero(bytes) / 1000;
  let index = 0;
  // 999.5 would round to "1,000" of the smaller unit.
  while (scaled >= 999.5 && index < BYTE_UNITS.length - 1) {
    scaled /= 1000;
    index += 1;
  }
  return numberFormat(locale, {
    style: 'unit',
    unit: `${BYTE_UNITS[index] ?? 'terabyte'}${suffix}`,
    unitDisplay: 'short',
    maximumFractionDigits: scaled < 99.95 ? 1 : 0,
  }).format(scaled);
}

/** An amount in decimal units (SI, as shops and systems count), like "1.5 MB". */
export function formatBytes(bytes: number, locale: string): string {
  return formatScaled(bytes, locale, '');
}

/** A rate in decimal units, like "1.5 MB/s". */
export function formatRate(bytesPerSecond: number, locale: string): string {
  return formatScaled(bytesPerSecond, locale, '-per-second');
}

/** A rate in Mbit/s, as bit rates of films are given, without its unit: "4.0", "12". */
export function formatMegabits(bytesPerSecond: number, locale: string): string {
  const megabits = (orZero(bytesPerSecond) * 8) / 1_000_000;
  const digits = megabits < 0.095 ? 2 : megabits < 9.95 ? 1 : 0;
  return numberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(megabits);
}

/** A share of 0 to 1 in whole percent, rounded down: 100 % means all of it. */
export function formatPercent(share: number, locale: string): string {
  // The epsilon keeps 0.29 from reading as 28 %, for want of a binary 0.29.
  const percent = Math.floor(Math.min(orZero(share), 1) * 100 + 1e-9);
  return numberFormat(locale, { style: 'percent' }).format(percent / 100);
}

/** A count of things, like "1,234". */
export function formatCount(count: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(orZero(count));
}

/** What was given per what was taken, like "0.50"; a dash before anything was taken. */
export function formatRatio(givenBytes: number, takenBytes: number, locale: string): string {
  if (orZero(takenBytes) === 0) return NOTHING;
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return numberFormat(locale, digits).format(orZero(givenBytes) / takenBytes);
}

/** A factor, such as a speed, like "1.5×". */
export function formatFactor(factor: number, locale: string): string {
  return `${numberFormat(locale, { maximumFractionDigits: 2 }).format(factor)}×`;
}

/** The name of a language (BCP 47) in another, like "German"; the tag when it has none. */
export function languageName(tag: string, locale: string): string {
  if (tag === '') return '';
  try {
    return new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A wait in whole seconds, like "12s". */
export function formatSeconds(seconds: number, locale: string): string {
  const options = { style: 'unit', unit: 'second', unitDisplay: 'narrow' } as const;
  return numberFormat(locale, options).format(Math.floor(orZero(seconds)));
}

/**
 * A media time like "1:05" or "1:01:05", rounded down to seconds. Hours show
 * when `longestSeconds` (the duration) has any, so that the text keeps its width.
 */
export function formatTime(seconds: number, longestSeconds = seconds): string {
  if (!Number.isFinite(seconds)) return `${NOTHING}:${NOTHING}${NOTHING}`;
  const { hours, minutes, rest } = splitTime(seconds);
  const hasHours = Math.max(seconds, orZero(longestSeconds)) >= 3600;
  const padded = String(rest).padStart(2, '0');
  if (!hasHours) return `${minutes}:${padded}`;
  return `${hours}:${String(minutes).padStart(2, '0')}:${padded}`;
}

/** A media time as it is spoken, like "1 hour, 5 seconds". */
export function formatSpokenTime(seconds: number, locale: string): string {
  const { hours, minutes, rest } = splitTime(seconds);
  const parts: string[] = [];
  const say = (value: number, unit: string): void => {
    const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
    parts.push(numberFormat(locale, options).format(value));
  };
  if (hours > 0) say(hours, 'hour');
  if (minutes > 0) say(minutes, 'minute');
  if (rest > 0 || parts.length === 0) say(rest, 'second');
  return listFormat(locale).format(parts);
}

function splitTime(seconds: number): { hours: number; minutes: number; rest: number } {
  const whole = Math.floor(orZero(seconds));
  return {
    hours: Math.floor(whole / 3600),
    minutes: Math.floor((whole % 3600) / 60),
    rest: whole % 60,
  };
}
