import { expect } from '@open-wc/testing';
import { ConnectionQuota } from '../../src/engine/connection-quota.js';

describe('ConnectionQuota', () => {
  it('gives as many as its limit, and again what came back', () => {
    const quota = new ConnectionQuota(2);
    const first = quota.take();
    expect(first).not.to.be.null;
    expect(quota.take()).not.to.be.null;
    expect(quota.take()).to.be.null;
    expect([quota.taken, quota.free]).to.deep.equal([2, 0]);
    first?.();
    expect([quota.taken, quota.free]).to.deep.equal([1, 1]);
    expect(quota.take()).not.to.be.null;
  });

  it('takes back each once', () => {
    const quota = new ConnectionQuota(2);
    const giveBack = quota.take();
    quota.take();
    giveBack?.();
    giveBack?.();
    expect(quota.taken).to.equal(1);
  });

  it('shares a larger quota with others', () => {
    const page = new ConnectionQuota(3);
    const [one, other] = [new ConnectionQuota(2, page), new ConnectionQuota(2, page)];
    const returns = [one.take(), one.take(), other.take()];
    expect(returns).not.to.include(null);
    expect(other.take(), 'the page has no more').to.be.null;
    expect([one.free, other.free, page.free]).to.deep.equal([0, 0, 0]);
    expect([one.taken, other.taken, page.taken]).to.deep.equal([2, 1, 3]);
    returns[0]?.();
    expect([one.free, other.free, page.free]).to.deep.equal([1, 1, 1]);
    expect(other.take()).not.to.be.null;
  });

  it('takes nothing of the larger one when its own limit is reached', () => {
    const page = new ConnectionQuota(10);
    const quota = new ConnectionQuota(0, page);
    expect(quota.take()).to.be.null;
    expect(page.taken).to.equal(0);
  });
});
