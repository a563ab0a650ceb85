import { concatenate } from './concatenate.js';
import { tick } from './decode-clock.js';
import type { DecodeClock } from './decode-clock.js';
import { writeFragment } from './fragment-writer.js';
import type { FragmentSample } from './fragment-writer.js';
import { frameDurations } from './frame-durations.js';
import { PresentationSpan } from './segment-assembler.js';
import type { MediaSegment, Packet, SegmentAssembler } from './segment-assembler.js';

/** What the frames of a track are, as far as their times go. */
export interface FrameOrder {
  readonly kind: 'video' | 'audio';
  /** Whether frames may be presented in another order than they are decoded. */
  readonly reorders: boolean;
}

/** A key frame this far from the frame before it, in its own durations, begins a new segment. */
const JUMP_FRAMES = 8;

/** Makes movie fragments (ISO/IEC 14496-12). Decode times go on from segment to segment. */
export class FragmentAssembler implements SegmentAssembler {
  readonly #timescale: number;
  readonly #order: FrameOrder;
  readonly #nextSequenceNumber: () => number;
  #clock: DecodeClock | null = null;
  #packets: Packet[] = [];
  #span = new PresentationSpan();

  /** @param nextSequenceNumber counts the fragments of the track, over all its runs. */
  constructor(timescale: number, order: FrameOrder, nextSequenceNumber: () => number) {
    this.#timescale = timescale;
    this.#order = order;
    this.#nextSequenceNumber = nextSequenceNumber;
  }

  get collectedSeconds(): number {
    return this.#span.seconds;
  }

  get isEmpty(): boolean {
    return this.#packets.length === 0;
  }

  /** False where time jumps. */
  add(packet: Packet): boolean {
    if (this.#isJump(packet)) return false;
    this.#packets.push(packet);
    const { timestamp, duration, type } = packet;
    this.#span.note(timestamp, timestamp + duration, type === 'key');
    return true;
  }

  isClosed(following: Packet | null): boolean {
    if (!this.#order.reorders) return true;
    if (following) return following.timestamp >= this.#span.end - following.duration;
    const told = this.#packets.reduce((sum, { duration }) => sum + duration, 0);
    return told >= 0.99 * this.#span.seconds;
  }

  write(following: Packet | null = null): MediaSegment {
    if (this.isEmpty) throw new RangeError('a segment needs at least one frame');
    const span = new PresentationSpan();
    const durations = this.#order.kind === 'video' ? frameDurations(this.#packets, following) : [];
    const fragments = new Fragments();
    this.#packets.forEach((packet, index) => {
      const sample = this.#sample({ ...packet, duration: durations[index] ?? packet.duration });
      fragments.add(sample);
      const { timestamp } = packet;
      span.note(timestamp, timestamp + sample.durationTicks / this.#timescale, sample.isKey);
    });
    this.#packets = [];
    this.#span = new PresentationSpan();
    return span.segment(fragments.write(this.#nextSequenceNumber));
  }

  #sample({ data, type, timestamp, duration }: Packet): FragmentSample {
    const presentationTicks = this.#ticks(timestamp);
    const isKey = type === 'key';
    const told = { presentationTicks, durationTicks: this.#ticks(duration), isKey };
    const { timing, clock } = tick(this.#clock, told, this.#order.reorders);
    this.#clock = clock;
    const compositionOffsetTicks = presentationTicks - timing.decodeTicks;
    return { ...timing, data, compositionOffsetTicks, isKey };
  }

  #isJump({ type, timestamp, duration }: Packet): boolean {
    if (this.isEmpty || type !== 'key') return false;
    return Math.abs(timestamp - this.#span.end) > JUMP_FRAMES * duration;
  }

  #ticks(seconds: number): number {
    return Math.round(seconds * this.#timescale);
  }
}

/** Durations that differ by more than this factor are not put into one fragment. */
const SIMILAR = 2;

/**
 * Samples that follow each other without a gap in decode time share a
 * fragment, unless some are far longer: Firefox gives each sample of a fragment
 * its share of the decode time by how long it is presented, and would come
 * beyond the next fragment's time.
 */
class Fragments {
  readonly #fragments: FragmentSample[][] = [];

  add(sample: FragmentSample): void {
    const fragment = this.#fragments.at(-1);
    const last = fragment?.at(-1);
    if (fragment && last && belongTogether(last, sample)) fragment.push(sample);
    else this.#fragments.push([sample]);
  }

  write(nextSequenceNumber: () => number): Uint8Array<ArrayBuffer> {
    const written = this.#fragments.map((samples) => writeFragment(nextSequenceNumber(), samples));
    const [first] = written;
    return first && written.length === 1 ? first : concatenate(written);
  }
}

function belongTogether(one: FragmentSample, next: FragmentSample): boolean {
  const ratio = one.durationTicks / next.durationTicks;
  const follows = one.decodeTicks + one.durationTicks === next.decodeTicks;
  return follows && ratio <= SIMILAR && ratio >= 1 / SIMILAR;
}
