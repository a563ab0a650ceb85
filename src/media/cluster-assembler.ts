import { PresentationSpan } from './segment-assembler.js';
import type { MediaSegment, Packet, SegmentAssembler } from './segment-assembler.js';
import { MAX_BLOCK_OFFSET_MS, writeCluster } from './webm-writer.js';
import type { ClusterBlock } from './webm-writer.js';

const MS_PER_SECOND = 1000;

/** Makes WebM clusters of codecs that present frames in the order of decoding. */
export class ClusterAssembler implements SegmentAssembler {
  #blocks: ClusterBlock[] = [];
  #span = new PresentationSpan();

  get collectedSeconds(): number {
    return this.#span.seconds;
  }

  get isEmpty(): boolean {
    return this.#blocks.length === 0;
  }

  /** False where a frame lies too far from the cluster's first, or before it. */
  add({ data, type, timestamp, duration }: Packet): boolean {
    // Cluster times are unsigned; what is before zero is an encoder's priming.
    const timestampMs = Math.max(0, Math.round(timestamp * MS_PER_SECOND));
    const offsetMs = timestampMs - (this.#blocks[0]?.timestampMs ?? timestampMs);
    if (offsetMs < 0 || offsetMs > MAX_BLOCK_OFFSET_MS) return false;
    const isKey = type === 'key';
    this.#blocks.push({ data, timestampMs, isKey });
    this.#span.note(timestamp, timestamp + duration, isKey);
    return true;
  }

  /** Frames come in the order of presentation. */
  isClosed(): boolean {
    return true;
  }

  write(): MediaSegment {
    const segment = this.#span.segment(writeCluster(this.#blocks));
    this.#blocks = [];
    this.#span = new PresentationSpan();
    return segment;
  }
}
