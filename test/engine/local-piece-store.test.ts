import { expect } from '@open-wc/testing';
import { LocalPieceStore } from '../../src/engine/local-piece-store.js';

const text = (bytes: Uint8Array | null): string => new TextDecoder().decode(bytes ?? undefined);

/** A Blob that tells what is read of it. */
class WatchedBlob extends Blob {
  readonly reads: string[] = [];

  override slice(start = 0, end = this.size): Blob {
    this.reads.push(`${start}-${end}`);
    return super.slice(start, end);
  }
}

describe('LocalPieceStore', () => {
  it('has nothing in memory until somebody wants it', async () => {
    const store = new LocalPieceStore(4, new Blob(['abcdefghij']));
    expect(store.peek(1)).to.equal(null);
    expect(store.bytes).to.equal(0);
    expect(text(await store.load(1))).to.equal('efgh');
    expect(text(store.peek(1))).to.equal('efgh');
    expect(store.bytes).to.equal(4);
  });

  it('reads the short piece at the end', async () => {
    const store = new LocalPieceStore(4, new Blob(['abcdefghij']));
    expect(text(await store.load(2))).to.equal('ij');
  });

  it('reads across files that were put together', async () => {
    const files = [new File(['abc'], 'a'), new File(['defg'], 'b')];
    const store = new LocalPieceStore(4, new Blob(files));
    expect(text(await store.load(0))).to.equal('abcd');
    expect(text(await store.load(1))).to.equal('efg');
  });

  it('reads a piece once, however many want it', async () => {
    const content = new WatchedBlob(['abcdefgh']);
    const store = new LocalPieceStore(4, content);
    const [one, other] = await Promise.all([store.load(1), store.load(1)]);
    expect(one).to.equal(other);
    await store.load(1);
    expect(content.reads).to.deep.equal(['4-8']);
  });

  it('keeps no more than a few in memory, the last ones', async () => {
    const store = new LocalPieceStore(1, new Blob([new Uint8Array(200)]));
    for (let index = 0; index < 200; index++) await store.load(index);
    expect(store.bytes).to.equal(64);
    expect(store.peek(135)).to.equal(null);
    expect(store.peek(136)).not.to.equal(null);
    expect(await store.load(0), 'and reads others again').to.have.length(1);
  });

  it('fails when a file is gone, and tries again when asked again', async () => {
    const content = new WatchedBlob(['abcd']);
    const store = new LocalPieceStore(4, content);
    const slice = content.slice.bind(content);
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) };
    content.slice = () => Object.assign(new Blob(), gone);
    const reason: unknown = await store.load(0).catch((thrown: unknown) => thrown);
    expect(reason).to.have.property('name', 'NotReadableError');
    content.slice = slice;
    expect(text(await store.load(0))).to.equal('abcd');
  });
});
