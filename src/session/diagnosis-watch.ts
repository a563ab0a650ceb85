import { NO_DIAGNOSIS, diagnose } from '../core/diagnosis.js';
import type { DiagnosisMemory, SupplyFacts } from '../core/diagnosis.js';
import type { PlayerState } from '../core/player-state.js';
import type { Store } from '../core/store.js';
import { diagnosisFacts } from './diagnosis-facts.js';
import { isOurViolation } from './policy-violation.js';

/** Keeps the diagnosis slice, whose only writer it is. */
export class DiagnosisWatch {
  readonly #store: Store<PlayerState>;
  #memory = NO_DIAGNOSIS;
  #blockedDirective: string | null = null;

  /**
   * @param urls trackers and web seeds that the page or the magnet URI names
   * @param signal ends listening
   */
  constructor(store: Store<PlayerState>, urls: readonly string[], signal: AbortSignal) {
    this.#store = store;
    const onViolation = (violation: SecurityPolicyViolationEvent) => {
      if (isOurViolation(violation, urls)) this.#blockedDirective = violation.effectiveDirective;
    };
    document.addEventListener('securitypolicyviolation', onViolation, { signal });
  }

  /**
   * Looks at the state as it is now.
   *
   * @param nowMs of a monotonic clock
   * @returns whether the diagnosis became another
   */
  update(nowMs: number, supply?: SupplyFacts): boolean {
    const page = { isOnline: navigator.onLine, blockedDirective: this.#blockedDirective };
    const facts = diagnosisFacts(this.#store.state, page, supply);
    return this.#remember(diagnose(facts, nowMs, this.#memory));
  }

  /** Nothing is wanted any more; returns as `update`. */
  clear(): boolean {
    return this.#remember(NO_DIAGNOSIS);
  }

  #remember(memory: DiagnosisMemory): boolean {
    const isSame = memory.shown === this.#memory.shown;
    this.#memory = memory;
    if (!isSame) this.#store.patch('diagnosis', { current: memory.shown });
    return !isSame;
  }
}
