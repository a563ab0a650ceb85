import type { AudioSample } from 'mediabunny';
import type { Packet } from '../segment-assembler.js';
import { mix, mixMatrix } from './channel-mix.js';
import type { ChannelCount } from './channel-mix.js';
import { OpusEncoder } from './opus-encoder.js';
import { PcmTimeline } from './pcm-timeline.js';

export interface EncodingPassOptions {
  /** Where the first packet shall begin to sound, in seconds. */
  readonly startSeconds: number;
  readonly sampleRate: number;
  readonly channels: ChannelCount;
  readonly preSkipSeconds: number;
  /** Ends the pass. */
  readonly signal: AbortSignal;
}

/** Silence is made in blocks of this length, so that a gap of an hour costs no memory. */
const SILENCE_SECONDS = 0.1;

/** Fills the last packet up: longer than any that Opus has. */
const PADDING_SECONDS = 0.12;

/**
 * Encodes decoded samples of one rate, without a gap from the start to the
 * end. A packet begins earlier than what it holds by the encoder's delay, as
 * in any Opus file: players take it off again (`dOps` PreSkip).
 */
export class EncodingPass {
  readonly sampleRate: number;
  readonly #options: EncodingPassOptions;
  readonly #encoder: OpusEncoder;
  readonly #timeline: PcmTimeline;
  #packetSeconds = 0;

  constructor(options: EncodingPassOptions) {
    const { sampleRate, channels, startSeconds, signal } = options;
    this.sampleRate = sampleRate;
    this.#options = options;
    this.#encoder = new OpusEncoder(sampleRate, channels, signal);
    this.#timeline = new PcmTimeline(sampleRate, startSeconds);
  }

  /** Where another pass goes on, in seconds. */
  get endSeconds(): number {
    return this.#timeline.endSeconds;
  }

  /**
   * Takes a sample, which it closes, and yields the packets that are ready;
   * while `isFrugal`, all that come of what was given.
   */
  async *add(sample: AudioSample, isFrugal: () => boolean): AsyncGenerator<Packet, void, void> {
    try {
      const { numberOfFrames, timestamp } = sample;
      const { silenceFrames, skippedFrames } = this.#timeline.place(timestamp, numberOfFrames);
      yield* this.#addSilence(silenceFrames);
      if (skippedFrames < numberOfFrames) this.#encoder.feed(this.#mixed(sample, skippedFrames));
      yield* this.#drain(isFrugal);
    } finally {
      sample.close();
    }
  }

  /** Yields what is left; the last packet ends with the sound. */
  async *finish(): AsyncGenerator<Packet, void, void> {
    if (this.#timeline.originSeconds === null) return;
    const { preSkipSeconds, sampleRate } = this.#options;
    yield* this.#addSilence(Math.ceil((preSkipSeconds + PADDING_SECONDS) * sampleRate));
    await this.#encoder.flush();
    yield* this.#ready();
  }

  async *#addSilence(frames: number): AsyncGenerator<Packet, void, void> {
    const { channels, sampleRate } = this.#options;
    const most = Math.round(SILENCE_SECONDS * sampleRate);
    for (let left = frames; left > 0; left -= most) {
      this.#encoder.feed(new Float32Array(Math.min(left, most) * channels));
      yield* this.#drain(() => false);
    }
  }

  #mixed(sample: AudioSample, frameOffset: number): Float32Array<ArrayBuffer> {
    const frameCount = sample.numberOfFrames - frameOffset;
    const planes = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
      const plane = new Float32Array(frameCount);
      sample.copyTo(plane, { planeIndex, format: 'f32-planar', frameOffset, frameCount });
      return plane;
    });
    return mix(planes, mixMatrix(sample.numberOfChannels, this.#options.channels));
  }

  async *#drain(isFrugal: () => boolean): AsyncGenerator<Packet, void, void> {
    do yield* this.#ready();
    while (await this.#encoder.gives(isFrugal()));
  }

  *#ready(): Generator<Packet, void, void> {
    const origin = this.#timeline.originSeconds ?? this.#options.startSeconds;
    for (const { data, durationSeconds } of this.#encoder.take()) {
      const timestamp = origin - this.#options.preSkipSeconds + this.#packetSeconds;
      this.#packetSeconds += durationSeconds;
      const duration = Math.min(durationSeconds, this.endSeconds - timestamp);
      if (duration > 0) yield { data, type: 'key', timestamp, duration };
    }
  }
}
