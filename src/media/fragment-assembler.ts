import { tick } from './decode-clock.js';
import type { DecodeClock } from './decode-clock.js';
import { writeFragment } from './fragment-writer.js';
import type { FragmentSample } from './fragment-writer.js';
import { PresentationSpan } from './segment-assembler.js';
import type { MediaSegment, Packet, SegmentAssembler } from './segment-assembler.js';

/** Makes movie fragments (ISO/IEC 14496-12). Decode times go on from segment to segment. */
export class FragmentAssembler implements SegmentAssembler {
  readonly #timescale: number;
  readonly #reorders: boolean;
  readonly #nextSequenceNumber: () => number;
  #clock: DecodeClock | null = null;
  #samples: FragmentSample[] = [];
  #span = new PresentationSpan();

  /**
   * @param reorders whether frames may be presented in another order than they are decoded.
   * @param nextSequenceNumber counts the fragments of the track, over all its runs.
   */
  constructor(timescale: number, reorders: boolean, nextSequenceNumber: () => number) {
    this.#timescale = timescale;
    this.#reorders = reorders;
    this.#nextSequenceNumber = nextSequenceNumber;
  }

  get collectedSeconds(): number {
    const ticks = this.#samples.reduce((sum, { durationTicks }) => sum + durationTicks, 0);
    return ticks / this.#timescale;
  }

  get isEmpty(): boolean {
    return this.#samples.length === 0;
  }

  /** False where decode times jump: within a fragment they cannot. */
  add(packet: Packet): boolean {
    const presentationTicks = this.#ticks(packet.timestamp);
    const told = { presentationTicks, durationTicks: this.#ticks(packet.duration) };
    const isKey = packet.type === 'key';
    const { timing, clock } = tick(this.#clock, { ...told, isKey }, this.#reorders);
    if (!this.isEmpty && timing.decodeTicks !== this.#clock?.nextTicks) return false;
    this.#clock = clock;
    this.#samples.push({
      ...timing,
      data: packet.data,
      compositionOffsetTicks: presentationTicks - timing.decodeTicks,
      isKey,
    });
    const end = packet.timestamp + timing.durationTicks / this.#timescale;
    this.#span.note(packet.timestamp, end, isKey);
    return true;
  }

  write(): MediaSegment {
    const segment = this.#span.segment(writeFragment(this.#nextSequenceNumber(), this.#samples));
    this.#samples = [];
    this.#span = new PresentationSpan();
    return segment;
  }

  #ticks(seconds: number): number {
    return Math.round(seconds * this.#timescale);
  }
}
