import { expect } from '@open-wc/testing';
import { ReadGate } from '../../../src/media/reader/read-gate.js';
import { MemoryByteSource } from '../../support/memory-byte-source.js';
import { rejectionOf } from './rejection.js';

function create(latencyMs = 0) {
  const source = new MemoryByteSource(
    new Uint8Array(1000).map((_, index) => index),
    { latencyMs },
  );
  const controller = new AbortController();
  let notices = 0;
  const gate = new ReadGate(source, controller.signal, () => notices++);
  return { source, controller, gate, notices: () => notices };
}

describe('ReadGate', () => {
  it('hands out the bytes', async () => {
    const { gate } = create();
    expect([...(await gate.read({ start: 5, end: 8 }))]).to.deep.equal([5, 6, 7]);
    expect(gate.lengthBytes).to.equal(1000);
  });

  it('knows from where reading goes on, until it is suspended', async () => {
    const { gate } = create();
    expect(gate.nextReadStart).to.equal(null);
    await gate.read({ start: 100, end: 200 });
    expect(gate.nextReadStart).to.equal(200);
    gate.suspend(new Error('elsewhere'));
    expect(gate.nextReadStart).to.equal(null);
  });

  it('tells of every read, after it was asked for', async () => {
    const { gate, notices, source } = create();
    const read = gate.read({ start: 0, end: 10 });
    expect(source.reads).to.have.length(1);
    expect(notices()).to.equal(0);
    await read;
    expect(notices()).to.equal(1);
  });

  it('rejects what is under way when suspended, and reads again when resumed', async () => {
    const { gate, source } = create(1000);
    const reason = new DOMException('elsewhere', 'AbortError');
    const late = rejectionOf(gate.read({ start: 0, end: 10 }));
    gate.suspend(reason);
    expect(await late).to.equal(reason);
    expect(await rejectionOf(gate.read({ start: 0, end: 10 }))).to.equal(reason);
    expect(source.pendingReads).to.equal(0);
    gate.resume();
    const read = gate.read({ start: 0, end: 10 });
    expect(source.pendingReads).to.equal(1);
    gate.suspend(reason);
    await rejectionOf(read);
  });

  it('closes for good when its signal aborts', async () => {
    const { gate, controller, source } = create(1000);
    const late = rejectionOf(gate.read({ start: 0, end: 10 }));
    const over = new DOMException('over', 'AbortError');
    controller.abort(over);
    expect(await late).to.equal(over);
    gate.resume();
    expect(await rejectionOf(gate.read({ start: 0, end: 10 }))).to.equal(over);
    expect(source.pendingReads).to.equal(0);
  });

  it('reads nothing when its signal was aborted before', async () => {
    const source = new MemoryByteSource(new Uint8Array(10));
    const gate = new ReadGate(source, AbortSignal.abort());
    expect(await rejectionOf(gate.read({ start: 0, end: 10 }))).to.be.instanceOf(Error);
    expect(source.reads).to.deep.equal([]);
  });
});
