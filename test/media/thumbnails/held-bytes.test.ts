import { expect } from '@open-wc/testing';
import { HeldBytes, NotHeld } from '../../../src/media/thumbnails/held-bytes.js';
import { MemoryByteSource } from '../../support/memory-byte-source.js';
import { rejectionOf } from '../reader/rejection.js';

describe('HeldBytes', () => {
  const file = Uint8Array.from({ length: 100 }, (_, index) => index);

  it('reads what is held, and asks for nothing', async () => {
    const source = new MemoryByteSource(file, { held: [{ start: 10, end: 20 }] });
    const held = new HeldBytes(source);
    expect(held.lengthBytes).to.equal(100);
    expect([...(await held.read({ start: 12, end: 15 }))]).to.deep.equal([12, 13, 14]);
    expect(await rejectionOf(held.read({ start: 19, end: 21 }))).to.be.instanceOf(NotHeld);
    expect(await rejectionOf(held.read({ start: 50, end: 51 }))).to.be.instanceOf(NotHeld);
    expect(source.reads).to.deep.equal([]);
    expect(source.hints).to.deep.equal([]);
  });

  it('notices what has come since', async () => {
    const source = new MemoryByteSource(file);
    const held = new HeldBytes(source);
    expect(await rejectionOf(held.read({ start: 0, end: 1 }))).to.be.instanceOf(NotHeld);
    source.held = [{ start: 0, end: 100 }];
    expect([...(await held.read({ start: 0, end: 1 }))]).to.deep.equal([0]);
  });
});
