import type { ConsentMode, ConsentTerms } from './core/player-state.js';
import { parseConsent } from './session/attribute-values.js';
import { ConsentGate } from './session/consent-gate.js';
import type { ConsentAnswer } from './session/consent-policy.js';
import type { Demand } from './session/player-session.js';
import { SourceElement } from './source-element.js';

/**
 * Lets nothing start before it was agreed to: everything that contacts anybody
 * for the sake of the source goes through `start`.
 */
export abstract class ConsentElement extends SourceElement {
  readonly #gate = new ConsentGate({
    store: this.store,
    read: (name) => this.getAttribute(name),
    canUseServer: () => this.mayPlayWithoutPeers() || this.httpUrls().length > 0,
    dispatch: (request) => this.dispatchEvent(request),
  });
  /** Under which terms the source was started; null before. */
  #terms: ConsentTerms | null = null;

  /**
   * How the viewer is asked before others are contacted: `notice` (the default),
   * `ask` or `granted`. Reflects the attribute. Another value makes void what was
   * answered before, and `ask` leaves the swarm.
   */
  get consent(): ConsentMode {
    return parseConsent(this.getAttribute('consent'));
  }
  set consent(value: string) {
    this.setAttribute('consent', value);
  }

  /**
   * Answers for the viewer, as the panel of `<torrent-player>` does: `peers`,
   * `server`, or `none` for "not now". It settles an open question, holds for
   * later sources of this element, and changes at once how it plays.
   */
  answerConsent(answer: ConsentAnswer): void {
    this.#gate.answer(answer);
    this.#termsChanged();
  }

  /** Forgets what was answered, on former visits too; what is not agreed to without it ends. */
  forgetConsent(): void {
    this.#gate.forget();
    this.#termsChanged();
  }

  override pause(): void {
    this.#gate.withdraw();
    this.media.pause();
  }

  /** Leaves the swarm and forgets everything that was fetched; `play()` joins anew. */
  abstract leave(): void;

  /** @internal True once the source was started, as far as it was agreed to. */
  protected get isStarted(): boolean {
    return this.#terms !== null;
  }

  /** @internal Whether it was agreed to that other viewers are met. */
  protected get mayMeetPeers(): boolean {
    return this.#terms === 'peers';
  }

  /** @internal Whether there is something to play that nobody agreed to. */
  protected get mustAsk(): boolean {
    return this.isSelected() && !this.playsOverHttp() && this.#gate.terms === 'ask';
  }

  /** @internal Resolves when it is agreed to; rejects with what `play()` rejects with. */
  protected ask(): Promise<unknown> {
    return this.#gate.ask();
  }

  /** @internal Plays as far as is agreed to, and asks for the rest. */
  protected startOrAsk(): void {
    if (!this.mustAsk) this.start('playback');
    else
      this.ask().then(
        () => this.start('playback'),
        () => this.media.pause(),
      );
  }

  /** @internal Fetches, as far as is wanted and agreed to. */
  protected start(demand: Demand): void {
    if (!this.isSelected() || this.playsOverHttp() || this.mustAsk) return;
    this.#terms = this.#gate.terms;
    this.startUnder(this.#terms, demand);
  }

  /** @internal Another source is about to be selected. */
  protected forgetStart(): void {
    this.#gate.withdraw();
    this.#terms = null;
  }

  /** @internal An attribute of consent, or what could be played from servers, is another. */
  protected consentChanged(former: string | null, value: string | null): void {
    if (parseConsent(former) !== parseConsent(value)) this.#gate.modeChanged();
    this.#termsChanged();
  }

  /** @internal What could be played from servers may be another. */
  protected serversChanged(): void {
    this.#gate.update();
  }

  #termsChanged(): void {
    const { terms } = this.#gate;
    if (this.#terms === null) this.preloadNow();
    else if (terms === 'ask') this.leave();
    else if (terms !== this.#terms) this.#rejoin();
  }

  /** Goes on from where playback is, under other terms. */
  #rejoin(): void {
    const { currentTime, paused } = this.media;
    this.selectAgain(this.store.state.torrent.fileIndex);
    this.media.currentTime = currentTime;
    if (paused) this.start('first-frame');
    else this.play().catch(() => undefined);
  }

  /** @internal Whether a source is selected. */
  protected abstract isSelected(): boolean;
  /** @internal Whether a `<source>` plays. */
  protected abstract playsOverHttp(): boolean;
  /** @internal Begins what the attributes `autoplay` and `preload` ask for. */
  protected abstract preloadNow(): void;
  /** @internal Contacts those who may be. */
  protected abstract startUnder(terms: ConsentTerms, demand: Demand): void;
  /**
   * @internal Gives up what was loaded, and selects the source again.
   * @param file - index of the one to play, or null for the one that the page wants
   */
  protected abstract selectAgain(file: number | null): void;
}
