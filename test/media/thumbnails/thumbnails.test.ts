import { expect } from '@open-wc/testing';
import { ReaderStalled } from '../../../src/media/reader/worker-reader.js';
import { Thumbnails } from '../../../src/media/thumbnails/thumbnails.js';
import { rejectionOf } from '../reader/rejection.js';

interface Call {
  readonly timeSeconds: number;
  readonly width: number;
  answer(picture: ImageBitmap | null): void;
  fail(reason: unknown): void;
}

/** A reader whose answers are given by the test. */
function controlled() {
  const calls: Call[] = [];
  const signals: AbortSignal[] = [];
  const lifetime = new AbortController();
  const thumbnails = new Thumbnails((signal) => {
    signals.push(signal);
    return Promise.resolve({
      thumbnail: (timeSeconds, width) =>
        new Promise((answer, fail) => calls.push({ timeSeconds, width, answer, fail })),
    });
  }, lifetime.signal);
  const call = async (index: number) => {
    while (!calls[index]) await new Promise((resolve) => setTimeout(resolve));
    return calls[index];
  };
  return { thumbnails, calls, call, signals, lifetime };
}

const picture = () => createImageBitmap(new ImageData(4, 2));

describe('Thumbnails', () => {
  it('connects when the first is asked for, once', async () => {
    const { thumbnails, call, signals } = controlled();
    expect(signals).to.have.length(0);
    const first = thumbnails.at(3);
    const made = await picture();
    (await call(0)).answer(made);
    expect((await first) === made).to.equal(true);
    const second = thumbnails.at(4, { width: 99.6 });
    expect(await call(1)).to.include({ timeSeconds: 4, width: 100 });
    (await call(1)).answer(null);
    expect(await second).to.equal(null);
    expect(await call(0)).to.include({ timeSeconds: 3, width: 160 });
    expect(signals).to.have.length(1);
  });

  it('makes one at a time, and after it the newest', async () => {
    const { thumbnails, calls, call } = controlled();
    const answers = [1, 2, 3, 4].map((seconds) => thumbnails.at(seconds));
    expect(await answers[1]).to.equal(null);
    expect(await answers[2]).to.equal(null);
    await call(0);
    expect(calls.map(({ timeSeconds }) => timeSeconds)).to.deep.equal([1]);
    const made = await picture();
    calls[0]!.answer(made);
    expect((await answers[0]) === made, 'the one under way is not lost').to.equal(true);
    expect((await call(1)).timeSeconds).to.equal(4);
    calls[1]!.answer(null);
    expect(await answers[3]).to.equal(null);
    expect(calls).to.have.length(2);
  });

  it('rejects what is aborted with the reason, and closes what comes of it', async () => {
    const { thumbnails, calls, call } = controlled();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = thumbnails.at(1, running);
    await call(0);
    const second = thumbnails.at(2, waiting);
    const reason = new DOMException('elsewhere', 'AbortError');
    running.abort(reason);
    waiting.abort(reason);
    expect(await rejectionOf(first)).to.equal(reason);
    expect(await rejectionOf(second)).to.equal(reason);
    const made = await picture();
    calls[0]!.answer(made);
    const third = thumbnails.at(3);
    expect((await call(1)).timeSeconds, 'nothing is made for the one that waited').to.equal(3);
    expect(made.width, 'closed').to.equal(0);
    calls[1]!.answer(null);
    expect(await third).to.equal(null);
    expect(await rejectionOf(thumbnails.at(4, { signal: AbortSignal.abort(reason) }))).to.equal(
      reason,
    );
  });

  it('has none where reading fails, and tries again', async () => {
    const { thumbnails, call, signals } = controlled();
    const first = thumbnails.at(1);
    (await call(0)).fail(new Error('not held'));
    expect(await first).to.equal(null);
    const second = thumbnails.at(1);
    const made = await picture();
    (await call(1)).answer(made);
    expect((await second) === made).to.equal(true);
    expect(signals).to.have.length(1);
  });

  it('replaces a reader that hangs, once', async () => {
    const { thumbnails, call, calls, signals } = controlled();
    for (const index of [0, 1]) {
      const stalled = thumbnails.at(1);
      (await call(index)).fail(new ReaderStalled('no word'));
      expect(await stalled).to.equal(null);
      expect(signals[index]!.aborted, 'its worker is let go of').to.equal(true);
    }
    expect(await thumbnails.at(1)).to.equal(null);
    expect(calls).to.have.length(2);
    expect(signals).to.have.length(2);
  });

  it('has none any more after its end', async () => {
    const { thumbnails, signals, lifetime } = controlled();
    lifetime.abort();
    expect(await thumbnails.at(1)).to.equal(null);
    expect(signals).to.have.length(0);
  });
});
