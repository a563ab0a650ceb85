import type { MediaSegment, Packet, SegmentAssembler } from './segment-assembler.js';

/** What was collected is handed out when the next packet takes longer than this to come. */
const PATIENCE_MS = 20;

/** The segments of one track from one position on, made when they are asked for. */
export class SegmentRun {
  readonly #packets: AsyncIterator<Packet, void>;
  readonly #assembler: SegmentAssembler;
  /** The read under way for the packet after those collected; null before the first. */
  #upcoming: Promise<IteratorResult<Packet, void>> | null = null;

  constructor(packets: AsyncIterator<Packet, void>, assembler: SegmentAssembler) {
    this.#packets = packets;
    this.#assembler = assembler;
  }

  /**
   * The next segment in decode order: `seconds` of media, less when packets
   * are slow to come; null at the end of the track. No frame of it is
   * presented before zero. Call it for one segment at a time.
   *
   * At most one read is under way at any time, and it may outlast the call.
   */
  async next(seconds: number): Promise<MediaSegment | null> {
    for (;;) {
      const upcoming = (this.#upcoming ??= this.#read());
      if (!this.#assembler.isEmpty) {
        const isFull = this.#assembler.collectedSeconds >= seconds;
        if (isFull || !(await settlesWithin(upcoming, PATIENCE_MS))) return this.#assembler.write();
      }
      const { value: packet } = await upcoming;
      if (!packet) return this.#assembler.isEmpty ? null : this.#assembler.write();
      if (!isBeforeZero(packet) && !this.#assembler.add(packet)) return this.#assembler.write();
      this.#upcoming = this.#read();
    }
  }

  /** Lets go of what the packets hold, such as decoders. */
  end(): void {
    // It may wait for a read that is refused later.
    this.#packets.return?.().catch(() => undefined);
  }

  #read(): Promise<IteratorResult<Packet, void>> {
    const packet = this.#packets.next();
    // Its rejection is for the call that awaits it, and there may be none any more.
    packet.catch(() => undefined);
    return packet;
  }
}

/** True for what an edit list cuts off, such as an encoder's priming samples. */
function isBeforeZero(packet: Packet): boolean {
  return packet.timestamp + packet.duration <= 0;
}

async function settlesWithin(promise: Promise<unknown>, patienceMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const settled = promise.then(
    () => true as const,
    () => true as const,
  );
  try {
    return await Promise.race([settled, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
