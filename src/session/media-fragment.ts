/** A span of the media timeline that a URL names, in seconds; `end` is null when it is open. */
export interface TimeFragment {
  readonly start: number;
  readonly end: number | null;
}

/**
 * Reads the temporal dimension of a URL's fragment, in normal play time
 * (Media Fragments URI 1.0 §4.2.1): `#t=10`, `#t=10,20.5`, `#t=,20`,
 * `#t=npt:1:02:03`. The last that makes sense counts; null when none does.
 */
export function parseTimeFragment(text: string): TimeFragment | null {
  const hash = text.indexOf('#');
  if (hash < 0) return null;
  const spans = text
    .slice(hash + 1)
    .split('&')
    .map((part) => part.split('='))
    .filter(([name, ...rest]) => rest.length === 1 && decode(name ?? '') === 't')
    .flatMap(([, value]) => parseSpan(decode(value ?? '')) ?? []);
  return spans.at(-1) ?? null;
}

/** What is before the fragment. */
export function withoutFragment(text: string): string {
  return text.split('#', 1)[0] ?? '';
}

function parseSpan(value: string): TimeFragment | null {
  const match = /^(?:npt:)?([\d:.]*)(?:,([\d:.]+))?$/.exec(value);
  if (!match) return null;
  const [, from = '', to] = match;
  if (from === '' && to === undefined) return null;
  const start = from === '' ? 0 : parseTime(from);
  const end = to === undefined ? null : parseTime(to);
  const isValid = !Number.isNaN(start) && (end === null || start < end);
  return isValid ? { start, end } : null;
}

/** `12.5`, `02:12.5` or `1:02:12.5` in seconds; NaN for anything else. */
function parseTime(text: string): number {
  const match = /^(?:(?:(\d+):)?([0-5]\d):([0-5]\d)|(\d+))(\.\d*)?$/.exec(text);
  if (!match) return NaN;
  const [, hours = '0', minutes = '0', ownSeconds, seconds = '0', fraction = '0'] = match;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(ownSeconds ?? seconds);
  return whole + Number(`0${fraction}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
