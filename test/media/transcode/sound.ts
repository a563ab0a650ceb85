/** Makes transcoded packets audible again, and listens. */
import { CustomSource, Input, MATROSKA, WAVE } from 'mediabunny';
import type { InputAudioTrack } from 'mediabunny';
import { TrackRemuxer } from '../../../src/media/remuxer.js';
import { transcodedSupply } from '../../../src/media/transcode/transcoded-supply.js';
import type { Packet } from '../../../src/media/segment-assembler.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';

export interface OpenTrack {
  readonly track: InputAudioTrack;
  readonly source: MemoryByteSource;
  readonly input: Input;
}

/** The audio track of a fixture, read without prefetching. */
export async function openTrack(
  name: string,
  change?: (bytes: Uint8Array) => void,
): Promise<OpenTrack> {
  const bytes = await loadFixture(name);
  change?.(bytes);
  const source = new MemoryByteSource(bytes);
  const input = new Input({
    formats: [MATROSKA, WAVE],
    source: new CustomSource({
      getSize: () => source.lengthBytes,
      read: (start, end) => source.read({ start, end }),
      prefetchProfile: 'none',
      handleUnhandledError: () => undefined,
    }),
  });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error(`${name} has no audio`);
  return { track, source, input };
}

export async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** Sound as it is heard: when its first frame is presented, and a plane per channel at 48 kHz. */
export interface Sound {
  readonly startSeconds: number;
  readonly planes: readonly Float32Array[];
}

/** Decodes packets one by one, as the browser does for a SourceBuffer. */
export async function decode(
  packets: readonly Packet[],
  config: AudioDecoderConfig,
  preSkipSeconds: number,
): Promise<Sound> {
  const decoded: AudioData[] = [];
  const decoder = new AudioDecoder({
    output: (data) => decoded.push(data),
    // The flush below is rejected with it.
    error: () => undefined,
  });
  decoder.configure(config);
  for (const { data, timestamp } of packets) {
    decoder.decode(
      new EncodedAudioChunk({ type: 'key', timestamp: Math.round(timestamp * 1e6), data }),
    );
  }
  await decoder.flush();
  decoder.close();
  const planes = Array.from({ length: config.numberOfChannels }, (_, planeIndex) =>
    joined(decoded.map((data) => planeOf(data, planeIndex))),
  );
  for (const data of decoded) data.close();
  return { startSeconds: packets[0]!.timestamp + preSkipSeconds, planes };
}

function planeOf(data: AudioData, planeIndex: number): Float32Array {
  const plane = new Float32Array(data.numberOfFrames);
  data.copyTo(plane, { planeIndex, format: 'f32-planar' });
  return plane;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** Initialization segment and media segments of a whole track. */
export async function segmentsOf(track: InputAudioTrack): Promise<Uint8Array<ArrayBuffer>[]> {
  const supply = await transcodedSupply(track, 0, new AbortController().signal, () => false);
  const remuxer = TrackRemuxer.create(supply, 'audio/mp4; codecs="opus"');
  const parts = [remuxer.initialization];
  const run = remuxer.start(0);
  for (;;) {
    const segment = await run.next(0.25);
    if (!segment) return parts;
    parts.push(segment.data);
  }
}

/** Amplitude of a tone in `[from, to)` seconds of the presentation. */
export function toneLevel(
  sound: Sound,
  channel: number,
  hertz: number,
  from: number,
  to: number,
): number {
  const plane = excerpt(sound, channel, from, to);
  let [sine, cosine] = [0, 0];
  plane.forEach((value, index) => {
    const phase = (2 * Math.PI * hertz * index) / 48_000;
    sine += value * Math.sin(phase);
    cosine += value * Math.cos(phase);
  });
  return (2 * Math.hypot(sine, cosine)) / plane.length;
}

/** Power of everything but the tones, in decibels below them. */
export function signalToNoise(
  sound: Sound,
  channel: number,
  tones: readonly number[],
  from: number,
  to: number,
): number {
  const plane = excerpt(sound, channel, from, to);
  const total = plane.reduce((sum, value) => sum + value * value, 0) / plane.length;
  const wanted = tones.reduce(
    (sum, hertz) => sum + toneLevel(sound, channel, hertz, from, to) ** 2 / 2,
    0,
  );
  return 10 * Math.log10(wanted / Math.max(1e-12, total - wanted));
}

/** When a burst begins that is silent at `from`, in seconds of the presentation. */
export function onset(sound: Sound, channel: number, threshold: number, from: number): number {
  const first = Math.round((from - sound.startSeconds) * 48_000);
  const plane = sound.planes[channel]!;
  const at = plane.findIndex((value, index) => index >= first && Math.abs(value) > threshold);
  return at < 0 ? NaN : sound.startSeconds + at / 48_000;
}

function excerpt(sound: Sound, channel: number, from: number, to: number): Float32Array {
  const at = (time: number) => Math.round((time - sound.startSeconds) * 48_000);
  return sound.planes[channel]!.subarray(at(from), at(to));
}
