/** So many bad pieces, in which others had a part too, and a peer is sent away. */
const MAX_SHARED_FAILURES = 3;

/**
 * Who is to blame for pieces that failed their hash. One that alone supplied a
 * piece is banned at once; a piece of several is fetched again from one peer at
 * a time, until it is clear which one lies.
 */
export class Reputation {
  readonly #banned = new Set<string>();
  readonly #sharedFailures = new Map<string, number>();
  /** Pieces to be fetched from one supplier only, and from which. */
  readonly #alone = new Map<number, string | null>();

  isBanned(supplierId: string): boolean {
    return this.#banned.has(supplierId);
  }

  /**
   * Whether the supplier must not be asked for the piece: banned, or the piece
   * is now another one's alone.
   */
  isBarred(supplierId: string, piece: number): boolean {
    if (this.#banned.has(supplierId)) return true;
    const owner = this.#alone.get(piece);
    return owner !== undefined && owner !== null && owner !== supplierId;
  }

  /** A block of the piece is asked of the supplier: a piece under suspicion becomes its alone. */
  onAsked(supplierId: string, piece: number): void {
    if (this.#alone.get(piece) === null) this.#alone.set(piece, supplierId);
  }

  /** The supplier will not deliver (the rest of) the piece: another one may try. */
  onLost(supplierId: string, piece: number): void {
    if (this.#alone.get(piece) === supplierId) this.#alone.set(piece, null);
  }

  onVerified(piece: number): void {
    this.#alone.delete(piece);
  }

  /**
   * A piece failed its hash.
   *
   * @returns who is banned for it.
   */
  onFailed(piece: number, origins: ReadonlySet<string>): string[] {
    this.#alone.set(piece, null);
    const guilty = [...origins].filter((id) => origins.size === 1 || this.#isThird(id));
    for (const id of guilty) this.#banned.add(id);
    return guilty;
  }

  #isThird(id: string): boolean {
    const failures = (this.#sharedFailures.get(id) ?? 0) + 1;
    this.#sharedFailures.set(id, failures);
    return failures >= MAX_SHARED_FAILURES;
  }
}
