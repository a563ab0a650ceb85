import type { SignalConnection } from 'webtorrent';
import { randomBinary } from './binary-string.js';
import type { SessionDescription } from './session-description.js';

/** A connection of ours that somebody may answer. */
export interface Offer {
  /** A binary string of 20 bytes. */
  readonly id: string;
  readonly description: SessionDescription;
}

interface PooledOffer {
  readonly id: string;
  readonly connection: SignalConnection;
  /** Settles when the description is there, late, or will not come. */
  readonly described: Promise<void>;
  description: SessionDescription | null;
  isTaken: boolean;
}

const OFFER_ID_BYTES = 20;
/** The answer needs the other end's ICE candidates, which take stock clients up to 5 s. */
const OFFER_LIFE_MS = 20_000;
/** One offer that is late does not hold back the announce of the others. */
const OFFER_READY_LIMIT_MS = 1_500;

/**
 * The connections of one torrent that wait to be answered. They are prepared
 * while a tracker is still being connected to, and go to the first that is.
 */
export class OfferPool {
  readonly #open: () => SignalConnection | null;
  readonly #offers = new Map<string, PooledOffer>();

  /** @param open makes a connection that offers; null when there may be no more. */
  constructor(open: () => SignalConnection | null) {
    this.#open = open;
  }

  /** Those in the hands of trackers, where an answer may come from. */
  get outstanding(): number {
    let taken = 0;
    for (const offer of this.#offers.values()) taken += Number(offer.isTaken);
    return taken;
  }

  /** Makes sure that so many can be taken. */
  prepare(count: number): void {
    for (let missing = count - this.#untaken().length; missing > 0; missing--) {
      if (!this.#create()) return;
    }
  }

  /** Takes up to so many, as soon as they are ready; those that are late stay. */
  async take(count: number): Promise<readonly Offer[]> {
    this.prepare(count);
    const offers = this.#untaken().slice(0, count);
    for (const offer of offers) offer.isTaken = true;
    await Promise.all(offers.map((offer) => offer.described));
    return offers.flatMap(({ id, description }) => {
      if (description && this.#offers.has(id)) return [{ id, description }];
      this.giveBack([id]);
      return [];
    });
  }

  /** Nobody has got these: others may. */
  giveBack(ids: readonly string[]): void {
    for (const id of ids) {
      const offer = this.#offers.get(id);
      if (offer) offer.isTaken = false;
    }
  }

  /** The connection of an offer that was answered; null for one that is not ours, or old. */
  answered(id: string): SignalConnection | null {
    const offer = this.#offers.get(id);
    if (!offer?.isTaken) return null;
    this.#offers.delete(id);
    return offer.connection;
  }

  end(): void {
    for (const { connection } of this.#offers.values()) connection.destroy();
  }

  #untaken(): PooledOffer[] {
    return [...this.#offers.values()].filter((offer) => !offer.isTaken);
  }

  #create(): boolean {
    const connection = this.#open();
    if (!connection) return false;
    const id = randomBinary(OFFER_ID_BYTES);
    const described = new Promise<void>((resolve) => {
      const late = setTimeout(resolve, OFFER_READY_LIMIT_MS);
      const settle = (): void => {
        clearTimeout(late);
        resolve();
      };
      connection.once('signal', (description: SessionDescription) => {
        offer.description = { type: description.type, sdp: description.sdp };
        settle();
      });
      connection.once('released', settle);
    });
    const offer: PooledOffer = { id, connection, described, description: null, isTaken: false };
    this.#offers.set(id, offer);
    this.#expire(offer);
    return true;
  }

  #expire({ id, connection }: PooledOffer): void {
    const timer = setTimeout(() => {
      if (this.#offers.has(id)) connection.destroy();
    }, OFFER_LIFE_MS);
    connection.once('released', () => {
      clearTimeout(timer);
      this.#offers.delete(id);
    });
  }
}
