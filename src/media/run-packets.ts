import type { Packet } from './segment-assembler.js';

/** A track that begins so much later than another is filled up. */
const LATE_SECONDS = 0.1;

/** Frames before zero share this much time, at zero: MSE has no times below it. */
const HIDDEN_SECONDS = 0.02;

export interface RunPacketsOptions {
  readonly kind: 'video' | 'audio';
  /** From the key packet at or before `fromSeconds`, or from the first. */
  readonly packets: AsyncIterator<Packet, void>;
  readonly fromSeconds: number;
  /** When the first track of the film begins, in seconds. Asked only of a track that begins late. */
  readonly filmStart: () => Promise<number>;
  /** A packet that sounds like nothing, for the place before `packet`; null where none is known. */
  readonly silence: (packet: Packet) => Packet | null;
}

/**
 * The packets of a run as MSE can take them. The run begins somewhere in the
 * film, so its first packets want care:
 *
 * - What is presented before its key frame belongs to frames that are not
 *   there (open group of pictures), and is left out.
 * - What an edit list puts before zero is needed to decode what comes after:
 *   it is squeezed into the first moment, which is not shown (`shownFrom`).
 * - A track that begins later than the film would keep playback waiting: its
 *   first picture is shown from the film's start on, silence is put before
 *   its first sound.
 */
export class RunPackets implements AsyncIterator<Packet, void> {
  readonly #options: RunPacketsOptions;
  #firstSeconds: number | null = null;
  #hasLeading = true;
  /** Ready to be handed out before anything is read. */
  #ready: Iterator<Packet> | null = null;

  constructor(options: RunPacketsOptions) {
    this.#options = options;
  }

  /** From here on, in seconds, the frames of the run are to be shown; undefined when all are. */
  get shownFrom(): number | undefined {
    const isHidden = this.#options.kind === 'video' && (this.#firstSeconds ?? 0) < 0;
    return isHidden ? HIDDEN_SECONDS : undefined;
  }

  async next(): Promise<IteratorResult<Packet, void>> {
    for (;;) {
      const ready = this.#ready?.next();
      if (ready && !ready.done) return ready;
      const result = await this.#options.packets.next();
      if (result.done) return result;
      if (this.#firstSeconds === null) this.#ready = await this.#begin(result.value);
      else if (!this.#isLeftOut(result.value))
        return { done: false, value: this.#placed(result.value) };
    }
  }

  async return(): Promise<IteratorResult<Packet, void>> {
    await this.#options.packets.return?.();
    return { done: true, value: undefined };
  }

  /** The first packet, and what is put before it. */
  async #begin(packet: Packet): Promise<Iterator<Packet>> {
    const { kind, fromSeconds, filmStart } = this.#options;
    const isWhollyHidden = packet.timestamp + packet.duration <= 0;
    this.#firstSeconds = isWhollyHidden ? packet.timestamp : Math.max(0, packet.timestamp);
    if (this.#isLeftOut(packet)) return [][Symbol.iterator]();
    const { timestamp, duration } = packet;
    if (timestamp - Math.max(0, fromSeconds) < LATE_SECONDS) {
      return [this.#placed(packet)].values();
    }
    const start = Math.max(0, await filmStart());
    if (timestamp - start < LATE_SECONDS) return [packet].values();
    if (kind === 'video') {
      return [{ ...packet, timestamp: start, duration: timestamp + duration - start }].values();
    }
    return silenceBefore(packet, Math.max(start, fromSeconds), this.#options.silence(packet));
  }

  #isLeftOut({ timestamp, duration, type }: Packet): boolean {
    if (this.#options.kind === 'audio') return timestamp + duration <= 0;
    if (type === 'key' && timestamp !== this.#firstSeconds) this.#hasLeading = false;
    return this.#hasLeading && type === 'delta' && timestamp < (this.#firstSeconds ?? 0);
  }

  /** With times that are none below zero. */
  #placed(packet: Packet): Packet {
    const first = this.#firstSeconds ?? 0;
    if (first >= 0 || this.#options.kind === 'audio') return packet;
    const place = (seconds: number) =>
      seconds < 0
        ? ((seconds - first) / -first) * HIDDEN_SECONDS
        : Math.max(seconds, HIDDEN_SECONDS);
    const timestamp = place(packet.timestamp);
    return {
      ...packet,
      timestamp,
      duration: place(packet.timestamp + packet.duration) - timestamp,
    };
  }
}

function* silenceBefore(first: Packet, from: number, silent: Packet | null): Generator<Packet> {
  const count = silent ? Math.floor((first.timestamp - from) / silent.duration) : 0;
  for (let left = count; left > 0 && silent; left--) {
    yield { ...silent, timestamp: first.timestamp - left * silent.duration };
  }
  yield first;
}
