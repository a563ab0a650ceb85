import {
  EncodedAudioPacketSource,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
} from 'mediabunny';
import { concatenate } from './concatenate.js';
import type {
  AudioConfiguration,
  TrackConfiguration,
  VideoConfiguration,
} from './packet-supply.js';

/** The header of one track in ISO BMFF, and the unit of its times. */
export interface Mp4Header {
  /** `ftyp` and `moov` of a fragmented file with one track, whose id is 1. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** Ticks per second in this segment and the fragments that follow it. */
  readonly timescale: number;
}

/** Finer than any frame's timestamp that a container can store, coarser than 32 bits of an hour. */
const LARGEST_TIMESCALE = 1_000_000;

/** Fine enough for frames that are squeezed together (`RunPackets`). */
const FINE_TIMESCALE = 50_000;

/** Writes the initialization segment for a track in the MSE byte stream format for ISO BMFF. */
export async function writeMp4Header(configuration: TrackConfiguration): Promise<Mp4Header> {
  const parts: Uint8Array[] = [];
  const output = new Output({
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      onFtyp: (data) => parts.push(data),
      onMoov: (data) => parts.push(data),
    }),
    target: new NullTarget(),
  });
  if (configuration.kind === 'video') addVideo(output, configuration);
  else addAudio(output, configuration);
  await output.start();
  await output.finalize();
  const data = concatenate(parts);
  return { data, timescale: readTimescale(data) };
}

function addVideo(output: Output, configuration: VideoConfiguration): void {
  const { codec, decoderConfig, rotation, timeResolution, primingPacket } = configuration;
  output.addVideoTrack(new EncodedVideoPacketSource(codec), {
    decoderConfig,
    rotation,
    // The muxer derives its timescale from this; the container's own makes times exact.
    ...(timeResolution <= LARGEST_TIMESCALE ? { frameRate: fineTimescale(timeResolution) } : {}),
    ...(primingPacket ? { primingPacket } : {}),
  });
}

/** A multiple, so that times stay exact. */
function fineTimescale(timeResolution: number): number {
  return timeResolution * Math.ceil(FINE_TIMESCALE / timeResolution);
}

function addAudio(output: Output, configuration: AudioConfiguration): void {
  const { codec, decoderConfig, primingPacket } = configuration;
  output.addAudioTrack(new EncodedAudioPacketSource(codec), {
    decoderConfig,
    ...(primingPacket ? { primingPacket } : {}),
  });
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
