import type { ConsentMode, ConsentTerms } from '../core/player-state.js';

/** What a viewer, or the page for the viewer, answers: with peers, from servers only, or not now. */
export type ConsentAnswer = 'peers' | 'server' | 'none';

/** An answer that lasts. */
export type LastingAnswer = Exclude<ConsentAnswer, 'none'>;

export interface ConsentFacts {
  readonly mode: ConsentMode;
  /** What was answered; null before. */
  readonly answer: LastingAnswer | null;
  readonly prefersPrivacy: boolean;
  readonly canUseServer: boolean;
}

/**
 * Who may be contacted when playback is wanted. An answer counts more than
 * what the page says, and a browser that asks for privacy more than a notice
 * which nobody may have read.
 */
export function consentTerms({
  mode,
  answer,
  prefersPrivacy,
  canUseServer,
}: ConsentFacts): ConsentTerms {
  if (answer === 'peers' || (answer === null && mode === 'granted')) return 'peers';
  if (answer === 'server') return canUseServer ? 'server' : 'ask';
  if (mode === 'ask') return 'ask';
  if (!prefersPrivacy) return 'peers';
  return canUseServer ? 'server' : 'ask';
}

/** What is no answer is none. */
export function toConsentAnswer(value: unknown): ConsentAnswer {
  return value === 'peers' || value === 'server' ? value : 'none';
}
