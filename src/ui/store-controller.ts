import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../core/store.js';

/**
 * Renders its host again after every change of a store, for as long as the
 * host is connected. The store may be replaced at any time.
 */
export class StoreController<State extends object> implements ReactiveController {
  #lifetime: AbortController | null = null;
  #store: Store<State>;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost, store: Store<State>) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  /** The store's current snapshot. */
  get state(): State {
    return this.#store.state;
  }

  get store(): Store<State> {
    return this.#store;
  }

  /** Follows another store from now on, and renders what it holds. */
  set store(store: Store<State>) {
    if (store === this.#store) return;
    this.#store = store;
    if (this.#lifetime) this.hostConnected();
  }

  hostConnected(): void {
    this.hostDisconnected();
    this.#lifetime = new AbortController();
    this.#store.subscribe(() => this.#host.requestUpdate(), this.#lifetime.signal);
    // What changed while nobody listened shows too.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#lifetime?.abort();
    this.#lifetime = null;
  }
}
