import type { ChannelCount } from './channel-mix.js';
import { settlesWithin } from '../settles-within.js';
import { abortReason } from '../until-aborted.js';
import { opusDuration } from './opus-duration.js';

/** An encoded packet, and what it lasts. */
export interface OpusPacket {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly durationSeconds: number;
}

/** What a decoder has to know, in the words of WebCodecs; `description` is an `OpusHead` (RFC 7845 §5.1). */
export interface OpusConfig {
  readonly decoderConfig: AudioDecoderConfig;
  /** What the encoder puts before the sound: a decoder leaves it out at the start. */
  readonly preSkipSeconds: number;
}

/** RFC 7845: Opus always counts at this rate. */
export const OPUS_SAMPLE_RATE = 48_000;

/** Transparent for two channels; libopus's own suggestion for six. */
const BITS_PER_SECOND: Readonly<Record<ChannelCount, number>> = { 2: 160_000, 6: 384_000 };

/** Of 0 to 10. At these rates more is not heard, and costs twice the time. */
const COMPLEXITY = 5;

/** What may be inside the encoder at a time: more when it asks for more. */
const IN_FLIGHT_SECONDS = 0.2;
const MOST_IN_FLIGHT_SECONDS = 0.3;

/** What a packet holds where the encoder is asked for nothing else. */
const PACKET_SECONDS = 0.02;

/** When no packet comes so long after there is enough for one, the encoder holds more back. */
const PATIENCE_MS = 50;

/** What the encoder is given at a time: each call is a message to where the browser encodes. */
const BATCH_SECONDS = 0.1;

/** Opus from planar PCM at any rate that the browser's encoder takes. */
export class OpusEncoder {
  readonly #encoder: AudioEncoder;
  readonly #sampleRate: number;
  readonly #channels: ChannelCount;
  #packets: OpusPacket[] = [];
  #decoderConfig: AudioDecoderConfig | null = null;
  #failure: Error | null = null;
  /** Planes that wait for a batch to be full: each block has all channels. */
  #waiting: Float32Array<ArrayBuffer>[] = [];
  #waitingFrames = 0;
  #fedSeconds = 0;
  #madeSeconds = 0;
  #changed: (() => void) | null = null;

