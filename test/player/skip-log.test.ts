import { expect, waitUntil } from '@open-wc/testing';
import { SkipLog } from '../../src/player/skip-log.js';

describe('SkipLog', () => {
  it('adds up skips in one direction, and forgets them after a while', async () => {
    let changes = 0;
    const log = new SkipLog(() => changes++);
    log.add(10);
    log.add(10);
    expect(log.recent).to.deep.equal({ seconds: 20, count: 2 });
    log.add(-10);
    expect(log.recent, 'the other way').to.deep.equal({ seconds: -10, count: 3 });
    expect(changes).to.equal(3);
    await waitUntil(() => log.recent === null, 'forgotten', { timeout: 5_000 });
    expect(changes).to.equal(4);
    log.add(-10);
    expect(log.recent).to.deep.equal({ seconds: -10, count: 1 });
  });
});
