import type { DiagnosisCode } from '../core/diagnosis.js';
import { formatPercent, formatSeconds } from './format.js';
import type { Strings } from './strings.js';
import type { WaitingReason } from './waiting-reason.js';

/** A wait without peers shows its seconds from here on: before, they only hurry. */
const SECONDS_SHOWN_FROM = 3;

/** The words for a wait: `label` is spoken, `detail` ticks beside it, `hint` explains below. */
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
    hint: diagnosis ? strings.diagnoses[diagnosis] : '',
  };
}

function detailOf(reason: WaitingReason, locale: string): string {
  if (reason.kind === 'buffering') return formatPercent(reason.progress, locale);
  if (!('seconds' in reason) || reason.seconds < SECONDS_SHOWN_FROM) return '';
  return formatSeconds(reason.seconds, locale);
}
