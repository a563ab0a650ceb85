import { EncodedPacketSink } from 'mediabunny';
import type { EncodedPacket } from 'mediabunny';
import type { PlayableTrack } from './container-probe.js';
import { writeInitializationSegment } from './initialization-segment.js';
import type { InitializationSegment } from './initialization-segment.js';
import { SegmentAssembler } from './segment-assembler.js';
import type { MediaSegment } from './segment-assembler.js';

/** Asked before each segment: how many seconds of media it should hold. */
export type SegmentPace = () => number;

/** Codecs whose frames may be presented in another order than they are decoded. */
const REORDERING: ReadonlySet<string | null> = new Set(['avc', 'hevc']);

/** What was collected is handed out when the next packet takes longer than this to come. */
const PATIENCE_MS = 20;

/** Turns one track of any container into ISO BMFF segments. */
export class TrackRemuxer {
  readonly track: PlayableTrack;
  readonly initialization: InitializationSegment;
  readonly #sink: EncodedPacketSink;
  readonly #reorders: boolean;
  #sequenceNumber = 0;

  private constructor(
    track: PlayableTrack,
    initialization: InitializationSegment,
    reorders: boolean,
  ) {
    this.track = track;
    this.initialization = initialization;
    this.#sink = new EncodedPacketSink(track.input);
    this.#reorders = reorders;
  }

  /** @throws PlayerError `media-damaged` when the track's configuration is missing. */
  static async create(track: PlayableTrack): Promise<TrackRemuxer> {
    const initialization = await writeInitializationSegment(track.input);
    return new TrackRemuxer(track, initialization, REORDERING.has(await track.input.getCodec()));
  }

  /**
   * Yields segments in decode order up to the end of the track. The first
   * begins with the key frame at or before `timeSeconds`, or with the first
   * key frame when there is none; none starts before zero.
   *
   * At most one read is under way at any time. To stop, abort `signal` and
   * the demuxer's reads: the iteration rejects.
   */
  async *segmentsFrom(
    timeSeconds: number,
    pace: SegmentPace,
    signal: AbortSignal,
  ): AsyncGenerator<MediaSegment, void, void> {
    const assembler = new SegmentAssembler(this.initialization.timescale, this.#reorders);
    let packet = await this.#keyPacketAt(timeSeconds);
    let seconds = pace();
    while (packet) {
      signal.throwIfAborted();
      if (!isBeforeZero(packet) && !assembler.add(packet)) {
        yield assembler.write(++this.#sequenceNumber);
        assembler.add(packet);
      }
      const next: Promise<EncodedPacket | null> = this.#sink.getNextPacket(packet);
      // Its rejection is for the await below, which an abandoned iteration never reaches.
      next.catch(() => undefined);
      const isFull = assembler.collectedSeconds >= seconds;
      if (!assembler.isEmpty && (isFull || !(await settlesWithin(next, PATIENCE_MS)))) {
        yield assembler.write(++this.#sequenceNumber);
        seconds = pace();
      }
      packet = await next;
    }
    signal.throwIfAborted();
    if (!assembler.isEmpty) yield assembler.write(++this.#sequenceNumber);
  }

  async #keyPacketAt(timeSeconds: number): Promise<EncodedPacket | null> {
    return (await this.#sink.getKeyPacket(timeSeconds)) ?? (await this.#sink.getFirstKeyPacket());
  }
}

/** True for what an edit list cuts off, such as an encoder's priming samples. */
function isBeforeZero(packet: EncodedPacket): boolean {
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
