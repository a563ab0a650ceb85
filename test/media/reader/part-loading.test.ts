import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/core/player-error.js';
import { loadPart, observeLoading } from '../../../src/media/part-loading.js';
import { PersistentReader } from '../../../src/media/reader/persistent-reader.js';
import { ReadGate } from '../../../src/media/reader/read-gate.js';
import { readerPart } from '../../../src/media/reader/reader-part.js';
import { ReaderSupply } from '../../../src/media/reader/reader-supply.js';
import { loadDecoder } from '../../../src/media/transcode/decoder-packages.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';
import { rejectionOf } from './rejection.js';
import { loadingPart, SERVICE_URL } from './stub-worker.js';

const SILENCE_MS = 1000;

describe('loading a part of the reading side', () => {
  afterEach(() => observeLoading(() => undefined));

  it('gives signs while it lasts, and none afterwards', async () => {
    let signs = 0;
    let enough: () => void = () => undefined;
    observeLoading(() => {
      if (++signs === 3) enough();
    });
    expect(
      await loadPart(() => new Promise((resolve) => (enough = () => resolve('part')))),
    ).to.equal('part');
    // None is to come: there is no event to wait for.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(signs).to.equal(3);
  });

  it('passes what was loaded on, and says load-failed of what was not', async () => {
    const absent = new TypeError('not there');
    const error = await rejectionOf(loadPart(() => Promise.reject(absent)));
    expect(error).to.be.instanceOf(PlayerError).with.property('code', 'load-failed');
    expect((error as PlayerError).cause).to.equal(absent);
  });

  it('does not wait for ever', async () => {
    const error = await rejectionOf(loadPart(() => new Promise(() => undefined), 20));
    expect(error).to.be.instanceOf(PlayerError).with.property('code', 'load-failed');
    expect((error as PlayerError).message).to.include('20 ms');
  });

  it('is what decoders come by', async () => {
    let signs = 0;
    observeLoading(() => {
      signs++;
    });
    await loadDecoder('dts');
    expect(signs).to.be.above(0);
    signs = 0;
    await loadDecoder('aac');
    expect(signs).to.equal(0);
  });
});

describe('a worker that loads a part', () => {
  let lifetime: AbortController;
  beforeEach(() => (lifetime = new AbortController()));
  afterEach(() => lifetime.abort());

  /** The first worker evaluates `code` before it does what it is called for; its successors do not. */
  async function opened(code: string) {
    const { signal } = lifetime;
    const gate = new ReadGate(new MemoryByteSource(await loadFixture('index-last.mp4')), signal);
    const parts = [loadingPart(code), readerPart];
    let created = 0;
    const connect = (own: AbortSignal) => {
      const part = parts[created++]!;
      return new ReaderSupply(signal, { part, silenceMs: SILENCE_MS }).connect(gate, own);
    };
    const reader = new PersistentReader({ connect, widen: () => false }, signal);
    return { reader, created: () => created };
  }

  it('is not taken for one that hangs, however long it takes', async () => {
    const { reader, created } = await opened(
      `new Promise((resolve) => setTimeout(resolve, ${2.5 * SILENCE_MS}))`,
    );
    const since = performance.now();
    expect((await reader.open()).tracks).to.have.length(2);
    expect(performance.now() - since).to.be.at.least(2 * SILENCE_MS);
    expect(created()).to.equal(1);
  });

  it('is replaced when it hangs over it', async () => {
    const { reader, created } = await opened('new Promise(() => { for (;;); })');
    expect((await reader.open()).tracks).to.have.length(2);
    expect(created()).to.equal(2);
  });

  it('says load-failed when the part does not come, and does not blame the file', async () => {
    const { reader, created } = await opened(`import('${SERVICE_URL}.absent')`);
    const error = await rejectionOf(reader.open());
    expect(error).to.be.instanceOf(PlayerError).with.property('code', 'load-failed');
    expect((error as PlayerError).retryable).to.equal(true);
    expect(created()).to.equal(1);
  });
});
