import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Rate } from '../../src/swarm/rate.js';

describe('Rate', () => {
  const rateOf = (samples) => {
    const rate = new Rate();
    return samples.map(([total, nowMs]) => rate.sample(total, nowMs));
  };

  it('is nothing at first', () => assert.deepEqual(rateOf([[500, 0]]), [0]));

  it('is growth per second', () => {
    assert.deepEqual(
      rateOf([
        [0, 0],
        [100, 1000],
        [400, 2000],
      ]),
      [0, 100, 200],
    );
  });

  it('forgets what was long ago', () => {
    const samples = Array.from({ length: 20 }, (_, second) => [
      second < 10 ? second * 1000 : 10_000,
      second * 1000,
    ]);
    assert.equal(rateOf(samples).at(-1), 0);
  });

  it('is nothing when no time has passed, or a counter began anew', () => {
    assert.deepEqual(
      rateOf([
        [0, 5],
        [100, 5],
      ]),
      [0, 0],
    );
    assert.deepEqual(
      rateOf([
        [100, 0],
        [0, 1000],
      ]),
      [0, 0],
    );
  });
});
