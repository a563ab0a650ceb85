import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/core/player-error.js';
import { ContainerReader } from '../../../src/media/reader/container-reader.js';
import { PersistentReader } from '../../../src/media/reader/persistent-reader.js';
import { ReadGate } from '../../../src/media/reader/read-gate.js';
import { readerPart, type ReaderPart } from '../../../src/media/reader/reader-part.js';
import { ReaderSupply } from '../../../src/media/reader/reader-supply.js';
import { WorkerReader } from '../../../src/media/reader/worker-reader.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';
import { rejectionOf } from './rejection.js';
import { SERVICE_URL, hangingPart, partOf, stubPart } from './stub-worker.js';

const SILENCE_MS = 500;
const lifetimes: AbortController[] = [];

/** A reader whose first worker runs the first part, its second the second one, and so on. */
async function persistent(parts: readonly ReaderPart[], latencyMs = 0) {
  const controller = new AbortController();
  lifetimes.push(controller);
  const { signal } = controller;
  const source = new MemoryByteSource(await loadFixture('index-last.mp4'), { latencyMs });
  const gate = new ReadGate(source, signal);
  let created = 0;
  const connect = (own: AbortSignal) => {
    const part = parts[Math.min(created++, parts.length - 1)]!;
    return new ReaderSupply(signal, { part, silenceMs: SILENCE_MS }).connect(gate, own);
  };
  const reader = new PersistentReader({ connect, widen: () => false }, signal);
  return { reader, gate, source, created: () => created };
}

async function connect(part: ReaderPart) {
  const controller = new AbortController();
  lifetimes.push(controller);
  const { signal } = controller;
  const gate = new ReadGate(new MemoryByteSource(await loadFixture('index-last.mp4')), signal);
  return new ReaderSupply(signal, { part, silenceMs: SILENCE_MS }).connect(gate, signal);
}

describe('where no worker can be had', () => {
  afterEach(() => {
    for (const controller of lifetimes.splice(0)) controller.abort();
  });

  for (const [what, part] of [
    ['its code cannot be loaded', partOf(`${SERVICE_URL}.absent`)],
    ['its code fails', stubPart('throw new Error("broken")')],
  ] as const) {
    it(`reads on the page when ${what}, and remembers`, async () => {
      expect(await connect(part)).to.be.instanceOf(ContainerReader);
      const since = performance.now();
      const again = await connect(part);
      expect(again).to.be.instanceOf(ContainerReader);
      expect(performance.now() - since).to.be.below(1000);
      expect((await again.open()).tracks).to.have.length(2);
    });
  }

  it('reads on the page when the page forbids workers', async () => {
    const NativeWorker = Worker;
    globalThis.Worker = function forbidden() {
      throw new DOMException('not here', 'SecurityError');
    } as unknown as typeof Worker;
    try {
      expect(await connect(partOf(SERVICE_URL))).to.be.instanceOf(ContainerReader);
    } finally {
      globalThis.Worker = NativeWorker;
    }
  });

  it('does not blame a part for a page that was left', async () => {
    const over = new AbortController();
    const part = partOf(SERVICE_URL);
    const supply = new ReaderSupply(over.signal, { part });
    over.abort(new DOMException('over', 'AbortError'));
    const gate = new ReadGate(new MemoryByteSource(new Uint8Array(1)), over.signal);
    expect(await rejectionOf(supply.connect(gate, over.signal))).to.equal(over.signal.reason);
    expect(await connect(part)).to.be.instanceOf(WorkerReader);
  });
});

describe('a worker that hangs', () => {
  afterEach(() => {
    for (const controller of lifetimes.splice(0)) controller.abort();
  });

  it('is replaced while it opens the file', async () => {
    const { reader, created } = await persistent([hangingPart('true'), readerPart]);
    expect((await reader.open()).tracks).to.have.length(2);
    expect(created()).to.equal(2);
  });

  it('is replaced while it reads, and its successor goes on there', async () => {
    const hangs = hangingPart("call.method === 'next' && count > 5");
    const { reader, created } = await persistent([hangs, readerPart]);
    const { tracks } = await reader.open();
    for (const { id, mimeTypes } of tracks) {
      await reader.select(id, mimeTypes[0]!);
      await reader.start(id, 12);
    }
    const sound = tracks.find(({ kind }) => kind === 'audio')!.id;
    let end = 12;
    for (let count = 0; count < 10; count++) {
      const segment = (await reader.next(sound, 0.2))!;
      expect(segment.start).to.be.closeTo(end, 0.1);
      end = segment.end;
    }
    expect(created()).to.equal(2);
    const picture = tracks.find(({ kind }) => kind === 'video')!.id;
    expect((await reader.next(picture, 0.2))!.keyTime).to.be.closeTo(10, 0.1);
  });

  it('fails in bounded time when its successor hangs as well', async () => {
    const { reader, created } = await persistent([hangingPart('true')]);
    const since = performance.now();
    const error = await rejectionOf(reader.open());
    expect(error).to.be.instanceOf(PlayerError).with.property('code', 'media-damaged');
    expect(performance.now() - since).to.be.below(30_000);
    expect(await rejectionOf(reader.open())).to.be.instanceOf(PlayerError);
    expect(created()).to.equal(2);
  });

  it('is not taken for one that waits for bytes', async () => {
    const { reader, created } = await persistent([readerPart], 3 * SILENCE_MS);
    expect((await reader.open()).tracks).to.have.length(2);
    expect(created()).to.equal(1);
  });

  it('is replaced also when reads were suspended meanwhile', async () => {
    const hangs = hangingPart("call.method === 'next'");
    const { reader, gate } = await persistent([hangs, readerPart]);
    const { tracks } = await reader.open();
    const { id, mimeTypes } = tracks[0]!;
    await reader.select(id, mimeTypes[0]!);
    await reader.start(id, 12);
    const stalled = rejectionOf(reader.next(id, 0.2));
    const elsewhere = new DOMException('elsewhere', 'AbortError');
    gate.suspend(elsewhere);
    expect(await stalled).to.equal(elsewhere);
    gate.resume();
    await reader.start(id, 22);
    expect((await reader.next(id, 0.2))!.keyTime).to.be.closeTo(20, 0.1);
  });

  it('is replaced when it dies', async () => {
    const dies = stubPart(`
      page.postMessage({ type: 'ready' });
      page.addEventListener('message', () => setTimeout(() => { throw new Error('died'); }));`);
    const { reader, created } = await persistent([dies, readerPart]);
    expect((await reader.open()).tracks).to.have.length(2);
    expect(created()).to.equal(2);
  });
});
