import {
  EncodedAudioPacketSource,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
} from 'mediabunny';
import type { InputAudioTrack, InputVideoTrack } from 'mediabunny';
import { PlayerError } from '../core/player-error.js';

/** The header of one track, and the unit of its times. */
export interface InitializationSegment {
  /** `ftyp` and `moov` of a fragmented file with one track, whose id is 1. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** Ticks per second in this segment and the fragments that follow it. */
  readonly timescale: number;
}

/** Finer than any frame's timestamp that a container can store, coarser than 32 bits of an hour. */
const LARGEST_TIMESCALE = 1_000_000;

/**
 * Writes the initialization segment for a track; reads no packet where the
 * container's header describes the decoder (MP4, and Matroska but for VP9 and AV1).
 *
 * @throws PlayerError `media-damaged` when the codec's configuration is missing.
 */
export async function writeInitializationSegment(
  track: InputVideoTrack | InputAudioTrack,
): Promise<InitializationSegment> {
  const parts: Uint8Array[] = [];
  const output = new Output({
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      onFtyp: (data) => parts.push(data),
      onMoov: (data) => parts.push(data),
    }),
    target: new NullTarget(),
  });
  await (track.isVideoTrack() ? addVideo(output, track) : addAudio(output, track));
  await output.start();
  await output.finalize();
  const data = concatenate(parts);
  return { data, timescale: readTimescale(data) };
}

async function addVideo(output: Output, track: InputVideoTrack): Promise<void> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (!codec || !decoderConfig) throw missingConfiguration();
  const resolution = await track.getTimeResolution();
  output.addVideoTrack(new EncodedVideoPacketSource(codec), {
    decoderConfig,
    rotation: await track.getRotation(),
    // The muxer derives its timescale from this; the container's own makes times exact.
    ...(resolution <= LARGEST_TIMESCALE ? { frameRate: resolution } : {}),
  });
}

async function addAudio(output: Output, track: InputAudioTrack): Promise<void> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (!codec || !decoderConfig) throw missingConfiguration();
  output.addAudioTrack(new EncodedAudioPacketSource(codec), { decoderConfig });
}

function missingConfiguration(): PlayerError {
  return new PlayerError('media-damaged', 'a track lacks its decoder configuration');
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.byteLength;
  }
  return whole;
}

/** The timescale field of the only `mdhd` (ISO/IEC 14496-12 §8.4.2). */
function readTimescale(segment: Uint8Array<ArrayBuffer>): number {
  const name = new TextEncoder().encode('mdhd');
  const at = segment.findIndex((_, index) =>
    name.every((code, offset) => segment[index + offset] === code),
  );
  const view = new DataView(segment.buffer, at);
  const is64Bit = view.getUint8(4) === 1;
  return view.getUint32(is64Bit ? 24 : 16);
}
