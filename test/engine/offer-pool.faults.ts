import { page, period } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { OfferPool } from '../../src/engine/offer-pool.js';
import { FakeConnection } from './fake-connection.js';

describe('OfferPool', () => {
  let connections: FakeConnection[];
  let limit: number;
  let pool: OfferPool;

  beforeEach(() => {
    connections = [];
    limit = 100;
    pool = new OfferPool(() => {
      if (connections.length >= limit) return null;
      const connection = new FakeConnection();
      connections.push(connection);
      return connection;
    });
  });
  afterEach(() => {
    pool.end();
    expect(page.count().timers, 'timers').to.equal(0);
  });

  const describeAll = () => connections.forEach((one, index) => one.describe(`sdp ${index}`));

  it('prepares what is missing, once', () => {
    pool.prepare(3);
    pool.prepare(2);
    expect(connections.length).to.equal(3);
    pool.prepare(5);
    expect(connections.length).to.equal(5);
    expect(pool.outstanding).to.equal(0);
  });

  it('hands out what was prepared, with different ids', async () => {
    pool.prepare(2);
    describeAll();
    const offers = await pool.take(2);
    expect(connections.length).to.equal(2);
    expect(offers.map(({ description }) => description)).to.deep.equal([
      { type: 'offer', sdp: 'sdp 0' },
      { type: 'offer', sdp: 'sdp 1' },
    ]);
    expect(new Set(offers.map(({ id }) => id)).size).to.equal(2);
    expect(offers[0]?.id).to.have.length(20);
    expect(pool.outstanding).to.equal(2);
  });

  it('makes others for the next that takes', async () => {
    const both = Promise.all([pool.take(2), pool.take(2)]);
    describeAll();
    const ids = (await both).flat().map(({ id }) => id);
    expect(new Set(ids).size).to.equal(4);
  });

  it('hands out fewer when no more connections may be opened', async () => {
    limit = 1;
    const taking = pool.take(5);
    describeAll();
    expect(await taking).to.have.length(1);
    expect(await pool.take(5)).to.have.length(0);
    expect(await pool.take(0)).to.have.length(0);
  });

  it('does not wait for one that is late, which the next may have', async () => {
    const taking = pool.take(2);
    connections[0]!.describe();
    const startMs = performance.now();
    expect(await taking).to.have.length(1);
    expect(performance.now() - startMs).to.be.within(1_000, 2_000);
    expect(pool.outstanding).to.equal(1);
    connections[1]!.describe();
    expect(await pool.take(1)).to.have.length(1);
    expect(connections.length).to.equal(2);
  });

  it('does not wait for one that failed', async () => {
    const taking = pool.take(2);
    connections[0]!.destroy();
    connections[1]!.describe();
    expect(await taking).to.have.length(1);
    expect(pool.outstanding).to.equal(1);
  });

  it('gives the connection to the first answer only', async () => {
    const taking = pool.take(1);
    describeAll();
    const id = (await taking)[0]!.id;
    expect(pool.answered('unknown')).to.be.null;
    expect(pool.answered(id)).to.equal(connections[0]);
    expect(pool.answered(id)).to.be.null;
    expect(pool.outstanding).to.equal(0);
    pool.end();
    expect(connections[0]!.destroyed, 'not ours any more').to.equal(false);
    connections[0]!.destroy();
  });

  it('takes no answer to an offer that nobody was given', async () => {
    const taking = pool.take(1);
    describeAll();
    const [offer] = await taking;
    pool.giveBack([offer!.id]);
    expect(pool.answered(offer!.id)).to.be.null;
    expect(pool.outstanding).to.equal(0);
    expect(await pool.take(1)).to.deep.equal([offer]);
    pool.giveBack(['unknown']);
  });

  it('destroys all at the end, and leaves no timer', async () => {
    pool.prepare(2);
    const taking = pool.take(1);
    pool.end();
    expect(await taking).to.deep.equal([]);
    expect(connections.every((one) => one.destroyed)).to.equal(true);
    await period(0);
    expect(page.count().timers).to.equal(0);
  });
});
