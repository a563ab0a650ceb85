import type { InputAudioTrack } from 'mediabunny';
import { PlayerError } from '../../core/player-error.js';
import type { Packet } from '../segment-assembler.js';
import { decodedAudio } from './decoded-audio.js';
import { loadDecoder, nameOfCodec } from './decoder-packages.js';
import { EncodingPass } from './encoding-pass.js';
import { planTranscoding } from './transcode-plan.js';
import type { TranscodePlan } from './transcode-plan.js';

/**
 * Whether a track that MSE refuses can be played by way of `AudioTranscoder`.
 * Quick, and loads no decoder. When it cannot, the film still has its
 * picture: to play that, and say which codec has no sound, is the caller's.
 */
export async function canTranscode(track: InputAudioTrack): Promise<boolean> {
  return (await planTranscoding(track)) !== null;
}

/**
 * Makes Opus of a track that the browser cannot play in MSE: AC-3, E-AC-3 and
 * DTS by decoders in WebAssembly, PCM and whatever WebCodecs decodes as well.
 */
export class AudioTranscoder {
  /** What the packets are, in the demuxer's word. */
  readonly codec = 'opus';
  /** MIME type of ISO BMFF segments made of the packets. */
  readonly mimeType = 'audio/mp4; codecs="opus"';
  /** For the initialization segment: 48 kHz, two or six channels, and an `OpusHead`. */
  readonly decoderConfig: AudioDecoderConfig;
  /** How much earlier than its sound a packet's timestamp is, in seconds. */
  readonly preSkipSeconds: number;
  readonly #track: InputAudioTrack;
  readonly #plan: TranscodePlan;

  private constructor(track: InputAudioTrack, plan: TranscodePlan) {
    this.#track = track;
    this.#plan = plan;
    this.decoderConfig = plan.decoderConfig;
    this.preSkipSeconds = plan.preSkipSeconds;
  }

  /**
   * Loads the decoder.
   *
   * @throws PlayerError `media-unsupported`, naming the codec, when it cannot be done here.
   * @throws PlayerError `load-failed` when the decoder cannot be loaded.
   */
  static async create(track: InputAudioTrack): Promise<AudioTranscoder> {
    const codec = await track.getCodec();
    const plan = await planTranscoding(track);
    if (!codec || !plan) {
      const name = codec ? nameOfCodec(codec) : String(await track.getInternalCodecId());
      throw new PlayerError('media-unsupported', `this browser cannot play ${name} audio`);
    }
    await loadDecoder(codec);
    return new AudioTranscoder(track, plan);
  }

  /**
   * Yields packets, all of them key packets, up to the end of the track. The
   * first sounds from `timeSeconds` on, or from the first sample when that is
   * later; as in every Opus file its timestamp is earlier by the encoder's
   * delay of some milliseconds. They follow each other without a gap: where
   * the track has none, silence is encoded.
   *
   * Reads and decodes only while packets are taken, about half a second
   * ahead; while `isFrugal`, no more than the next packet takes. Ending the
   * iteration or aborting `signal` closes decoder and encoder.
   *
   * @throws PlayerError `media-damaged` when nothing more can be decoded.
   * @throws what a read failed with, and the signal's reason when it aborts.
   */
  async *packetsFrom(
    timeSeconds: number,
    signal: AbortSignal,
    isFrugal: () => boolean = () => false,
  ): AsyncGenerator<Packet, void, void> {
    const run = new AbortController();
    signal.addEventListener('abort', () => run.abort(signal.reason), { signal: run.signal });
    if (signal.aborted) run.abort(signal.reason);
    let startSeconds = Math.max(0, timeSeconds);
    let pass: EncodingPass | null = null;
    try {
      for await (const sample of decodedAudio(this.#track, startSeconds, run.signal, isFrugal)) {
        const { sampleRate } = sample;
        if (pass && pass.sampleRate !== sampleRate) {
          yield* pass.finish();
          startSeconds = pass.endSeconds;
          pass = null;
        }
        pass ??= this.#newPass(startSeconds, sampleRate, run.signal);
        yield* pass.add(sample, isFrugal);
      }
      if (pass) yield* pass.finish();
    } finally {
      run.abort();
    }
  }

  #newPass(startSeconds: number, sampleRate: number, signal: AbortSignal): EncodingPass {
    const { channels, preSkipSeconds } = this.#plan;
    return new EncodingPass({ startSeconds, sampleRate, channels, preSkipSeconds, signal });
  }
}
