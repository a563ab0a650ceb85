/** A small `EventEmitter` with Node's semantics, as far as WebTorrent and streamx use them. */
export class EventEmitter {
  #listenersOf(event, create = false) {
    // A field initialiser would run after streamx constructors have added listeners.
    this._listeners ??= new Map();
    const listeners = this._listeners.get(event);
    if (listeners || !create) return listeners ?? [];
    const added = [];
    this._listeners.set(event, added);
    return added;
  }

  /** streamx starts to flow when it sees a `data` listener come. */
  #announce(event, listener) {
    if (this._listeners?.has('newListener')) {
      this.emit('newListener', event, listener.listener ?? listener);
    }
  }

  on(event, listener) {
    this.#announce(event, listener);
    this.#listenersOf(event, true).push(listener);
    return this;
  }

  addListener(event, listener) {
    return this.on(event, listener);
  }

  prependListener(event, listener) {
    this.#announce(event, listener);
    this.#listenersOf(event, true).unshift(listener);
    return this;
  }

  once(event, listener) {
    const wrapped = (...values) => {
      this.removeListener(event, wrapped);
      listener.apply(this, values);
    };
    wrapped.listener = listener;
    return this.on(event, wrapped);
  }

  removeListener(event, listener) {
    const listeners = this.#listenersOf(event);
    const index = listeners.findLastIndex(
      (candidate) => candidate === listener || candidate.listener === listener,
    );
    if (index >= 0) listeners.splice(index, 1);
    return this;
  }

  off(event, listener) {
    return this.removeListener(event, listener);
  }

  removeAllListeners(event) {
    if (event === undefined) this._listeners?.clear();
    else this._listeners?.delete(event);
    return this;
  }

  emit(event, ...values) {
    const listeners = this.#listenersOf(event);
    if (listeners.length === 0) {
      if (event === 'error') {
        throw values[0] instanceof Error ? values[0] : new Error('Unhandled error event');
      }
      return false;
    }
    for (const listener of [...listeners]) listener.apply(this, values);
    return true;
  }

  listenerCount(event) {
    return this.#listenersOf(event).length;
  }

  listeners(event) {
    return this.#listenersOf(event).map((listener) => listener.listener ?? listener);
  }

  setMaxListeners() {
    return this;
  }
}

/** What `require('events')` gives is the class, with itself as a member. */
EventEmitter.EventEmitter = EventEmitter;

export default EventEmitter;
