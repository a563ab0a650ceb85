import { AudioSampleSink, EncodedPacketSink } from 'mediabunny';
import type {
  AudioSample,
  CustomAudioDecoder,
  EncodedPacket,
  InputAudioTrack,
  PacketRetrievalOptions,
} from 'mediabunny';
import type { DecodePace } from './decode-pace.js';

/** Packets that wait for the pace, and are read one at a time. */
class PacedPacketSink extends EncodedPacketSink {
  readonly #pace: DecodePace;

  constructor(track: InputAudioTrack, pace: DecodePace) {
    super(track);
    this.#pace = pace;
  }

  override async *packets(
    first?: EncodedPacket,
    end?: EncodedPacket,
    options?: PacketRetrievalOptions,
  ): AsyncGenerator<EncodedPacket, void, unknown> {
    let packet = first ?? (await this.getFirstKeyPacket(options));
    let isDue = packet !== null && (await this.#pace.admits(packet.timestamp));
    while (packet && isDue && packet.sequenceNumber !== end?.sequenceNumber) {
      yield packet;
      // Where the next one begins is known before it is read, but for gaps.
      isDue = await this.#pace.admits(packet.timestamp + packet.duration);
      if (isDue) packet = await this.getNextPacket(packet, options);
    }
  }
}

/** What is used of the demuxer's own decoder: null unless it comes from a package. */
interface Decoder {
  readonly customDecoder?: CustomAudioDecoder | null;
}

type OnSample = (sample: AudioSample) => unknown;
type OnError = (reason: unknown) => unknown;

/** The demuxer's own hooks, which its types leave out. */
type OpenSampleSink = new (track: InputAudioTrack) => AudioSampleSink & {
  _createDecoder(onSample: OnSample, onError: OnError): Promise<Decoder>;
  _createPacketSink(): EncodedPacketSink;
};

const OpenSampleSink = AudioSampleSink as unknown as OpenSampleSink;

/** Called when a packet could not be decoded; returns what ends the iteration, or null to go on. */
export type OnLostPacket = (reason: unknown) => Error | null;

/**
 * A sample sink that reads and decodes no further than its pace allows, and
 * goes on after packets that cannot be decoded. Left to itself, the demuxer
 * ends at the first of those, and never closes the decoder.
 */
export class PacedSampleSink extends OpenSampleSink {
  readonly #track: InputAudioTrack;
  readonly #pace: DecodePace;
  readonly #onLostPacket: OnLostPacket;

  constructor(track: InputAudioTrack, pace: DecodePace, onLostPacket: OnLostPacket) {
    super(track);
    this.#track = track;
    this.#pace = pace;
    this.#onLostPacket = onLostPacket;
  }

  override _createPacketSink(): EncodedPacketSink {
    return new PacedPacketSink(this.#track, this.#pace);
  }

  override async _createDecoder(onSample: OnSample, onError: OnError): Promise<Decoder> {
    const decoder = await super._createDecoder(onSample, onError);
    const { customDecoder } = decoder;
    if (customDecoder) this.#forgive(customDecoder, onError);
    return decoder;
  }

  /**
   * The demuxer waits for each packet's sound before it gives the next. A
   * decoder in a worker stands idle meanwhile; here it gets all that the pace
   * admits, and tells of each by itself.
   */
  #forgive(decoder: CustomAudioDecoder, onError: OnError): void {
    const decode = decoder.decode.bind(decoder);
    const flush = decoder.flush.bind(decoder);
    const lost = (reason: unknown) => {
      this.#pace.lost();
      const end = this.#onLostPacket(reason);
      if (end) onError(end);
    };
    let decoded = Promise.resolve();
    decoder.decode = (packet) => {
      const decoding = Promise.resolve(decode(packet)).catch(lost);
      const before = decoded;
      decoded = before.then(() => decoding);
      return Promise.resolve();
    };
    decoder.flush = async () => {
      await decoded;
      await flush();
    };
  }
}
