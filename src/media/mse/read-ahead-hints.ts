import type { ByteSource, ReadAhead } from '../../core/byte-source.js';

/** How long a file is taken to be while nobody knows. */
const UNKNOWN_DURATION_SECONDS = 3_600;

export interface ReadAheadHintsOptions {
  readonly video: HTMLVideoElement;
  readonly source: ByteSource;
  /** From which byte reading goes on; null when nobody knows. */
  readonly nextReadStart: () => number | null;
  /** Up to which second every track was fed. */
  readonly fedUntil: () => number;
  /** Whether more will be wanted than what is read. */
  readonly wantsAhead: () => boolean;
}

/** Tells the ByteSource what playback will want next, and knows what of it is there. */
export class ReadAheadHints {
  readonly #options: ReadAheadHintsOptions;

  constructor(options: ReadAheadHintsOptions) {
    this.#options = options;
  }

  /** Call when something changed that the hint is made of. */
  update(): void {
    const start = this.#options.nextReadStart();
    const wantsAhead = start !== null && this.#options.wantsAhead();
    this.#options.source.readAhead(wantsAhead ? this.#hint(start) : null);
  }

  /** Nothing but what is read is wanted. */
  withdraw(): void {
    this.#options.source.readAhead(null);
  }

  /** What is held of the file from where reading goes on, in seconds at its average rate. */
  secondsThere(): number {
    const { source, nextReadStart } = this.#options;
    const { lengthBytes } = source;
    const start = nextReadStart() ?? lengthBytes;
    const held = source.heldRanges().find((one) => one.start <= start && start < one.end);
    const end = start >= lengthBytes ? lengthBytes : (held?.end ?? start);
    return end === lengthBytes ? Infinity : (end - start) / this.#bytesPerSecond();
  }

  #hint(start: number): ReadAhead {
    const { video, source, fedUntil } = this.#options;
    const { paused, seeking, readyState, currentTime } = video;
    // A picture that is not shown yet is waited for, also in a pause.
    const isAtRest = paused && !seeking && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    return {
      range: { start, end: source.lengthBytes },
      bufferedSeconds: isAtRest ? Infinity : Math.max(0, fedUntil() - currentTime),
      bytesPerSecond: this.#bytesPerSecond(),
    };
  }

  #bytesPerSecond(): number {
    const { video, source } = this.#options;
    const { duration } = video;
    return source.lengthBytes / (duration > 0 ? duration : UNKNOWN_DURATION_SECONDS);
  }
}
