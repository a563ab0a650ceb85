import { expect } from '@open-wc/testing';
import { ByteWindow } from '../../../src/media/subtitles/byte-window.js';
import { MemoryByteSource } from '../../support/memory-byte-source.js';

const { signal } = new AbortController();

function makeWindow(lengthBytes = 100_000) {
  const source = new MemoryByteSource(
    Uint8Array.from({ length: lengthBytes }, (_, index) => index & 0xff),
  );
  return { source, window: new ByteWindow(source) };
}

describe('ByteWindow', () => {
  it('reads once for headers that lie near one another', async () => {
    const { source, window } = makeWindow();
    expect([...(await window.get({ start: 10, end: 13 }, signal))]).to.deep.equal([10, 11, 12]);
    expect([...(await window.get({ start: 500, end: 502 }, signal))]).to.deep.equal([244, 245]);
    expect(source.reads).to.deep.equal([{ start: 10, end: 10 + 16_384 }]);
  });

  it('reads no further than it may', async () => {
    const { source, window } = makeWindow();
    await window.get({ start: 10, end: 13 }, signal, 50);
    await window.get({ start: 60, end: 90 }, signal, 70);
    expect(source.reads).to.deep.equal([
      { start: 10, end: 50 },
      { start: 60, end: 90 },
    ]);
  });

  it('gives less where the file ends', async () => {
    const { source, window } = makeWindow(20);
    expect(await window.get({ start: 15, end: 30 }, signal)).to.have.length(5);
    expect(await window.get({ start: 20, end: 30 }, signal)).to.have.length(0);
    expect(source.reads).to.deep.equal([{ start: 15, end: 20 }]);
  });
});
