import { concatenate } from './concatenate.js';

/** A piece of one track, ready to be appended to its SourceBuffer. Plain data: it crosses threads. */
export interface MediaSegment {
  readonly data: Uint8Array<ArrayBuffer>;
  /** Seconds: presentation time of the earliest frame, and end of the latest; half-open. */
  readonly start: number;
  readonly end: number;
  /** Seconds: presentation time of the first key frame in it; null without one. */
  readonly keyTime: number | null;
  /** How many frames it holds. */
  readonly frames: number;
  /** Seconds: what its run presents before this is there to decode the rest, and not to be shown. */
  readonly shownFrom?: number;
}

/** One segment of two that follow each other. */
export function joined(first: MediaSegment, next: MediaSegment): MediaSegment {
  return {
    data: concatenate([first.data, next.data]),
    start: first.start,
    end: next.end,
    keyTime: first.keyTime ?? next.keyTime,
    frames: first.frames + next.frames,
    ...(first.shownFrom === undefined ? {} : { shownFrom: first.shownFrom }),
  };
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
 * of them: movie fragments or WebM clusters.
 */
export interface SegmentAssembler {
  /** Seconds of media collected for the next segment. */
  readonly collectedSeconds: number;
  readonly isEmpty: boolean;

  /**
   * Takes a packet, or returns false when a segment must be written first.
   * An empty assembler takes any.
   */
  add(packet: Packet): boolean;

  /**
   * Whether every frame that is presented before the last of those collected
   * is among them. Where one is missing, a browser that has to wait for it
   * shows those it has, and cannot decode it any more.
   *
   * @param following the packet that comes next; null when it is not known.
   */
  isClosed(following: Packet | null): boolean;

  /**
   * @param following the packet that comes next; null when it is not known.
   * @throws RangeError when nothing was collected.
   */
  write(following?: Packet | null): MediaSegment;
}

/** When the frames of a segment are presented. */
export class PresentationSpan {
  #start = Infinity;
  #end = -Infinity;
  #keyTime: number | null = null;
  #frames = 0;

  /** Where the latest frame ends, in seconds; -Infinity without one. */
  get end(): number {
    return this.#end;
  }

  /** From the earliest frame to the end of the latest; 0 without one. */
  get seconds(): number {
    return Math.max(0, this.#end - this.#start);
  }

  /** Notes a frame; times in seconds. */
  note(start: number, end: number, isKey: boolean): void {
    this.#frames++;
    this.#start = Math.min(this.#start, start);
    this.#end = Math.max(this.#end, end);
    if (isKey) this.#keyTime ??= start;
  }

  /** The segment that holds the frames noted. */
  segment(data: Uint8Array<ArrayBuffer>): MediaSegment {
    return {
      data,
      start: this.#start,
      end: this.#end,
      keyTime: this.#keyTime,
      frames: this.#frames,
    };
  }
}
