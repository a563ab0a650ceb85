import { settlesWithin } from './settles-within.js';
import type { MediaSegment, Packet, SegmentAssembler } from './segment-assembler.js';

/** What was collected is handed out when the next packet takes longer than this to come. */
const PATIENCE_MS = 20;

/** A segment may end so much earlier where all frames before its end are in it. */
const EARLY_SECONDS = 0.05;

/** No encoder moves a frame by more: standards have decoders hold sixteen back. */
const MOST_REORDERED_FRAMES = 16;

/** Packets of which the first may only be there to decode others. @see RunPackets */
export interface ShownPackets extends AsyncIterator<Packet, void> {
  readonly shownFrom?: number | undefined;
}

/** The segments of one track from one position on, made when they are asked for. */
export class SegmentRun {
  readonly #packets: ShownPackets;
  readonly #assembler: SegmentAssembler;
  /** The read under way for the packet after those collected; null when none is. */
  #upcoming: Promise<IteratorResult<Packet, void>> | null = null;
  /** How often the segment was long enough, but for frames that were missing. */
  #unclosed = 0;

  constructor(packets: ShownPackets, assembler: SegmentAssembler) {
    this.#packets = packets;
    this.#assembler = assembler;
  }

  /**
   * The next segment in decode order: `seconds` of media, less when packets
   * are slow to come; null at the end of the track. No frame of it is
   * presented before zero. Call it for one segment at a time.
   *
   * With 0 seconds a segment ends with the first frame that may end one, and
   * no clock decides where that is. Nothing is read for it beyond that frame.
   *
   * At most one read is under way at any time, and it may outlast the call.
   */
  async next(seconds: number): Promise<MediaSegment | null> {
    for (;;) {
      if (seconds === 0 && this.#isDue(0, null, 0)) return this.#write(null);
      const upcoming = (this.#upcoming ??= this.#read());
      const isLate = seconds > 0 && !(await settlesWithin(upcoming, PATIENCE_MS));
      if (isLate && this.#isDue(0, null, seconds)) return this.#write(null);
      const { value: packet } = await upcoming;
      if (!packet) return this.#assembler.isEmpty ? null : this.#write(null);
      if (this.#isDue(seconds, packet, seconds)) return this.#write(packet);
      if (!this.#assembler.add(packet)) return this.#write(packet);
      this.#upcoming = null;
    }
  }

  /** Lets go of what the packets hold, such as decoders. */
  end(): void {
    // It may wait for a read that is refused later.
    this.#packets.return?.().catch(() => undefined);
  }

  /** Whether a segment of at least so many seconds may be handed out now. */
  #isDue(leastSeconds: number, following: Packet | null, seconds: number): boolean {
    const { isEmpty, collectedSeconds } = this.#assembler;
    if (isEmpty || collectedSeconds < leastSeconds - EARLY_SECONDS) return false;
    if (this.#assembler.isClosed(following)) return true;
    return collectedSeconds >= seconds && ++this.#unclosed > MOST_REORDERED_FRAMES;
  }

  #write(following: Packet | null): MediaSegment {
    this.#unclosed = 0;
    const segment = this.#assembler.write(following);
    const { shownFrom } = this.#packets;
    return shownFrom === undefined ? segment : { ...segment, shownFrom };
  }

  #read(): Promise<IteratorResult<Packet, void>> {
    const packet = this.#packets.next();
    // Its rejection is for the call that awaits it, and there may be none any more.
    packet.catch(() => undefined);
    return packet;
  }
}
