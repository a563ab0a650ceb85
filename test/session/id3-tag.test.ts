import { expect } from '@open-wc/testing';
import { readId3Tag } from '../../src/session/id3-tag.js';
import { id3Picture, id3Text, withId3 } from '../support/id3-tag.js';
import { MemoryByteSource } from '../support/memory-byte-source.js';

const signal = new AbortController().signal;

async function readsOf(bytes: Uint8Array) {
  const source = new MemoryByteSource(bytes);
  await readId3Tag(source, signal);
  return source.reads;
}

describe('readId3Tag', () => {
  const sound = new Uint8Array(100);
  const file = withId3(sound, id3Text('TIT2', 'A Song'), id3Picture('image/jpeg', 3, sound));

  it('reads the tag, and nothing after it', async () => {
    expect(await readsOf(file)).to.deep.equal([
      { start: 0, end: 10 },
      { start: 0, end: file.length - sound.length },
    ]);
  });

  it('reads no more than the header where there is none', async () => {
    expect(await readsOf(sound)).to.deep.equal([{ start: 0, end: 10 }]);
    expect(await readsOf(new Uint8Array(5))).to.deep.equal([]);
  });

  it('reads no more than there is', async () => {
    expect(await readsOf(file.slice(0, 50))).to.deep.equal([
      { start: 0, end: 10 },
      { start: 0, end: 50 },
    ]);
  });

  it('ends when it is aborted', async () => {
    const reason = await readId3Tag(new MemoryByteSource(file), AbortSignal.abort('over')).catch(
      (thrown: unknown) => thrown,
    );
    expect(reason).to.equal('over');
  });
});
