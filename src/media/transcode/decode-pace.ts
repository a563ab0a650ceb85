/**
 * Decides how far a decoder may go, packet by packet. Left to itself, the
 * demuxer reads and decodes more than two seconds ahead: in an interleaved
 * file as much of the picture is read, before the first sound is heard.
 */
export class DecodePace {
  readonly #aheadSeconds: () => number;
  readonly #heldPackets: number;
  #consumedSeconds: number;
  /** Packets that were admitted, and neither consumed nor lost. */
  #pendingPackets = 0;
  #isClosed = false;
  #changed: (() => void) | null = null;

  /**
   * @param aheadSeconds how far ahead of what was consumed packets are decoded; asked at each.
   * @param heldPackets how many the decoder may hold back until it gets the next.
   */
  constructor(startSeconds: number, aheadSeconds: () => number, heldPackets: number) {
    this.#aheadSeconds = aheadSeconds;
    this.#heldPackets = heldPackets;
    this.#consumedSeconds = startSeconds;
  }

  /** Tells that the sound of a packet, which ends at `endSeconds`, was taken. */
  consumed(endSeconds: number): void {
    this.#consumedSeconds = Math.max(this.#consumedSeconds, endSeconds);
    this.lost();
  }

  /** Tells that a packet gave no sound. */
  lost(): void {
    this.#pendingPackets--;
    this.#change();
  }

  /** Lets nothing through any more. */
  close(): void {
    this.#isClosed = true;
    this.#change();
  }

  /** Resolves to true when the packet at `timestamp` may be decoded, to false after `close()`. */
  async admits(timestamp: number): Promise<boolean> {
    while (!this.#isClosed && !this.#isDue(timestamp)) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
    this.#pendingPackets++;
    return !this.#isClosed;
  }

  /** Beyond a gap, a packet is due when the decoder has nothing left but what it holds back. */
  #isDue(timestamp: number): boolean {
    if (this.#pendingPackets <= this.#heldPackets) return true;
    return timestamp < this.#consumedSeconds + this.#aheadSeconds();
  }

  #change(): void {
    this.#changed?.();
    this.#changed = null;
  }
}