  /** @param signal closes the encoder when it aborts. */
  constructor(sampleRate: number, channels: ChannelCount, signal: AbortSignal) {
    this.#sampleRate = sampleRate;
    this.#channels = channels;
    this.#encoder = new AudioEncoder({
      output: (chunk, metadata) => this.#take(chunk, metadata),
      error: (error) => this.#fail(error),
    });
    const change = () => this.#change();
    this.#encoder.addEventListener('dequeue', change, { signal });
    this.#encoder.configure(encoderConfig(sampleRate, channels));
    const close = () => {
      this.#fail(abortReason(signal));
      if (this.#encoder.state !== 'closed') this.#encoder.close();
    };
    signal.addEventListener('abort', close, { once: true });
    if (signal.aborted) close();
  }

  /** Known with the first packet. */
  get decoderConfig(): AudioDecoderConfig | null {
    return this.#decoderConfig;
  }

  /** Gives planes of equal length, one after another. @throws when encoding failed or was aborted. */
  feed(planes: Float32Array<ArrayBuffer>): void {
    if (this.#failure) throw this.#failure;
    const numberOfFrames = planes.length / this.#channels;
    if (numberOfFrames === 0) return;
    this.#waiting.push(planes);
    this.#waitingFrames += numberOfFrames;
    this.#fedSeconds += numberOfFrames / this.#sampleRate;
    if (this.#waitingFrames >= BATCH_SECONDS * this.#sampleRate) this.#encodeWaiting();
  }

  /** Packets that are ready. @throws when encoding failed or was aborted. */
  take(): OpusPacket[] {
    if (this.#failure) throw this.#failure;
    const ready = this.#packets;
    this.#packets = [];
    return ready;
  }

  /**
   * Resolves to true when there are packets to take, to false when it wants
   * more before it gives any.
   *
   * @param isFrugal whether to give all that can be made of what was fed,
   * rather than to ask for more at once so that the encoder never stands idle.
   */
  async gives(isFrugal: boolean): Promise<boolean> {
    if (isFrugal) this.#encodeWaiting();
    const isPatient = isFrugal && this.#inFlightSeconds >= PACKET_SECONDS;
    const untilMs = performance.now() + (isPatient ? PATIENCE_MS : 0);
    while (!this.#failure && this.#packets.length === 0) {
      const leftMs = untilMs - performance.now();
      if (this.#isHungry && leftMs <= 0) return false;
      await (this.#isHungry ? settlesWithin(this.#nextChange(), leftMs) : this.#nextChange());
    }
    return true;
  }

  /** Encodes what is left; the last packet is filled up with silence. */
  async flush(): Promise<void> {
    this.#encodeWaiting();
    await this.#encoder.flush();
  }

  get #inFlightSeconds(): number {
    return this.#fedSeconds - this.#madeSeconds;
  }

  get #isHungry(): boolean {
    const isIdle = this.#encoder.encodeQueueSize === 0;
    return this.#inFlightSeconds < (isIdle ? MOST_IN_FLIGHT_SECONDS : IN_FLIGHT_SECONDS);
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = resolve;
    });
  }

  #encodeWaiting(): void {
    const numberOfFrames = this.#waitingFrames;
    if (numberOfFrames === 0) return;
    const encodedSeconds = this.#fedSeconds - numberOfFrames / this.#sampleRate;
    const data = new AudioData({
      format: 'f32-planar',
      sampleRate: this.#sampleRate,
      numberOfChannels: this.#channels,
      numberOfFrames,
      timestamp: Math.round(encodedSeconds * 1_000_000),
      data: joinPlanes(this.#waiting, this.#channels, numberOfFrames),
    });
    this.#encoder.encode(data);
    data.close();
    this.#waiting = [];
    this.#waitingFrames = 0;
  }

  #take(chunk: EncodedAudioChunk, metadata?: EncodedAudioChunkMetadata): void {
    this.#decoderConfig ??= metadata?.decoderConfig ?? null;
    const data = new Uint8Array(chunk.byteLength);
    chunk.copyTo(data);
    const durationSeconds = opusDuration(data);
    this.#madeSeconds += durationSeconds;
    this.#packets.push({ data, durationSeconds });
    this.#change();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#change();
  }

  #change(): void {
    this.#changed?.();
    this.#changed = null;
  }
}

/** Blocks of planes, one after another, as one block. */
function joinPlanes(
  blocks: readonly Float32Array<ArrayBuffer>[],
  channels: ChannelCount,
  frames: number,
): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(frames * channels);
  let at = 0;
  for (const block of blocks) {
    const length = block.length / channels;
    for (let channel = 0; channel < channels; channel++) {
      joined.set(block.subarray(channel * length, (channel + 1) * length), channel * frames + at);
    }
    at += length;
  }
  return joined;
}

export function encoderConfig(sampleRate: number, channels: ChannelCount): AudioEncoderConfig {
  const bitrate = BITS_PER_SECOND[channels];
  const opus = { complexity: COMPLEXITY };
  return { codec: 'opus', sampleRate, numberOfChannels: channels, bitrate, opus };
}

/**
 * What this browser's encoder writes into its header, found by encoding a
 * moment of silence; null when it cannot encode so many channels at this rate.
 */
export async function probeOpusConfig(
  sampleRate: number,
  channels: ChannelCount,
): Promise<OpusConfig | null> {
  if (typeof AudioEncoder === 'undefined') return null;
  const probe = new AbortController();
  try {
    const { supported } = await AudioEncoder.isConfigSupported(encoderConfig(sampleRate, channels));
    if (supported !== true) return null;
    const encoder = new OpusEncoder(sampleRate, channels, probe.signal);
    encoder.feed(new Float32Array(Math.round(sampleRate / 10) * channels));
    await encoder.flush();
    return encoder.decoderConfig && describe(encoder.decoderConfig);
  } catch {
    return null;
  } finally {
    probe.abort();
  }
}

/** Null without a description: what a decoder would make of such packets is not known. */
function describe(decoderConfig: AudioDecoderConfig): OpusConfig | null {
  const { description } = decoderConfig;
  if (!description) return null;
  const header = ArrayBuffer.isView(description)
    ? new DataView(description.buffer, description.byteOffset, description.byteLength)
    : new DataView(description);
  const preSkipFrames = header.getUint16(10, true);
  return { decoderConfig, preSkipSeconds: preSkipFrames / OPUS_SAMPLE_RATE };
}
