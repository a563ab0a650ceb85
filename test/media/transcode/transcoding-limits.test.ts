import { expect } from '@open-wc/testing';
import { AudioTranscoder } from '../../../src/media/transcode/audio-transcoder.js';
import type { MemoryByteSource } from '../../support/memory-byte-source.js';
import { collect, decode, onset, openTrack } from './sound.js';

const never = () => new AbortController().signal;

const SYNC_WORDS = { ac3: [0x0b, 0x77], dts: [0x7f, 0xfe, 0x80, 0x01] };

/** Overwrites the sync words of the frames that lie within those parts of the file. */
function damage(word: readonly number[], from: number, to: number) {
  return (bytes: Uint8Array) => {
    let count = 0;
    const end = Math.floor(bytes.length * to);
    for (let at = Math.floor(bytes.length * from); at < end; at++) {
      if (!word.every((value, offset) => bytes[at + offset] === value)) continue;
      bytes.fill(0xaa, at, at + word.length);
      count++;
    }
    expect(count).to.be.above(1);
  };
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error('it was fulfilled');
}

/** Resolves when no read was begun for many turns of the event loop. */
async function untilQuiet(source: MemoryByteSource): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const turn = () =>
    new Promise((resolve) => {
      port2.onmessage = resolve;
      port1.postMessage(null);
    });
  for (let [quiet, reads] = [0, -1]; quiet < 2_000; reads = source.reads.length) {
    quiet = source.reads.length === reads ? quiet + 1 : 0;
    await turn();
  }
  port1.close();
}

/** Counts the encoders that are open while `use` runs and after it. */
async function openEncodersAfter(use: () => Promise<unknown>): Promise<number> {
  const { AudioEncoder: Original } = globalThis;
  const encoders: AudioEncoder[] = [];
  globalThis.AudioEncoder = class extends Original {
    constructor(init: AudioEncoderInit) {
      super(init);
      encoders.push(this);
    }
  };
  try {
    await use();
  } finally {
    globalThis.AudioEncoder = Original;
  }
  expect(encoders.length).to.be.above(0);
  return encoders.filter(({ state }) => state !== 'closed').length;
}

describe('transcoding', () => {
  for (const name of ['dts-surround.mkv', 'pcm-stereo.mkv']) {
    it(`reads ${name} no further ahead than half a second`, async () => {
      const { track, source } = await openTrack(name);
      const packets = (await AudioTranscoder.create(track)).packetsFrom(0, never());
      await packets.next();
      await untilQuiet(source);
      const lastTenth = source.lengthBytes * 0.9;
      const furthest = Math.max(
        ...source.reads.map(({ start, end }) => (start < lastTenth ? end : 0)),
      );
      // A second's worth is half of the file.
      expect(furthest / source.lengthBytes).to.be.below(0.45);
      await packets.return();
    });
  }

  it('reads little more than it gives, while it is to be frugal', async () => {
    const { track, source } = await openTrack('pcm-stereo.wav');
    const packets = (await AudioTranscoder.create(track)).packetsFrom(0, never(), () => true);
    let endSeconds = 0;
    while (endSeconds < 0.2) {
      const { value } = await packets.next();
      if (!value) throw new Error('there is more than that');
      endSeconds = value.timestamp + value.duration;
    }
    await untilQuiet(source);
    const furthest = Math.max(...source.reads.map(({ end }) => end));
    // Of two seconds, at most 0.2 more; it would be 0.5.
    expect(furthest / source.lengthBytes).to.be.below(0.2);
    await packets.return();
  });

  it('closes its encoder when the iteration is given up', async () => {
    const { track } = await openTrack('ac3-stereo.mkv');
    const transcoder = await AudioTranscoder.create(track);
    const open = await openEncodersAfter(async () => {
      const packets = transcoder.packetsFrom(0, never());
      await packets.next();
      await packets.return();
    });
    expect(open).to.equal(0);
  });

  it('ends with the reason when it is aborted, and begins anew', async () => {
    const { track } = await openTrack('dts-stereo.mkv');
    const transcoder = await AudioTranscoder.create(track);
    const controller = new AbortController();
    const open = await openEncodersAfter(async () => {
      const packets = transcoder.packetsFrom(0.5, controller.signal);
      await packets.next();
      controller.abort();
      const reason = await rejection(collect(packets));
      expect(reason).to.equal(controller.signal.reason);
    });
    expect(open).to.equal(0);
    expect(await collect(transcoder.packetsFrom(1, never()))).to.have.length.above(40);
    const aborted = rejection(collect(transcoder.packetsFrom(0, AbortSignal.abort())));
    expect(((await aborted) as Error).name).to.equal('AbortError');
  });

  it('passes on why a read failed', async () => {
    const { track, source } = await openTrack('dts-surround.mkv');
    const transcoder = await AudioTranscoder.create(track);
    const packets = transcoder.packetsFrom(0, never());
    await packets.next();
    source.failure = new Error('the peers are gone');
    const reason = await rejection(collect(packets));
    expect(reason).to.equal(source.failure);
  });

  for (const [name, word] of [
    ['ac3-stereo.mkv', SYNC_WORDS.ac3],
    ['dts-stereo.mkv', SYNC_WORDS.dts],
  ] as const) {
    it(`is silent where ${name} is damaged, and in time afterwards`, async () => {
      const { track } = await openTrack(name, damage(word, 0.35, 0.5));
      const transcoder = await AudioTranscoder.create(track);
      const packets = await collect(transcoder.packetsFrom(0, never()));
      const sound = await decode(packets, transcoder.decoderConfig, transcoder.preSkipSeconds);
      expect(onset(sound, 0, 0.03, 0.1)).to.be.closeTo(0.5, 0.012);
      expect(onset(sound, 0, 0.03, 1.2)).to.be.closeTo(1.5, 0.012);
    });
  }

  it('says that nothing can be decoded', async () => {
    const { track } = await openTrack('dts-surround.mkv', damage(SYNC_WORDS.dts, 0, 1));
    const transcoder = await AudioTranscoder.create(track);
    const reason = await rejection(collect(transcoder.packetsFrom(0, never())));
    expect(reason).to.include({ name: 'PlayerError', code: 'media-damaged' });
    expect((reason as Error).message).to.contain('DTS');
  });

  it('has nothing beyond the end', async () => {
    const { track } = await openTrack('ac3-stereo.mkv');
    const transcoder = await AudioTranscoder.create(track);
    expect(await collect(transcoder.packetsFrom(60, never()))).to.deep.equal([]);
  });

  for (const name of ['ac3-surround.mkv', 'eac3-surround.mkv', 'dts-surround.mkv']) {
    it(`transcodes ${name} much faster than it plays`, async () => {
      const { track } = await openTrack(name);
      const transcoder = await AudioTranscoder.create(track);
      const transcode = () => collect(transcoder.packetsFrom(0, never()));
      await transcode();
      const [rounds, startedMs] = [3, performance.now()];
      for (let round = 0; round < rounds; round++) await transcode();
      const tookSeconds = (performance.now() - startedMs) / 1000;
      const timesRealTime = (rounds * 2) / tookSeconds;
      console.log(`${name}: ${timesRealTime.toFixed(0)} times real time`);
      // Other work on the machine may take most of its time.
      expect(timesRealTime).to.be.above(2);
    });
  }
});
