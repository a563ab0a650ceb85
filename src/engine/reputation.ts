import type { Delivery } from './piece-assembly.js';

/** So long a piece under suspicion is left to one supplier that does not finish it. */
export const ALONE_MS = 5_000;

interface Fingerprint extends Delivery {
  readonly print: number;
}

/** A piece that failed its hash, until it passes. */
interface Suspicion {
  /** The only one that may be asked for it, until `untilMs`; null until somebody is. */
  ownerId: string | null;
  untilMs: number;
  /** Those who did not finish it, and until when others come before them. */
  readonly losers: Map<string, number>;
  /** What was delivered in vain. */
  readonly delivered: Fingerprint[];
}

/**
 * Who is to blame for pieces that failed their hash. One that alone supplied a
 * piece is banned at once. A piece of several is fetched again from one peer at
 * a time; the right bytes then tell which of the former ones were wrong. Nobody
 * is banned on a mere suspicion: a liar could have honest peers sent away.
 */
export class Reputation {
  readonly #banned = new Set<string>();
  readonly #suspicions = new Map<number, Suspicion>();
  readonly #seed: number;

  /** @param seed of the fingerprints; a peer that knew it could forge them. */
  constructor(seed = Math.floor(Math.random() * 2 ** 32)) {
    this.#seed = seed;
  }

  isBanned(supplierId: string): boolean {
    return this.#banned.has(supplierId);
  }

  /**
   * Whether the supplier must not be asked for the piece: banned, or the piece
   * is now another one's alone.
   */
  isBarred(supplierId: string, piece: number, nowMs: number): boolean {
    if (this.#banned.has(supplierId)) return true;
    const suspicion = this.#suspicions.get(piece);
    if (!suspicion) return false;
    const { ownerId, untilMs, losers } = suspicion;
    if (ownerId !== null && nowMs < untilMs) return ownerId !== supplierId;
    return nowMs < (losers.get(supplierId) ?? -Infinity);
  }

  /** A block of the piece is asked of the supplier: a piece under suspicion becomes its alone. */
  onAsked(supplierId: string, piece: number, nowMs: number): void {
    const suspicion = this.#suspicions.get(piece);
    if (!suspicion) return;
    const { ownerId, untilMs } = suspicion;
    if (ownerId !== null && ownerId !== supplierId && nowMs < untilMs) return;
    suspicion.ownerId = supplierId;
    suspicion.untilMs = nowMs + ALONE_MS;
  }

  /** The supplier will not deliver (the rest of) the piece: another one may try. */
  onLost(supplierId: string, piece: number, nowMs: number): void {
    const suspicion = this.#suspicions.get(piece);
    if (suspicion?.ownerId !== supplierId) return;
    suspicion.ownerId = null;
    suspicion.losers.set(supplierId, nowMs + ALONE_MS);
  }

  /** The supplier is gone: what was its alone is anybody's. */
  onGone(supplierId: string): void {
    for (const suspicion of this.#suspicions.values()) {
      if (suspicion.ownerId === supplierId) suspicion.ownerId = null;
    }
  }

  /**
   * A piece passed its hash.
   *
   * @returns who is banned, for bytes of the same piece that were not these.
   */
  onVerified(piece: number, bytes: Uint8Array): string[] {
    const delivered = this.#suspicions.get(piece)?.delivered ?? [];
    this.#suspicions.delete(piece);
    const wrong = delivered.filter((one) => one.print !== this.#print(bytes, one));
    return this.#ban(wrong.map(({ origin }) => origin));
  }

  /**
   * A piece failed its hash.
   *
   * @returns who is banned for it.
   */
  onFailed(piece: number, bytes: Uint8Array, deliveries: readonly Delivery[]): string[] {
    const suspicion = this.#suspicions.get(piece) ?? newSuspicion();
    suspicion.ownerId = null;
    this.#suspicions.set(piece, suspicion);
    const origins = new Set(deliveries.map(({ origin }) => origin));
    if (origins.size === 1) return this.#ban(origins);
    for (const one of deliveries) {
      suspicion.delivered.push({ ...one, print: this.#print(bytes, one) });
    }
    return [];
  }

  #ban(ids: Iterable<string>): string[] {
    const fresh = [...new Set(ids)].filter((id) => !this.#banned.has(id));
    for (const id of fresh) this.#banned.add(id);
    return fresh;
  }

  /** 32 bits of a part of the piece (FNV-1a). */
  #print(bytes: Uint8Array, { start, end }: Delivery): number {
    let hash = this.#seed;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    return hash >>> 0;
  }
}

function newSuspicion(): Suspicion {
  return { ownerId: null, untilMs: 0, losers: new Map(), delivered: [] };
}
