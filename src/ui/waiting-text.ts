import { formatPercent, formatSeconds } from './format.js';
import type { Strings } from './strings.js';
import type { WaitingReason } from './waiting-reason.js';

/** A wait without peers shows its seconds from here on: before, they only hurry. */
const SECONDS_SHOWN_FROM = 3;

/** A swarm that is not empty has nearly always answered by now. */
const NOBODY_AFTER_SECONDS = 20;

/** The words for a wait: `label` is spoken, `detail` ticks beside it, `hint` explains below. */
export interface WaitingText {
  readonly label: string;
  readonly detail: string;
  readonly hint: string;
}

/** Puts a reason to wait into words. */
export function waitingText(reason: WaitingReason, strings: Strings): WaitingText {
  return {
    label: strings.waiting[reason.kind],
    detail: detailOf(reason, strings.locale),
    hint: isLonely(reason) ? strings.nobodyYet : '',
  };
}

function detailOf(reason: WaitingReason, locale: string): string {
  if (reason.kind === 'buffering') return formatPercent(reason.progress, locale);
  if (!('seconds' in reason) || reason.seconds < SECONDS_SHOWN_FROM) return '';
  return formatSeconds(reason.seconds, locale);
}

function isLonely(reason: WaitingReason): boolean {
  return reason.kind === 'looking-for-peers' && reason.seconds >= NOBODY_AFTER_SECONDS;
}
