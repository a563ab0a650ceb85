import { expect } from '@open-wc/testing';
import { AudioTranscoder, canTranscode } from '../../../src/media/transcode/audio-transcoder.js';
import { mixMatrix } from '../../../src/media/transcode/channel-mix.js';
import type { Packet } from '../../../src/media/segment-assembler.js';
import {
  collect,
  decode,
  onset,
  openTrack,
  segmentsOf,
  signalToNoise,
  toneLevel,
} from './sound.js';
import type { Sound } from './sound.js';

/** What the fixtures hold: see make-fixtures.mjs. */
const TONES = [440, 660, 880, 60, 1100, 1320];
const AMPLITUDE = 0.25;
/** ffmpeg's encoder of DTS takes the LFE channel down by 10 dB, and adds noise to it. */
const DTS_LFE_GAIN = 0.325;

const FILES = [
  { name: 'ac3-stereo.mkv', channels: 2 },
  { name: 'ac3-surround.mkv', channels: 6 },
  { name: 'eac3-stereo.mkv', channels: 2 },
  { name: 'eac3-surround.mkv', channels: 6 },
  { name: 'dts-stereo.mkv', channels: 2 },
  { name: 'dts-surround.mkv', channels: 6 },
  { name: 'pcm-stereo.mkv', channels: 2 },
  { name: 'pcm-stereo.wav', channels: 2 },
] as const;

/** Amplitude of an input's tone in an output channel. */
function expectedLevel(name: string, made: number, output: number, input: number): number {
  const channels = name.includes('surround') ? 6 : 2;
  const matrix = mixMatrix(channels, made === 6 ? 6 : 2);
  const gain = name.startsWith('dts') && input === 3 ? DTS_LFE_GAIN : 1;
  return AMPLITUDE * gain * matrix[output]![input]!;
}

function expectTones(sound: Sound, name: string, from: number, to: number): void {
  const made = sound.planes.length;
  for (let output = 0; output < made; output++) {
    const heard: number[] = [];
    TONES.slice(0, name.includes('surround') ? 6 : 2).forEach((hertz, input) => {
      const level = expectedLevel(name, made, output, input);
      const what = `${hertz} Hz in channel ${output}`;
      expect(toneLevel(sound, output, hertz, from, to), what).to.be.closeTo(level, 0.02);
      if (level > 0) heard.push(hertz);
    });
    if (name.startsWith('dts') && output === 3) continue;
    expect(signalToNoise(sound, output, heard, from, to), `channel ${output}`).to.be.above(20);
  }
}

const never = () => new AbortController().signal;

async function transcode(name: string, from: number) {
  const { track } = await openTrack(name);
  const transcoder = await AudioTranscoder.create(track);
  const packets = await collect(transcoder.packetsFrom(from, never()));
  const sound = await decode(packets, transcoder.decoderConfig, transcoder.preSkipSeconds);
  return { transcoder, packets, sound };
}

/** Each packet begins where the one before it ends. */
function expectContinuous(packets: readonly Packet[]): void {
  packets.slice(1).forEach(({ timestamp }, index) => {
    const before = packets[index]!;
    expect(timestamp).to.be.closeTo(before.timestamp + before.duration, 1e-6);
  });
}

describe('AudioTranscoder', () => {
  for (const { name } of FILES) {
    it(`keeps every tone of ${name}, in its channel and in time`, async () => {
      const { packets, sound, transcoder } = await transcode(name, 0);
      expectContinuous(packets);
      expect(packets.every(({ type }) => type === 'key')).to.equal(true);
      expect(packets[0]!.timestamp).to.be.closeTo(-transcoder.preSkipSeconds, 0.011);
      const last = packets.at(-1)!;
      expect(last.timestamp + last.duration).to.be.closeTo(2, 0.04);
      expectTones(sound, name, 0.6, 0.9);
      expectTones(sound, name, 1.6, 1.9);
      expect(onset(sound, 0, 0.03, 0.1)).to.be.closeTo(0.5, 0.012);
      expect(onset(sound, 1, 0.03, 1.1)).to.be.closeTo(1.5, 0.012);
    });

    it(`goes on from the time that was sought in ${name}`, async () => {
      const { packets, sound, transcoder } = await transcode(name, 1.2345);
      const first = packets[0]!;
      expect(first.timestamp).to.be.closeTo(1.2345 - transcoder.preSkipSeconds, 1e-6);
      expect(onset(sound, 0, 0.03, 1.3)).to.be.closeTo(1.5, 0.012);
      expectTones(sound, name, 1.6, 1.9);
    });
  }

  it('begins within a burst without a click', async () => {
    for (const name of ['ac3-stereo.mkv', 'eac3-stereo.mkv', 'dts-stereo.mkv']) {
      const { sound } = await transcode(name, 0.7);
      expect(toneLevel(sound, 0, TONES[0]!, 0.705, 0.755), name).to.be.closeTo(AMPLITUDE, 0.03);
    }
  });

  it('says early what it can do', async () => {
    for (const { name } of FILES) {
      expect(await canTranscode((await openTrack(name)).track), name).to.equal(true);
    }
  });

  for (const { name } of FILES.filter(({ channels }) => channels === 6)) {
    it(`makes segments of ${name} that a SourceBuffer takes`, async () => {
      const { track } = await openTrack(name);
      const buffered = await append('audio/mp4; codecs="opus"', await segmentsOf(track));
      expect(buffered).to.have.length(1);
      expect(buffered[0]![0]).to.be.below(0.001);
      expect(buffered[0]![1]).to.be.closeTo(2, 0.04);
    });
  }

  it('sounds the same when the browser demuxes the segments itself', async () => {
    const name = 'ac3-surround.mkv';
    const file = new Blob(await segmentsOf((await openTrack(name)).track));
    const context = new OfflineAudioContext(2, 48_000, 48_000);
    const buffer = await context.decodeAudioData(await file.arrayBuffer());
    const planes = Array.from({ length: buffer.numberOfChannels }, (_, channel) =>
      buffer.getChannelData(channel),
    );
    expectTones({ startSeconds: 0, planes }, name, 0.6, 0.9);
    expect(onset({ startSeconds: 0, planes }, 0, 0.03, 0.1)).to.be.closeTo(0.5, 0.02);
  });
});

/** Appends segments to a playing medium's SourceBuffer; resolves with what is buffered. */
async function append(
  mimeType: string,
  segments: readonly Uint8Array<ArrayBuffer>[],
): Promise<[start: number, end: number][]> {
  const mediaSource = new MediaSource();
  const audio = new Audio(URL.createObjectURL(mediaSource));
  await event(mediaSource, 'sourceopen');
  const buffer = mediaSource.addSourceBuffer(mimeType);
  for (const segment of segments) {
    buffer.appendBuffer(segment);
    await event(buffer, 'updateend');
  }
  mediaSource.endOfStream();
  audio.muted = true;
  const ended = event(audio, 'ended');
  audio.playbackRate = 4;
  await audio.play();
  await ended;
  const { buffered } = audio;
  return Array.from({ length: buffered.length }, (_, index) => [
    buffered.start(index),
    buffered.end(index),
  ]);
}

function event(target: EventTarget, type: string): Promise<void> {
  return new Promise((resolve, reject) => {
    target.addEventListener(type, () => resolve(), { once: true });
    target.addEventListener('error', () => reject(new Error(`error before ${type}`)), {
      once: true,
    });
  });
}
