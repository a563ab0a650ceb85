import { tick } from './decode-clock.js';
import type { DecodeClock } from './decode-clock.js';
import { writeFragment } from './fragment-writer.js';
import type { FragmentSample } from './fragment-writer.js';

/** A piece of one track, ready to be appended to its SourceBuffer. */
export interface MediaSegment {
  readonly data: Uint8Array<ArrayBuffer>;
  /** Seconds: presentation time of the earliest frame, and end of the latest; half-open. */
  readonly start: number;
  readonly end: number;
  /** Seconds: presentation time of the first key frame in it; null without one. */
  readonly keyTime: number | null;
}

/** A coded frame as the demuxer tells of it: times in seconds, in decode order. */
export interface Packet {
  readonly data: Uint8Array;
  readonly type: 'key' | 'delta';
  /** Presentation time, in seconds. */
  readonly timestamp: number;
  /** Seconds; 0 when unknown. */
  readonly duration: number;
}

/**
 * Collects the packets of one track, from a key packet on, and makes segments
 * of them. Decode times go on from segment to segment.
 */
export class SegmentAssembler {
  readonly #timescale: number;
  readonly #reorders: boolean;
  #clock: DecodeClock | null = null;
  #samples: FragmentSample[] = [];
  #start = Infinity;
  #end = -Infinity;
  #keyTime: number | null = null;

  /** @param reorders whether frames may be presented in another order than they are decoded. */
  constructor(timescale: number, reorders: boolean) {
    this.#timescale = timescale;
    this.#reorders = reorders;
  }

  /** Seconds of media collected for the next segment. */
  get collectedSeconds(): number {
    const ticks = this.#samples.reduce((sum, { durationTicks }) => sum + durationTicks, 0);
    return ticks / this.#timescale;
  }

  get isEmpty(): boolean {
    return this.#samples.length === 0;
  }

  /**
   * Takes a packet, or returns false when a segment must be written first:
   * decode times jump at this packet, and within a segment they cannot.
   */
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
    if (isKey) this.#keyTime ??= packet.timestamp;
    this.#start = Math.min(this.#start, packet.timestamp);
    this.#end = Math.max(this.#end, packet.timestamp + timing.durationTicks / this.#timescale);
    return true;
  }

  /** @throws RangeError when nothing was collected. */
  write(sequenceNumber: number): MediaSegment {
    const data = writeFragment(sequenceNumber, this.#samples);
    const segment = { data, start: this.#start, end: this.#end, keyTime: this.#keyTime };
    this.#samples = [];
    this.#keyTime = null;
    this.#start = Infinity;
    this.#end = -Infinity;
    return segment;
  }

  #ticks(seconds: number): number {
    return Math.round(seconds * this.#timescale);
  }
}
