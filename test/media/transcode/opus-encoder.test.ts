import { expect } from '@open-wc/testing';
import { OpusEncoder, probeOpusConfig } from '../../../src/media/transcode/opus-encoder.js';

describe('OpusEncoder', () => {
  it('tells its delay, and what a decoder has to know', async () => {
    const config = (await probeOpusConfig(48_000, 2))!;
    expect(config.preSkipSeconds).to.be.within(0.001, 0.03);
    const { codec, sampleRate, numberOfChannels, description } = config.decoderConfig;
    expect({ codec, sampleRate, numberOfChannels }).to.deep.equal({
      codec: 'opus',
      sampleRate: 48_000,
      numberOfChannels: 2,
    });
    const head = new Uint8Array(description as ArrayBuffer);
    expect(String.fromCharCode(...head.subarray(0, 8))).to.equal('OpusHead');
  });

  it('knows what it cannot encode', async () => {
    expect(await probeOpusConfig(1, 2)).to.equal(null);
  });

  it('gives as much as it is fed', async () => {
    const lifetime = new AbortController();
    const encoder = new OpusEncoder(48_000, 2, lifetime.signal);
    expect(await encoder.gives(false)).to.equal(false);
    for (let block = 0; block < 50; block++) encoder.feed(new Float32Array(960 * 2));
    encoder.feed(new Float32Array(0));
    await encoder.flush();
    const packets = encoder.take();
    const seconds = packets.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
    expect(seconds).to.be.within(1, 1.05);
    expect(packets.every(({ data }) => data.byteLength > 0)).to.equal(true);
    expect(encoder.take()).to.deep.equal([]);
    lifetime.abort();
  });

  it('has enough when much is inside it', async () => {
    const lifetime = new AbortController();
    const encoder = new OpusEncoder(48_000, 2, lifetime.signal);
    let fedSeconds = 0;
    let madeSeconds = 0;
    while (!(await encoder.gives(false))) {
      encoder.feed(new Float32Array(4800 * 2));
      fedSeconds += 0.1;
      expect(fedSeconds).to.be.below(1);
    }
    do for (const { durationSeconds } of encoder.take()) madeSeconds += durationSeconds;
    while (await encoder.gives(false));
    expect(fedSeconds - madeSeconds).to.be.below(0.3);
    await encoder.flush();
    expect(encoder.decoderConfig?.codec).to.equal('opus');
    lifetime.abort();
  });

  it('gives all that there is of what it was fed, when it is to be frugal', async () => {
    const lifetime = new AbortController();
    const encoder = new OpusEncoder(48_000, 2, lifetime.signal);
    let madeSeconds = 0;
    for (let block = 0; block < 10; block++) {
      // Too little for a packet, then enough for one.
      encoder.feed(new Float32Array(480 * 2));
      while (await encoder.gives(true)) {
        for (const { durationSeconds } of encoder.take()) madeSeconds += durationSeconds;
      }
    }
    expect(madeSeconds).to.be.within(0.04, 0.1);
    lifetime.abort();
  });

  it('rejects what comes after it was aborted', () => {
    const lifetime = new AbortController();
    const encoder = new OpusEncoder(48_000, 2, lifetime.signal);
    const reason = new Error('over');
    lifetime.abort(reason);
    expect(() => encoder.feed(new Float32Array(960 * 2))).to.throw('over');
    expect(() => encoder.take()).to.throw('over');
  });
});
