import { Deferred } from '../core/deferred.js';
import type { ConsentSlice, ConsentTerms, PlayerState } from '../core/player-state.js';
import type { Store } from '../core/store.js';
import { parseConsent } from './attribute-values.js';
import { keepAnswer, recallAnswer } from './consent-memory.js';
import {
  consentTerms,
  toConsentAnswer,
  type ConsentAnswer,
  type LastingAnswer,
} from './consent-policy.js';
import { TorrentConsentRequestEvent } from './consent-request.js';
import type { AttributeReader } from './session-attributes.js';

export interface ConsentGateOptions {
  readonly store: Store<PlayerState>;
  /** `consent` and `consent-memory` are read. */
  readonly read: AttributeReader;
  /** Whether web seeds or a `<source>` could do without peers. */
  readonly canUseServer: () => boolean;
  /** False when the page prevented the default. */
  readonly dispatch: (request: TorrentConsentRequestEvent) => boolean;
}

/**
 * Stands between whoever wants to play and those who would be contacted. It
 * knows what was agreed to, asks where nothing was, and keeps the consent slice,
 * whose only writer it is.
 */
export class ConsentGate {
  readonly #options: ConsentGateOptions;
  #answer: LastingAnswer | null = null;
  /** Put to the page or the viewer, and not answered. */
  #question: Deferred<undefined> | null = null;
  #isDispatching = false;

  constructor(options: ConsentGateOptions) {
    this.#options = options;
  }

  /** Who may be contacted, as of now. */
  get terms(): ConsentTerms {
    return this.update().terms;
  }

  /**
   * Asks the page, and if it does not care the viewer.
   *
   * @throws NotAllowedError when the answer is "not now".
   * @throws AbortError when the question is withdrawn.
   */
  ask(): Promise<unknown> {
    const question = (this.#question ??= new Deferred<undefined>());
    const { isAsking, canUseServer } = this.update();
    // A page that prevented the default may have lost its own question: it is told again.
    if (isAsking || this.#isDispatching) return question.promise;
    const request = new TorrentConsentRequestEvent('torrentconsentrequest', {
      cancelable: true,
      detail: { canUseServer },
      respondWith: (answer) => void this.#await(question, answer),
    });
    this.#isDispatching = true;
    const isOurs = this.#options.dispatch(request);
    this.#isDispatching = false;
    if (this.#question === question) this.#patch({ isAsking: isOurs });
    return question.promise;
  }

  /**
   * Settles the question, if there is one. What was agreed to holds for later
   * sources too. `server` is `none` where no server has the film.
   */
  answer(wish: ConsentAnswer): void {
    const answer = wish === 'server' && !this.update().canUseServer ? 'none' : wish;
    if (answer !== 'none') {
      this.#answer = answer;
      if (this.#isKept) keepAnswer(answer);
    }
    const question = this.#close();
    if (answer === 'none') question?.reject(notAllowed());
    else question?.resolve(undefined);
  }

  /** Nobody wants to know any more: the source is another, or playback was paused. */
  withdraw(): void {
    this.#close()?.reject(new DOMException('The question was withdrawn', 'AbortError'));
  }

  /** Forgets what was answered; what was kept for the next visit, too. */
  forget(): void {
    this.#answer = null;
    keepAnswer(null);
    this.update();
  }

  /** The page says something else: what was answered to the former does not count. */
  modeChanged(): void {
    this.#answer = null;
    if (this.update().mode === 'granted') this.#close()?.resolve(undefined);
  }

  /** Looks at the element as it is now. */
  update(): ConsentSlice {
    const mode = parseConsent(this.#options.read('consent'));
    if (mode !== 'granted' && this.#isKept) this.#answer ??= recallAnswer();
    const prefersPrivacy = Reflect.get(navigator, 'globalPrivacyControl') === true;
    const canUseServer = this.#options.canUseServer();
    const terms = consentTerms({ mode, answer: this.#answer, prefersPrivacy, canUseServer });
    this.#patch({ mode, terms, canUseServer, prefersPrivacy, isRemembered: this.#isKept });
    return this.#options.store.state.consent;
  }

  get #isKept(): boolean {
    return this.#options.read('consent-memory') !== null;
  }

  async #await(question: object, answer: unknown): Promise<void> {
    const given = toConsentAnswer(await Promise.resolve(answer).catch(() => 'none'));
    if (this.#question === question) this.answer(given);
  }

  #close(): Deferred<undefined> | null {
    const question = this.#question;
    this.#question = null;
    this.#patch({ isAsking: false });
    this.update();
    return question;
  }

  #patch(patch: Partial<ConsentSlice>): void {
    this.#options.store.patch('consent', patch);
  }
}

function notAllowed(): DOMException {
  return new DOMException('The viewer does not want to play this now', 'NotAllowedError');
}
