import { expect } from '@open-wc/testing';
import { concatenate } from '../../src/media/concatenate.js';
import { BLOCK_BYTES, ReadsAhead } from '../../src/media/reads-ahead.js';
import { MemoryByteSource } from '../support/memory-byte-source.js';

const BYTES = Uint8Array.from({ length: 40 * BLOCK_BYTES + 100 }, (_, index) => index % 251);

function open(share = 1 / 4) {
  const source = new MemoryByteSource(BYTES);
  const ahead = new ReadsAhead(source, () => share);
  const read = async (start: number, end: number) => {
    const data = concatenate(await Promise.all(ahead.read(start, end)));
    expect(data.length).to.be.at.least(end - start);
    expect([...data]).to.deep.equal([...BYTES.subarray(start, start + data.length)]);
    return data.length;
  };
  return { source, read };
}

describe('ReadsAhead', () => {
  it('asks for nothing more where places are read that lie apart', async () => {
    const { source, read } = open();
    for (const block of [0, 5, 9, 2]) await read(block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES);
    expect(source.reads).to.have.length(4);
  });

  it('asks for nothing more where a frame is read after its header', async () => {
    const { source, read } = open();
    await read(0, BLOCK_BYTES);
    await read(BLOCK_BYTES, 14 * BLOCK_BYTES);
    expect(source.bytesRead).to.equal(14 * BLOCK_BYTES);
  });

  it('asks for the next blocks before they are wanted, where reading goes on', async () => {
    const { source, read } = open();
    let at = 0;
    while (at < 20 * BLOCK_BYTES) at += await read(at, at + BLOCK_BYTES);
    const furthest = Math.max(...source.reads.map(({ end }) => end));
    expect(furthest).to.be.within(at + 2 * BLOCK_BYTES, at + 8 * BLOCK_BYTES);
    expect(source.bytesRead, 'nothing is asked for twice').to.equal(furthest);
  });

  it('asks for as little as it is told to', async () => {
    const { source, read } = open(1 / 16);
    let at = 0;
    while (at < 20 * BLOCK_BYTES) at += await read(at, at + BLOCK_BYTES);
    expect(Math.max(...source.reads.map(({ end }) => end))).to.equal(at + BLOCK_BYTES);
    const none = open(0);
    for (at = 0; at < 20 * BLOCK_BYTES;) at += await none.read(at, at + BLOCK_BYTES);
    expect(none.source.bytesRead).to.equal(at);
  });

  it('reads to the end of the file, and no further', async () => {
    const { source, read } = open();
    let at = 0;
    while (at < BYTES.length) at += await read(at, Math.min(at + BLOCK_BYTES, BYTES.length));
    expect(source.bytesRead).to.equal(BYTES.length);
  });

  it('asks anew for what was refused', async () => {
    const { source, read } = open();
    let at = 0;
    while (at < 8 * BLOCK_BYTES) at += await read(at, at + BLOCK_BYTES);
    source.failure = new Error('gone');
    const refused = await read(at, at + 4 * BLOCK_BYTES).catch((reason: unknown) => reason);
    expect(refused).to.equal(source.failure);
    source.failure = null;
    await read(at, at + 4 * BLOCK_BYTES);
  });
});
