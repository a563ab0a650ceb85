import type { DiagnosisCode } from '../core/diagnosis.js';
import { formatMegabits, formatPercent, formatSeconds } from './format.js';
import type { Strings } from './strings.js';
import type { WaitingReason } from './waiting-reason.js';

/** A wait without peers shows its seconds from here on: before, they only hurry. */
const SECONDS_SHOWN_FROM = 3;

/** The words for a wait: `label` says it, `detail` ticks beside it, `hint` explains below. */
export interface WaitingText {
  readonly label: string;
  readonly detail: string;
  readonly hint: string;
}

/** Puts a reason to wait into words; what is wrong, if anything, explains it. */
export function waitingText(
  reason: WaitingReason,
  strings: Strings,
  diagnosis: DiagnosisCode | null = null,
): WaitingText {
  return {
    label: strings.waiting[reason.kind],
    detail: detailOf(reason, strings.locale),
    hint: hintOf(reason, strings, diagnosis),
  };
}

function detailOf(reason: WaitingReason, locale: string): string {
  if ('progress' in reason) return formatPercent(reason.progress, locale);
  if (!('seconds' in reason) || reason.seconds < SECONDS_SHOWN_FROM) return '';
  return formatSeconds(reason.seconds, locale);
}

function hintOf(reason: WaitingReason, strings: Strings, diagnosis: DiagnosisCode | null): string {
  if (reason.kind === 'too-slow') {
    const { neededBytesPerSecond, actualBytesPerSecond } = reason;
    const show = (rate: number): string => formatMegabits(rate, strings.locale);
    return strings.tooSlow(show(neededBytesPerSecond), show(actualBytesPerSecond));
  }
  return diagnosis ? strings.diagnoses[diagnosis] : '';
}
