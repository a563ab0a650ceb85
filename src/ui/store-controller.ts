import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../core/store.js';
import type { HasChanged } from './slice-changes.js';

/**
 * Renders its host again after changes of a store, for as long as the host is
 * connected. The store may be replaced at any time.
 */
export class StoreController<State extends object> implements ReactiveController {
  #lifetime: AbortController | null = null;
  #store: Store<State>;
  /** What the host was last rendered for. */
  #rendered: State | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #looksOther: HasChanged<State>;

  /** @param looksOther - whether the host would look different; by default after every change */
  constructor(
    host: ReactiveControllerHost,
    store: Store<State>,
    looksOther: HasChanged<State> = () => true,
  ) {
    this.#host = host;
    this.#store = store;
    this.#looksOther = looksOther;
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
    this.#store.subscribe(() => this.#onChange(), this.#lifetime.signal);
    // What changed while nobody listened shows too.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#rendered = this.state;
  }

  hostDisconnected(): void {
    this.#lifetime?.abort();
    this.#lifetime = null;
  }

  #onChange(): void {
    if (this.#looksOther(this.state, this.#rendered)) this.#host.requestUpdate();
  }
}
