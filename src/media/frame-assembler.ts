import { concatenate } from './concatenate.js';
import { PresentationSpan } from './segment-assembler.js';
import type { MediaSegment, Packet, SegmentAssembler } from './segment-assembler.js';

/**
 * Makes segments of nothing but frames (MSE byte stream format for MPEG
 * audio). They carry no times: the browser counts on from where it is told
 * the first one begins.
 */
export class FrameAssembler implements SegmentAssembler {
  #frames: Uint8Array[] = [];
  #span = new PresentationSpan();

  get collectedSeconds(): number {
    return this.#span.seconds;
  }

  get isEmpty(): boolean {
    return this.#frames.length === 0;
  }

  add({ data, type, timestamp, duration }: Packet): boolean {
    this.#frames.push(data);
    this.#span.note(timestamp, timestamp + duration, type === 'key');
    return true;
  }

  /** Frames come in the order of presentation. */
  isClosed(): boolean {
    return true;
  }

  write(): MediaSegment {
    if (this.isEmpty) throw new RangeError('a segment needs at least one frame');
    const segment = this.#span.segment(concatenate(this.#frames));
    this.#frames = [];
    this.#span = new PresentationSpan();
    return segment;
  }
}
