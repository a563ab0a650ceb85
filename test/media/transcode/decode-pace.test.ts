import { expect } from '@open-wc/testing';
import { nextTask } from '../../../src/core/next-task.js';
import { DecodePace } from '../../../src/media/transcode/decode-pace.js';

/** Whether the promise is settled once all that follows from the past has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await nextTask();
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

describe('DecodePace', () => {
  it('admits what is near, and holds back what is not', async () => {
    const pace = new DecodePace(1, () => 0.25, 1);
    for (const time of [1, 1.1, 1.2]) expect(await pace.admits(time)).to.equal(true);
    const ahead = pace.admits(1.3);
    expect(await isSettled(ahead)).to.equal(false);
    pace.consumed(1.1);
    expect(await ahead).to.equal(true);
  });

  it('goes on beyond a gap when nothing else is left', async () => {
    const pace = new DecodePace(0, () => 0.25, 1);
    for (const time of [0, 0.1, 0.2]) await pace.admits(time);
    const far = pace.admits(60);
    expect(await isSettled(far)).to.equal(false);
    pace.consumed(0.1);
    pace.consumed(0.2);
    expect(await far).to.equal(true);
  });

  it('does not wait for the sound of a packet that has none', async () => {
    const pace = new DecodePace(0, () => 0.25, 1);
    for (const time of [0, 0.1, 0.2]) await pace.admits(time);
    const far = pace.admits(60);
    pace.lost();
    expect(await isSettled(far)).to.equal(false);
    pace.lost();
    expect(await far).to.equal(true);
  });

  it('admits one packet at a time, when it may go no further and none is held back', async () => {
    let aheadSeconds = 0;
    const pace = new DecodePace(0, () => aheadSeconds, 0);
    expect(await pace.admits(0)).to.equal(true);
    const second = pace.admits(0.1);
    expect(await isSettled(second)).to.equal(false);
    pace.consumed(0.1);
    expect(await second).to.equal(true);
    aheadSeconds = 0.25;
    expect(await pace.admits(0.2)).to.equal(true);
  });

  it('admits the first packet wherever it is', async () => {
    expect(await new DecodePace(0, () => 0.25, 1).admits(100)).to.equal(true);
  });

  it('admits nothing once it is closed', async () => {
    const pace = new DecodePace(0, () => 0.25, 1);
    for (const time of [0, 0.1, 0.2]) await pace.admits(time);
    const waiting = pace.admits(5);
    pace.close();
    expect(await waiting).to.equal(false);
    expect(await pace.admits(0)).to.equal(false);
  });
});
