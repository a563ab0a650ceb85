import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/core/player-error.js';
import { SourceBufferQueue } from '../../../src/media/mse/source-buffer-queue.js';

/** Answers like a SourceBuffer, but only when the test says so. */
class FakeSourceBuffer extends EventTarget {
  readonly calls: string[] = [];
  /** How many appends the browser refuses for want of memory. */
  refusals = 0;
  updating = false;
  mode: AppendMode = 'segments';
  timestampOffset = 0;
  readonly buffered = { length: 1, start: () => 2, end: () => 5 };

  appendBuffer(data: Uint8Array): void {
    if (this.updating) throw new DOMException('still updating', 'InvalidStateError');
    this.calls.push(`append ${data.byteLength}`);
    if (this.refusals > 0) {
      this.refusals--;
      throw new DOMException('no room', 'QuotaExceededError');
    }
    this.updating = true;
  }

  remove(start: number, end: number): void {
    if (this.updating) throw new DOMException('still updating', 'InvalidStateError');
    this.calls.push(`remove ${start}-${end}`);
    this.updating = true;
  }

  changeType(mimeType: string): void {
    if (this.updating) throw new DOMException('still updating', 'InvalidStateError');
    this.calls.push(`change to ${mimeType}`);
  }

  finish(type: 'updateend' | 'error' = 'updateend'): void {
    this.updating = false;
    this.dispatchEvent(new Event(type));
    if (type === 'error') this.dispatchEvent(new Event('updateend'));
  }
}

function create() {
  const fake = new FakeSourceBuffer();
  const controller = new AbortController();
  const queue = new SourceBufferQueue(fake as unknown as SourceBuffer, controller.signal);
  return { fake, controller, queue };
}

const bytes = (length: number) => new Uint8Array(length);

/** Lets everything run that waits for promises only. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('was expected to reject'),
    (reason: unknown) => reason,
  );
}

describe('SourceBufferQueue', () => {
  it('runs one operation at a time, in order', async () => {
    const { fake, queue } = create();
    const all = Promise.all([
      queue.append(bytes(1)),
      queue.remove({ start: 0, end: 3 }),
      queue.append(bytes(2)),
    ]);
    await settle();
    expect(fake.calls).to.deep.equal(['append 1']);
    fake.finish();
    await settle();
    expect(fake.calls).to.deep.equal(['append 1', 'remove 0-3']);
    fake.finish();
    await settle();
    fake.finish();
    expect(await all).to.deep.equal(['appended', undefined, 'appended']);
  });

  it('tells what is buffered as plain data', () => {
    expect(create().queue.buffered).to.deep.equal([{ start: 2, end: 5 }]);
  });

  it('skips the removal of nothing, and never removes from before zero', async () => {
    const { fake, queue } = create();
    await queue.remove({ start: 3, end: 3 });
    expect(fake.calls).to.deep.equal([]);
    const removed = queue.remove({ start: -1, end: 3 });
    await settle();
    expect(fake.calls).to.deep.equal(['remove 0-3']);
    fake.finish();
    await removed;
  });

  it('makes room once when the browser has none', async () => {
    const { fake, queue } = create();
    fake.refusals = 1;
    const outcome = queue.append(bytes(7), () => ({ start: 0, end: 2 }));
    await settle();
    expect(fake.calls).to.deep.equal(['append 7', 'remove 0-2']);
    fake.finish();
    await settle();
    expect(fake.calls.at(-1)).to.equal('append 7');
    fake.finish();
    expect(await outcome).to.equal('appended');
  });

  it('says so when making room did not help, or there is none to make', async () => {
    const { fake, queue } = create();
    fake.refusals = 3;
    expect(await queue.append(bytes(7))).to.equal('full');
    const outcome = queue.append(bytes(7), () => ({ start: 0, end: 2 }));
    await settle();
    fake.finish();
    expect(await outcome).to.equal('full');
  });

  it('says where a segment begins only to a browser that counts the time itself', async () => {
    for (const [mode, offset] of [
      ['segments', 0],
      ['sequence', 7],
    ] as const) {
      const { fake, queue } = create();
      fake.mode = mode;
      const appended = queue.append(bytes(1), () => null, 7);
      await settle();
      fake.finish();
      await appended;
      expect(fake.timestampOffset).to.equal(offset);
    }
  });

  it('exchanges all that it holds for another track', async () => {
    const { fake, queue } = create();
    const exchanged = queue.exchange('audio/mp4; codecs="opus"', bytes(3));
    const appended = queue.append(bytes(9));
    await settle();
    expect(fake.calls).to.deep.equal(['remove 0-Infinity']);
    fake.finish();
    await settle();
    expect(fake.calls.slice(1)).to.deep.equal(['change to audio/mp4; codecs="opus"', 'append 3']);
    fake.finish();
    await exchanged;
    await settle();
    expect(fake.calls.at(-1)).to.equal('append 9');
    fake.finish();
    await appended;
  });

  it('rejects what cannot be decoded', async () => {
    const { fake, queue } = create();
    const rejection = rejectionOf(queue.append(bytes(1)));
    await settle();
    fake.finish('error');
    const error = await rejection;
    expect(error).to.be.instanceOf(PlayerError);
    expect((error as PlayerError).code).to.equal('media-damaged');
  });

  it('goes on after an operation failed', async () => {
    const { fake, queue } = create();
    const failed = rejectionOf(queue.append(bytes(1)));
    const next = queue.append(bytes(2));
    await settle();
    fake.finish('error');
    await failed;
    await settle();
    fake.finish();
    expect(await next).to.equal('appended');
  });

  it('passes on other exceptions', async () => {
    const { fake, queue } = create();
    fake.updating = true;
    expect(await rejectionOf(queue.append(bytes(1)))).to.have.property('name', 'InvalidStateError');
  });

  it('starts nothing after the signal aborted', async () => {
    const { fake, controller, queue } = create();
    const running = rejectionOf(queue.append(bytes(1)));
    const waiting = rejectionOf(queue.append(bytes(2)));
    await settle();
    const reason = new DOMException('over', 'AbortError');
    controller.abort(reason);
    expect(await running).to.equal(reason);
    expect(await waiting).to.equal(reason);
    expect(await rejectionOf(queue.remove({ start: 0, end: 1 }))).to.equal(reason);
    expect(fake.calls).to.deep.equal(['append 1']);
  });
});
