import { expect } from '@open-wc/testing';
import type { WebSeedFailure } from '../../src/engine/web-seed-failure.js';
import { generateBytes } from '../support/swarm.js';
import type { WebSeedFault } from '../support/swarm.js';
import {
  BLOCK_BYTES,
  blocksOf,
  expectRightBytes,
  requestAll,
  requestsOf,
  SEED,
  useWebSeed,
} from './web-seed-fixture.js';

const KIB = 1024;
const FAST = { stallMs: 800, backOffMs: [20, 40, 60] };

describe('WebSeed, failing', () => {
  const open = useWebSeed();

  const faults: readonly {
    readonly fault: WebSeedFault;
    readonly failure: WebSeedFailure;
    /** Failures in a row until it is given up. */
    readonly strikes: number;
    /** Of the 16 blocks asked for each time. */
    readonly delivered: number;
  }[] = [
    { fault: 'no-cors', failure: { code: 'cors-or-network' }, strikes: 4, delivered: 0 },
    { fault: 'range-ignored', failure: { code: 'range-ignored' }, strikes: 3, delivered: 0 },
    { fault: 'wrong-length', failure: { code: 'wrong-length' }, strikes: 3, delivered: 0 },
    { fault: 'short-body', failure: { code: 'wrong-length' }, strikes: 3, delivered: 15 },
    { fault: 'status-404', failure: { code: 'status', status: 404 }, strikes: 3, delivered: 0 },
    { fault: 'status-500', failure: { code: 'status', status: 500 }, strikes: 4, delivered: 0 },
    { fault: 'hanging', failure: { code: 'stalled' }, strikes: 4, delivered: 0 },
    { fault: 'stalling', failure: { code: 'stalled' }, strikes: 4, delivered: 2 },
    { fault: 'endless', failure: { code: 'wrong-length' }, strikes: 3, delivered: 16 },
  ];

  for (const { fault, failure, strikes, delivered } of faults) {
    it(`is given up after ${strikes} strikes: ${fault}`, async () => {
      const fixture = await open({ webSeed: { fault } }, FAST);
      const { webSeed, log, metadata } = fixture;
      const blocks = blocksOf(metadata, 1, 2);
      for (let strike = 1; strike <= strikes; strike++) {
        expect(webSeed.failure, `before strike ${strike}`).to.deep.equal(
          strike > 3 ? failure : null,
        );
        const askedMs = performance.now();
        requestAll(fixture, blocks);
        await log.until(() => log.openings.length === strike * 2 - 1);
        expect(performance.now() - askedMs, 'time to fail').to.be.below(4000);
        await log.answered(strike * 16);
        if (strike < strikes) await log.until(() => webSeed.isOpen);
      }
      expect(webSeed.isGivenUp).to.equal(true);
      expect(webSeed.isOpen).to.equal(false);
      expect(webSeed.failure).to.deep.equal(failure);
      expect(webSeed.expectedMs(BLOCK_BYTES, performance.now())).to.equal(Infinity);
      expect(log.blocks).to.have.length(delivered * strikes);
      expect(log.lost).to.have.length((16 - delivered) * strikes);
      expectRightBytes(fixture);
      const requests = await requestsOf(fixture, (all) => all.every((one) => one.state !== 'open'));
      expect(requests).to.have.length(strikes);
      expect(requests.every(({ method }) => method === 'GET')).to.equal(true);
    });
  }

  it('keeps nothing of an endless answer but what was asked for', async () => {
    const fixture = await open({ webSeed: { fault: 'endless' } }, FAST);
    requestAll(fixture, blocksOf(fixture.metadata, 0, 1));
    await fixture.log.answered(16);
    await requestsOf(fixture, (requests) => requests[0]?.state === 'aborted');
    expect(fixture.webSeed.bytesReceived).to.equal(256 * KIB);
  });

  it('recovers from a connection that broke', async () => {
    const fixture = await open({ webSeed: { fault: 'cut-off' } }, FAST);
    const { webSeed, log, swarm, metadata } = fixture;
    requestAll(fixture, blocksOf(metadata, 0, 1));
    await log.answered(16);
    // How much of what was sent a browser hands over, is up to it.
    const lost = [...log.lost];
    expect(lost).to.deep.include(blocksOf(metadata, 0, 1).at(-1));
    expect(webSeed.isOpen).to.equal(false);
    await swarm.setWebSeed({});
    await log.until(() => webSeed.isOpen);
    requestAll(fixture, lost);
    await log.answered(16 + lost.length);
    expect(log.blocks).to.have.length(16);
    expectRightBytes(fixture);
    expect(webSeed.failure).to.equal(null);
  });

  it('forgets failures after a success', async () => {
    const fixture = await open({ webSeed: { fault: 'status-404' } }, FAST);
    const { webSeed, log, swarm, metadata } = fixture;
    const [block] = blocksOf(metadata, 0, 1);
    const fail = async (): Promise<void> => {
      await log.until(() => webSeed.isOpen);
      webSeed.request(block!);
      await log.until(() => !webSeed.isOpen);
      await log.until(() => webSeed.inFlightBytes === 0);
    };
    await fail();
    await fail();
    await swarm.setWebSeed({});
    await log.until(() => webSeed.isOpen);
    webSeed.request(block!);
    await log.until(() => log.blocks.length === 1);
    await log.until(() => webSeed.inFlightBytes === 0);
    await swarm.setWebSeed({ fault: 'status-500' });
    await fail();
    await fail();
    expect(webSeed.isGivenUp).to.equal(false);
    expect(webSeed.failure).to.equal(null);
  });

  it('refuses requests while it backs off', async () => {
    const fixture = await open({ webSeed: { fault: 'status-404' } });
    const { webSeed, log, metadata } = fixture;
    const blocks = blocksOf(metadata, 0, 1);
    webSeed.request(blocks[0]!);
    await log.answered(1);
    expect(log.openings).to.deep.equal([false]);
    webSeed.request(blocks[1]!);
    expect(log.lost, 'no answer from within request').to.have.length(1);
    await log.answered(2);
    expect(log.lost).to.deep.equal([blocks[0], blocks[1]]);
    expect(await requestsOf(fixture)).to.have.length(1);
  });

  it('waits a second after the first failure', async () => {
    const { webSeed, log, metadata } = await open({ webSeed: { fault: 'status-500' } });
    webSeed.request(blocksOf(metadata, 0, 1)[0]!);
    await log.until(() => !webSeed.isOpen);
    const closedMs = performance.now();
    await log.until(() => webSeed.isOpen);
    expect(performance.now() - closedMs).to.be.within(950, 3000);
  });

  it('counts requests that fail together once', async () => {
    const fixture = await open({ webSeed: { fault: 'status-500', delayMs: 50 } }, FAST);
    const { webSeed, log, metadata } = fixture;
    requestAll(
      fixture,
      [0, 2, 4, 6].map((piece) => blocksOf(metadata, piece, piece + 1)[0]!),
    );
    await log.answered(4);
    expect(await requestsOf(fixture)).to.have.length(4);
    expect(webSeed.failure).to.equal(null);
    await log.until(() => webSeed.isOpen);
  });

  it('is given up after three pieces that were wrong, with others right by length only', async () => {
    const fixture = await open({ webSeed: { fault: 'wrong-bytes' } }, FAST);
    const { webSeed, log, metadata } = fixture;
    for (const piece of [0, 1, 2]) {
      await log.until(() => webSeed.isOpen);
      requestAll(fixture, blocksOf(metadata, piece, piece + 1));
      await log.answered(16 * (piece + 1));
      const start = piece * metadata.pieceLengthBytes;
      const right = generateBytes(SEED, { start, end: start + BLOCK_BYTES });
      expect(log.blocks.at(-16)!.bytes[0]).to.not.equal(right[0]);
      webSeed.strike('wrong-bytes', piece);
      expect(webSeed.has(piece)).to.equal(false);
      expect(webSeed.isOpen).to.equal(false);
    }
    expect(webSeed.isGivenUp).to.equal(true);
    expect(webSeed.failure).to.deep.equal({ code: 'wrong-bytes' });
    expect(log.openings).to.deep.equal([false, true, false, true, false]);
  });

  it('survives wrong pieces among right ones, and is never asked for those again', async () => {
    const fixture = await open({}, FAST);
    const { webSeed, log } = fixture;
    for (const piece of [0, 1, 2, 3]) {
      await log.until(() => webSeed.isOpen);
      webSeed.strike('wrong-bytes', piece);
      webSeed.confirm();
    }
    expect(webSeed.isGivenUp).to.equal(false);
    expect([0, 1, 2, 3, 4].map((piece) => webSeed.has(piece))).to.deep.equal([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('ends what is under way when a piece was wrong', async () => {
    const fixture = await open({ webSeed: { fault: 'hanging' } }, FAST);
    const { webSeed, log, metadata } = fixture;
    requestAll(fixture, blocksOf(metadata, 0, 1));
    await requestsOf(fixture, ({ length }) => length === 1);
    webSeed.strike('wrong-bytes', 5);
    await log.answered(16);
    await requestsOf(fixture, (requests) => requests[0]?.state === 'aborted');
    expect(log.lost).to.have.length(16);
  });
});
