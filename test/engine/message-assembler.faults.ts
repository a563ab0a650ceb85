import { expect } from '@open-wc/testing';
import { MessageAssembler } from '../../src/engine/shims/message-assembler.js';

const numbered = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at);

/** Cuts bytes into parts, and lets messages of the given lengths be assembled from them. */
function assemble(bytes: Uint8Array, partBytes: number, lengths: readonly number[]): number[][] {
  const assembler = new MessageAssembler();
  const messages: number[][] = [];
  for (let start = 0; start < bytes.length; start += partBytes) {
    let rest = bytes.subarray(start, start + partBytes);
    while (rest.length > 0) {
      const taken = assembler.take(rest, lengths[messages.length] ?? Infinity);
      if (taken.message) messages.push([...taken.message]);
      rest = taken.rest;
    }
  }
  return messages;
}

describe('MessageAssembler', () => {
  for (const partBytes of [1, 2, 3, 5, 7, 16, 100]) {
    it(`finds the messages in parts of ${partBytes} bytes`, () => {
      const lengths = [4, 1, 13, 4, 9, 2, 7];
      const sum = lengths.reduce((a, b) => a + b, 0);
      const messages = assemble(numbered(sum), partBytes, lengths);
      expect(messages.map(({ length }) => length)).to.deep.equal(lengths);
      expect(messages.flat()).to.deep.equal([...numbered(sum)]);
    });
  }

  it('gives nothing before a message is whole', () => {
    const assembler = new MessageAssembler();
    expect(assembler.take(numbered(3), 4)).to.deep.equal({ message: null, rest: new Uint8Array() });
    const { message, rest } = assembler.take(numbered(3), 4);
    expect(message).to.deep.equal(new Uint8Array([0, 1, 2, 0]));
    expect(rest).to.deep.equal(new Uint8Array([1, 2]));
  });

  it('does not copy a message that comes whole', () => {
    const bytes = numbered(10);
    const { message, rest } = new MessageAssembler().take(bytes, 6);
    expect(message!.buffer).to.equal(bytes.buffer);
    expect(rest.buffer).to.equal(bytes.buffer);
  });

  it('never changes a message that it gave', () => {
    const assembler = new MessageAssembler();
    assembler.take(numbered(1), 2);
    const { message } = assembler.take(new Uint8Array([7]), 2);
    assembler.take(new Uint8Array([8]), 2);
    assembler.take(new Uint8Array([9]), 2);
    expect(message).to.deep.equal(new Uint8Array([0, 7]));
  });

  it('takes a message of a mebibyte byte by byte within seconds', () => {
    const assembler = new MessageAssembler();
    const lengthBytes = 1024 * 1024;
    const part = new Uint8Array(1);
    const startMs = performance.now();
    let message: Uint8Array | null = null;
    for (let at = 0; at < lengthBytes; at++) ({ message } = assembler.take(part, lengthBytes));
    expect(message).to.have.length(lengthBytes);
    // Joining all that came at every byte would copy 500 GB.
    expect(performance.now() - startMs).to.be.lessThan(10_000);
  });
});
