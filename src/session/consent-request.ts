import type { ConsentAnswer } from './consent-policy.js';

/** What the page is told when it may answer for the viewer. */
export interface ConsentRequestDetail {
  /** Whether `server` is an answer: a web seed, or a `<source>`, has the film. */
  readonly canUseServer: boolean;
}

export interface TorrentConsentRequestInit extends EventInit {
  readonly detail: ConsentRequestDetail;
  readonly respondWith: (answer: ConsentAnswer | PromiseLike<ConsentAnswer>) => void;
}

/**
 * `torrentconsentrequest`: playback is wanted, and the viewer has not said
 * whether other viewers may be met. Cancelable: a page that calls
 * `preventDefault()` or `respondWith()` asks the viewer itself.
 */
export class TorrentConsentRequestEvent extends Event {
  declare readonly type: 'torrentconsentrequest';
  readonly detail: ConsentRequestDetail;
  readonly #respondWith: TorrentConsentRequestInit['respondWith'];

  /** An event may be the init of another, which answers for it. */
  constructor(type: string, init: TorrentConsentRequestInit) {
    super(type, init);
    this.detail = init.detail;
    this.#respondWith = (answer) => init.respondWith(answer);
  }

  /**
   * Answers, now or when the promise is fulfilled: `peers`, `server`, or `none`
   * for "not now", which is what a rejection counts as. An answer to a question
   * that is no more (another source was set, for example) has no effect.
   */
  respondWith(answer: ConsentAnswer | PromiseLike<ConsentAnswer>): void {
    this.preventDefault();
    this.#respondWith(answer);
  }
}
