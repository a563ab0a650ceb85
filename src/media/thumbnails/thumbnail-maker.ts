import { EncodedPacketSink } from 'mediabunny';
import type { Input, InputVideoTrack, Rotation } from 'mediabunny';
import { openInput } from '../byte-source-input.js';
import type { ReadableBytes } from '../reads-ahead.js';
import { timeOfZero } from '../container-probe.js';
import { tuneDemuxer } from '../demuxer-tuning.js';
import { decodePicture } from './picture-decoder.js';
import { RecentPictures } from './recent-pictures.js';

/** 3 MB at the default width. */
const KEPT_PICTURES = 48;

/** Nothing beyond what is needed is read: it may not be held. */
const EXACT_READS = { unitBytes: 1 };

/** The film's picture, as far as single frames of it need. */
interface Film {
  readonly sink: EncodedPacketSink;
  readonly zeroSeconds: number;
  readonly config: VideoDecoderConfig;
  readonly rotation: Rotation;
}

/** Makes pictures of a film's key frames, each from its bytes alone. */
export class ThumbnailMaker {
  readonly #bytes: ReadableBytes;
  readonly #signal: AbortSignal;
  readonly #recent = new RecentPictures<ImageBitmap>(KEPT_PICTURES);
  #film: Film | null = null;

  /** Disposes itself when `signal` aborts. */
  constructor(bytes: ReadableBytes, signal: AbortSignal) {
    this.#bytes = bytes;
    this.#signal = signal;
  }

  /**
   * The picture of the key frame at or before that time, of the first where
   * there is none before; null where the film has none that can be decoded.
   *
   * @param width most pixels across.
   * @throws what reading rejects with. The next call tries anew.
   */
  async at(timeSeconds: number, width: number): Promise<ImageBitmap | null> {
    if (typeof VideoDecoder === 'undefined') return null;
    this.#film ??= await this.#open();
    if (!this.#film) return null;
    const { sink, zeroSeconds, config, rotation } = this.#film;
    const place = await keyPacket(sink, timeSeconds + zeroSeconds, true);
    if (!place) return null;
    const key = `${place.timestamp} ${width}`;
    const known = this.#recent.get(key);
    if (known) return createImageBitmap(known);
    const packet = await keyPacket(sink, place.timestamp);
    const picture = packet && (await decodePicture(packet, config, { rotation, width }));
    if (!picture) return null;
    this.#recent.set(key, picture);
    return createImageBitmap(picture);
  }

  /** The demuxer remembers that it failed, so each attempt has one of its own. */
  async #open(): Promise<Film | null> {
    const input = openInput(this.#bytes, EXACT_READS);
    try {
      await tuneDemuxer(input);
      const track = await input.getPrimaryVideoTrack();
      const film = track && (await openFilm(input, track));
      this.#signal.addEventListener('abort', () => input.dispose(), { once: true });
      return film;
    } catch (reason) {
      input.dispose();
      throw reason;
    }
  }
}

async function openFilm(input: Input, track: InputVideoTrack): Promise<Film | null> {
  const config = await track.getDecoderConfig();
  if (!config) return null;
  return {
    sink: new EncodedPacketSink(track),
    zeroSeconds: await timeOfZero(input),
    config,
    rotation: await track.getRotation(),
  };
}

/** @param metadataOnly finds out where it is, and reads no more than that. */
async function keyPacket(sink: EncodedPacketSink, seconds: number, metadataOnly = false) {
  const options = { metadataOnly };
  return (await sink.getKeyPacket(seconds, options)) ?? sink.getFirstKeyPacket(options);
}
