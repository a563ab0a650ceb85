import { expect } from '@open-wc/testing';
import { BeyondReader } from '../../../src/media/reader/beyond-reader.js';
import { PersistentReader } from '../../../src/media/reader/persistent-reader.js';
import { ReadGate } from '../../../src/media/reader/read-gate.js';
import { readerPart, type ReaderPart } from '../../../src/media/reader/reader-part.js';
import { ReaderSupply } from '../../../src/media/reader/reader-supply.js';
import type { ReaderPlace } from '../../../src/media/reader/reader-supply.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';
import { rejectionOf } from './rejection.js';
import { stubPart } from './stub-worker.js';

/** Opens nothing: every file is beyond it, in a worker and on the page. */
const narrow: ReaderPart = {
  ...stubPart(`
    page.addEventListener('message', ({ data }) => {
      page.postMessage({ type: 'failure', id: data.id, failure: { beyond: true } });
    });
    page.postMessage({ type: 'ready' });`),
  load: async () => {
    const service = await readerPart.load();
    class NarrowReader extends service.ContainerReader {
      override open = () => Promise.reject(new BeyondReader('all of it'));
    }
    return { ...service, ContainerReader: NarrowReader };
  },
};

describe('a file that is beyond the reading side', () => {
  let lifetime: AbortController;
  beforeEach(() => (lifetime = new AbortController()));
  afterEach(() => lifetime.abort());

  async function readerOf(part: ReaderPart, place: ReaderPlace) {
    const { signal } = lifetime;
    const gate = new ReadGate(new MemoryByteSource(await loadFixture('h264-aac.m2t')), signal);
    const supply = new ReaderSupply(signal, { part, place });
    const connect = (own: AbortSignal) => supply.connect(gate, own);
    return new PersistentReader({ connect, widen: () => supply.widen() }, signal);
  }

  for (const place of ['worker', 'page'] as const) {
    it(`is read by the wider one: ${place}`, async () => {
      const reader = await readerOf({ ...narrow, wider: readerPart }, place);
      const { tracks } = await reader.open();
      const { id, mimeTypes } = tracks[0]!;
      expect((await reader.select(id, mimeTypes[0]!)).length).to.be.above(100);
      await reader.start(id, 1);
      expect((await reader.next(id, 0.2))!.data.length).to.be.above(0);
    });

    it(`ends it where there is no wider one: ${place}`, async () => {
      const reader = await readerOf({ ...narrow, wider: narrow }, place);
      expect(await rejectionOf(reader.open())).to.have.property('name', 'BeyondReader');
    });

    it(`ends it where the wider one cannot be loaded: ${place}`, async () => {
      const absent = {
        expression: () => Promise.reject(new Error('no such file')),
        load: () => Promise.reject(new Error('no such file')),
      };
      const reader = await readerOf({ ...narrow, wider: absent }, place);
      expect(await rejectionOf(reader.open())).to.have.property('code', 'load-failed');
    });
  }
});
