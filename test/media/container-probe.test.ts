import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import { ByteSourceInput } from '../../src/media/byte-source-input.js';
import { probeContainer } from '../../src/media/container-probe.js';
import type { TypeSupport } from '../../src/media/container-probe.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';

async function probe(file: string | Uint8Array, supports: TypeSupport = () => true) {
  const bytes = typeof file === 'string' ? await loadFixture(file) : file;
  const { signal } = new AbortController();
  const { input } = new ByteSourceInput(new MemoryByteSource(bytes), signal);
  return probeContainer(input, supports);
}

async function failure(file: string | Uint8Array, supports?: TypeSupport): Promise<PlayerError> {
  const reason = await probe(file, supports).then(
    () => expect.fail('was expected to reject'),
    (error: unknown) => error,
  );
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
        expect(track.mimeType.startsWith(expected[index]!), track.mimeType).to.equal(true);
        expect(track.mimeType).to.contain(track.codec);
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

  it('leaves out the track that cannot be played', async () => {
    const { tracks } = await probe('index-last.mp4', (type) => type.startsWith('audio'));
    expect(tracks.map(({ kind }) => kind)).to.deep.equal(['audio']);
  });

  it('names every codec when none can be played', async () => {
    const error = await failure('vp9-opus.webm', () => false);
    expect(error.code).to.equal('media-unsupported');
    expect(error.message).to.contain('vp09').and.to.contain('opus');
  });

  it('tells no container from a damaged one', async () => {
    expect((await failure(new Uint8Array(5000).fill(7))).code).to.equal('media-unsupported');
    const whole = await loadFixture('index-last.mp4');
    expect((await failure(whole.subarray(0, 5000))).code).to.equal('media-damaged');
  });
});
