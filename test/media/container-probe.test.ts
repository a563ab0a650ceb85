import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import { concatenate } from '../../src/media/concatenate.js';
import { openInput } from '../../src/media/byte-source-input.js';
import { probeContainer } from '../../src/media/container-probe.js';
import type { ContainerDescription } from '../../src/media/reader/media-reader.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';
import { rejectionOf } from './reader/rejection.js';

async function probe(file: string | Uint8Array): Promise<ContainerDescription> {
  const bytes = typeof file === 'string' ? await loadFixture(file) : file;
  const input = openInput(new MemoryByteSource(bytes));
  return (await probeContainer(input, bytes.byteLength)).description;
}

async function failure(bytes: Uint8Array): Promise<PlayerError> {
  const reason = await rejectionOf(probe(bytes));
  expect(reason).to.be.instanceOf(PlayerError);
  return reason as PlayerError;
}

describe('probeContainer', () => {
  const CODECS: [string, string[]][] = [
    ['index-last.mp4', ['video/mp4; codecs="avc1', 'audio/mp4; codecs="mp4a.40.2"']],
    ['fragmented.mp4', ['video/mp4; codecs="avc1', 'audio/mp4; codecs="mp4a.40.2"']],
    ['h264-aac.mkv', ['video/mp4; codecs="avc1', 'audio/mp4; codecs="mp4a.40.2"']],
    ['vp9-opus.webm', ['video/mp4; codecs="vp09', 'audio/mp4; codecs="opus"']],
    ['av1-opus.mp4', ['video/mp4; codecs="av01', 'audio/mp4; codecs="opus"']],
    ['video-only.mp4', ['video/mp4; codecs="avc1']],
    ['audio-only.m4a', ['audio/mp4; codecs="mp4a.40.2"']],
  ];

  for (const [name, expected] of CODECS) {
    it(`names the segments that ${name} becomes`, async () => {
      const { tracks } = await probe(name);
      expect(tracks).to.have.length(expected.length);
      for (const [index, track] of tracks.entries()) {
        const [mimeType] = track.mimeTypes;
        expect(mimeType!.startsWith(expected[index]!), mimeType).to.equal(true);
        expect(mimeType).to.contain(track.codec);
        expect(track.kind).to.equal(expected[index]!.split('/')[0]);
      }
    });
  }

  it('knows the duration', async () => {
    for (const [name] of CODECS) {
      const { durationSeconds } = await probe(name);
      expect(durationSeconds, name).to.be.within(3.9, 24.2);
    }
  });

  it('is plain data', async () => {
    const description = await probe('index-last.mp4');
    expect(structuredClone(description)).to.deep.equal(description);
    expect(description.tracks.map(({ isDefault }) => isDefault)).to.deep.equal([true, true]);
  });

  it('says which codecs it looked for where a container holds none of them', async () => {
    const ogg = new Uint8Array(await loadFixture('tone.opus'));
    const mark = [...new TextEncoder().encode('OpusHead')];
    const at = ogg.findIndex((_, index) =>
      mark.every((code, offset) => ogg[index + offset] === code),
    );
    ogg[at] = 0x3f;
    const { code, message } = await failure(ogg);
    expect(code).to.equal('media-unsupported');
    expect(message).to.contain('Ogg').and.to.contain('Opus or Vorbis');
  });

  it('does not believe the first frame of an MP3 file whose rate varies', async () => {
    const { durationSeconds } = await probe(variableMp3());
    expect(durationSeconds).to.be.closeTo(60 * 0.024, 0.001);
  });

  it('reads nothing more of an MP3 file that says how many frames it has', async () => {
    const source = new MemoryByteSource(indexedMp3(5_000));
    const probed = await probeContainer(openInput(source), source.lengthBytes);
    expect(probed.description.durationSeconds).to.be.closeTo(5_000 * 0.024, 0.001);
    expect(source.bytesRead).to.be.below(source.lengthBytes / 8);
  });

  it('knows how long an MPEG-TS film is, from its first packet on', async () => {
    const { durationSeconds } = await probe('h264-aac.m2t');
    expect(durationSeconds).to.be.closeTo(6.14, 0.05);
  });

  it('refuses an MPEG-TS film whose picture it cannot read, although it has the sound', async () => {
    const { code, codecs } = await failure(await loadFixture('mpeg2-aac.m2t'));
    expect({ code, codecs }).to.deep.equal({ code: 'media-unsupported', codecs: ['mp4v.61'] });
  });

  it('tells no container from a damaged one', async () => {
    expect((await failure(new Uint8Array(5000).fill(7))).code).to.equal('media-unsupported');
    const whole = await loadFixture('index-last.mp4');
    expect((await failure(whole.subarray(0, 5000))).code).to.equal('media-damaged');
  });
});

const FRAME_320 = { bitrateIndex: 14, bytes: 960 };
const FRAME_64 = { bitrateIndex: 5, bytes: 192 };

/** Of 48 kHz, stereo. */
function mp3Frame({ bitrateIndex, bytes }: typeof FRAME_64): Uint8Array {
  const data = new Uint8Array(bytes);
  data.set([0xff, 0xfb, (bitrateIndex << 4) | 0x4, 0x00]);
  return data;
}

/** Sixty frames, the first of 320 kbit/s and the others of 64. */
function variableMp3(): Uint8Array {
  const others = Array.from({ length: 59 }, () => mp3Frame(FRAME_64));
  return concatenate([mp3Frame(FRAME_320), ...others]);
}

/** Behind a frame without sound that counts the others (Xing). */
function indexedMp3(frames: number): Uint8Array {
  const index = mp3Frame(FRAME_64);
  index.set([...new TextEncoder().encode('Xing'), 0, 0, 0, 1], 36);
  new DataView(index.buffer).setUint32(44, frames);
  return concatenate([index, ...Array.from({ length: frames }, () => mp3Frame(FRAME_64))]);
}
