import { expect } from '@open-wc/testing';
import type { AudioConfiguration } from '../../src/media/packet-supply.js';
import { silentPacket } from '../../src/media/silence.js';
import type { Packet } from '../../src/media/segment-assembler.js';

const packet: Packet = {
  data: Uint8Array.of(0xff, 0xfa, 0x90, 0x64, 1, 2, 3),
  type: 'key',
  timestamp: 3,
  duration: 0.024,
};

function configuration(
  codec: AudioConfiguration['codec'],
  numberOfChannels: number,
): AudioConfiguration {
  const decoderConfig = { codec, numberOfChannels, sampleRate: 48_000 };
  return { kind: 'audio', codec, decoderConfig, timeResolution: 48_000, primingPacket: null };
}

/** The loudest sample that the browser's decoder makes of three such packets. */
async function loudness(
  codec: string,
  data: Uint8Array,
  channels: number,
  description?: Uint8Array,
) {
  let loudest = -1;
  const decoder = new AudioDecoder({
    output: (sound) => {
      const plane = new Float32Array(sound.numberOfFrames);
      sound.copyTo(plane, { planeIndex: 0, format: 'f32-planar' });
      loudest = Math.max(loudest, ...plane.map(Math.abs));
      sound.close();
    },
    error: () => (loudest = Infinity),
  });
  decoder.configure({
    codec,
    numberOfChannels: channels,
    sampleRate: 48_000,
    ...(description && { description }),
  });
  for (const timestamp of [0, 20_000, 40_000]) {
    decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, data }));
  }
  await decoder.flush().catch(() => (loudest = Infinity));
  return loudest;
}

describe('silentPacket', () => {
  for (const [channels, description] of [
    [1, Uint8Array.of(0x11, 0x88)],
    [2, Uint8Array.of(0x11, 0x90)],
    [6, Uint8Array.of(0x11, 0xb0)],
  ] as const) {
    it(`is AAC of ${channels} channels that a decoder takes`, async () => {
      const { data } = silentPacket(configuration('aac', channels), packet)!;
      expect(await loudness('mp4a.40.2', data, channels, description)).to.equal(0);
    });
  }

  it('is Opus that a decoder takes, of its own duration', async () => {
    for (const channels of [1, 2]) {
      const { data, duration } = silentPacket(configuration('opus', channels), packet)!;
      expect(duration).to.equal(0.02);
      expect(await loudness('opus', data, channels)).to.be.below(1e-4);
    }
  });

  it('is an MP3 frame of the same kind, without checksum and content', () => {
    const { data, duration } = silentPacket(configuration('mp3', 2), packet)!;
    expect([...data]).to.deep.equal([0xff, 0xfb, 0x90, 0x64, 0, 0, 0]);
    expect(duration).to.equal(0.024);
  });

  it('is none where it is not known', () => {
    expect(silentPacket(configuration('vorbis', 2), packet)).to.equal(null);
    expect(silentPacket(configuration('opus', 6), packet)).to.equal(null);
    expect(silentPacket(configuration('aac', 12), packet)).to.equal(null);
  });
});
