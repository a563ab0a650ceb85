import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Closing } from '../../src/command/closing.js';

describe('Closing', () => {
  it('closes the last first, one after the other, whatever fails', async () => {
    const closing = new Closing();
    const closed = [];
    closing.add(() => closed.push('first'));
    closing.add(() => Promise.reject(new Error('late')));
    closing.add(() => {
      throw new Error('at once');
    });
    closing.add(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      closed.push('last');
    });
    await closing.close();
    assert.deepEqual(closed, ['last', 'first']);
  });

  it('closes nothing twice', async () => {
    const closing = new Closing();
    let times = 0;
    closing.add(() => times++);
    await closing.close();
    await closing.close();
    assert.equal(times, 1);
  });
});
