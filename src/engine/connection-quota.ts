/**
 * Counts RTCPeerConnections against a limit, from their creation until they
 * are closed, whatever state they are in. A page has about 500 of them, its
 * own included.
 */
export class ConnectionQuota {
  readonly #limit: number;
  readonly #parent: ConnectionQuota | null;
  #taken = 0;

  /** @param parent a larger quota that this one is a part of. */
  constructor(limit: number, parent: ConnectionQuota | null = null) {
    this.#limit = limit;
    this.#parent = parent;
  }

  get taken(): number {
    return this.#taken;
  }

  /** How many more there may be now. */
  get free(): number {
    const own = Math.max(0, this.#limit - this.#taken);
    return this.#parent ? Math.min(own, this.#parent.free) : own;
  }

  /** Takes one; the function gives it back, once. Null when none is left. */
  take(): (() => void) | null {
    if (this.#taken >= this.#limit) return null;
    const giveBackToParent = this.#parent ? this.#parent.take() : ignore;
    if (!giveBackToParent) return null;
    this.#taken++;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#taken--;
      giveBackToParent();
    };
  }
}

const ignore = (): void => undefined;
