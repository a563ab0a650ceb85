import { expect } from '@open-wc/testing';
import {
  BLOCK_BYTES,
  blocksOf,
  expectRightBytes,
  requestAll,
  requestsOf,
  useWebSeed,
} from './web-seed-fixture.js';

const KIB = 1024;

describe('WebSeed', () => {
  const open = useWebSeed();

  it('is a supplier that has every piece and contacts nobody unasked', async () => {
    const fixture = await open({});
    const { webSeed, swarm, metadata } = fixture;
    expect(webSeed.kind).to.equal('server');
    expect(webSeed.id).to.equal(swarm.webSeedUrl);
    expect(webSeed.isOpen).to.equal(true);
    expect(webSeed.maxBlockBytes).to.equal(BLOCK_BYTES);
    expect([0, metadata.pieceCount - 1].map((piece) => webSeed.has(piece))).to.deep.equal([
      true,
      true,
    ]);
    expect([-1, metadata.pieceCount].map((piece) => webSeed.has(piece))).to.deep.equal([
      false,
      false,
    ]);
    expect(webSeed.inFlightBytes).to.equal(0);
    expect(await requestsOf(fixture)).to.deep.equal([]);
  });

  it('fetches what was asked for in one task by one simple request', async () => {
    const fixture = await open({});
    const { metadata, log, webSeed } = fixture;
    const blocks = blocksOf(metadata, 0, 2);
    requestAll(fixture, [...blocks].reverse());
    expect(webSeed.inFlightBytes).to.equal(512 * KIB);
    await log.answered(blocks.length);
    expect(log.delivered).to.deep.equal(blocks);
    expectRightBytes(fixture);
    expect(webSeed.inFlightBytes).to.equal(0);
    expect(webSeed.bytesReceived).to.equal(512 * KIB);
    expect(await requestsOf(fixture)).to.deep.equal([
      {
        method: 'GET',
        path: '/film.bin',
        range: 'bytes=0-524287',
        hasCookie: false,
        hasReferrer: false,
        status: 206,
        state: 'sent',
      },
    ]);
  });

  it('needs no Content-Range that scripts can read', async () => {
    const fixture = await open({ webSeed: { exposeRange: false } });
    requestAll(fixture, blocksOf(fixture.metadata, 3, 4));
    await fixture.log.answered(16);
    expect(fixture.log.lost).to.deep.equal([]);
    expectRightBytes(fixture);
  });

  it('delivers the shorter last block of the torrent', async () => {
    const fixture = await open({});
    const last = fixture.metadata.pieceCount - 1;
    const blocks = blocksOf(fixture.metadata, last, last + 1);
    requestAll(fixture, blocks);
    await fixture.log.answered(blocks.length);
    expect(fixture.log.delivered).to.deep.equal(blocks);
    expect(blocks.at(-1)!.lengthBytes).to.equal(3_000_000 % BLOCK_BYTES);
    expectRightBytes(fixture);
  });

  it('delivers each block as soon as it is here, not at the end', async () => {
    const fixture = await open({ webSeed: { fault: 'stalling' } });
    requestAll(fixture, blocksOf(fixture.metadata, 0, 1));
    await fixture.log.answered(2);
    expect(fixture.log.delivered).to.deep.equal(blocksOf(fixture.metadata, 0, 1).slice(0, 2));
    expect(fixture.webSeed.inFlightBytes).to.equal(14 * BLOCK_BYTES);
    expect((await requestsOf(fixture)).map(({ state }) => state)).to.deep.equal(['open']);
    expectRightBytes(fixture);
  });

  it('asks for a block once, however often it is wanted', async () => {
    const fixture = await open({});
    const [block] = blocksOf(fixture.metadata, 0, 1);
    requestAll(fixture, [block!, block!]);
    expect(fixture.webSeed.inFlightBytes).to.equal(BLOCK_BYTES);
    await fixture.log.answered(1);
    fixture.webSeed.request(block!);
    await fixture.log.answered(2);
    expect(fixture.log.delivered).to.deep.equal([block, block]);
    expect(await requestsOf(fixture)).to.have.length(2);
  });

  it('opens at most four connections', async () => {
    const fixture = await open({ webSeed: { fault: 'hanging' } });
    const { webSeed, log, swarm } = fixture;
    const blocks = Array.from({ length: 10 }, (_, piece) => ({
      piece,
      offset: 0,
      lengthBytes: BLOCK_BYTES,
    }));
    requestAll(fixture, blocks);
    await requestsOf(fixture, ({ length }) => length === 4);
    webSeed.cancel(blocks[0]!);
    const requests = await requestsOf(
      fixture,
      (all) => all.length > 4 && all[0]?.state === 'aborted',
    );
    expect(requests.map(({ state }) => state)).to.deep.equal([
      'aborted',
      'open',
      'open',
      'open',
      'open',
    ]);
    await swarm.setWebSeed({});
    for (const block of blocks.slice(1, 5)) webSeed.cancel(block);
    await log.answered(10);
    expect(log.delivered).to.have.deep.members(blocks.slice(5));
    expectRightBytes(fixture);
  });

  it('does not make a request of every block that is asked for one by one', async () => {
    const fixture = await open({ webSeed: { delayMs: 20 } });
    const blocks = blocksOf(fixture.metadata, 0, 8);
    const { webSeed, log } = fixture;
    let next = 16;
    requestAll(fixture, blocks.slice(0, next));
    // As a scheduler does: a block for each that came.
    const onBlock = log.onBlock.bind(log);
    log.onBlock = (...answer): void => {
      onBlock(...answer);
      const block = blocks[next++];
      if (block) webSeed.request(block);
    };
    await log.answered(blocks.length);
    expect(log.delivered).to.deep.equal(blocks);
    expectRightBytes(fixture);
    expect(await requestsOf(fixture)).to.have.length.below(blocks.length / 4);
  });

  it('learns how fast the server answers', async () => {
    const fixture = await open({ webSeed: { delayMs: 100 } });
    const { webSeed, metadata, log } = fixture;
    const before = webSeed.expectedMs(BLOCK_BYTES, performance.now());
    expect(webSeed.windowBytes(performance.now())).to.equal(256 * KIB);
    for (let piece = 0; piece < 8; piece++) {
      requestAll(fixture, blocksOf(metadata, piece, piece + 1));
      await log.answered(16 * (piece + 1));
    }
    const after = webSeed.expectedMs(BLOCK_BYTES, performance.now());
    expect(after).to.be.within(100, before);
  });
});

describe('WebSeed, cancelling', () => {
  const open = useWebSeed();

  it('drops what was not yet sent for', async () => {
    const fixture = await open({});
    const [first, second] = blocksOf(fixture.metadata, 0, 1);
    requestAll(fixture, [first!, second!]);
    fixture.webSeed.cancel(second!);
    expect(fixture.log.lost).to.deep.equal([second]);
    await fixture.log.answered(2);
    expect(fixture.log.delivered).to.deep.equal([first]);
    expect((await requestsOf(fixture)).map(({ range }) => range)).to.deep.equal(['bytes=0-16383']);
  });

  it('ends the request when nothing of it is wanted any more', async () => {
    const fixture = await open({ webSeed: { fault: 'hanging' } });
    const blocks = blocksOf(fixture.metadata, 0, 1);
    requestAll(fixture, blocks);
    await requestsOf(fixture, ({ length }) => length === 1);
    for (const block of blocks.slice(1)) fixture.webSeed.cancel(block);
    expect((await requestsOf(fixture))[0]!.state).to.equal('open');
    fixture.webSeed.cancel(blocks[0]!);
    expect(fixture.log.lost).to.have.deep.members(blocks);
    expect(fixture.webSeed.inFlightBytes).to.equal(0);
    await requestsOf(fixture, (requests) => requests[0]?.state === 'aborted');
    expect(fixture.webSeed.isOpen).to.equal(true);
  });

  it('delivers the rest of a request of which a part is cancelled', async () => {
    const fixture = await open({});
    const blocks = blocksOf(fixture.metadata, 0, 1);
    requestAll(fixture, blocks);
    // The request is sent at the end of the task.
    await Promise.resolve();
    fixture.webSeed.cancel(blocks[5]!);
    await fixture.log.answered(16);
    expect(fixture.log.delivered).to.deep.equal(blocks.filter((_, index) => index !== 5));
    expectRightBytes(fixture);
    expect((await requestsOf(fixture)).map(({ range }) => range)).to.deep.equal(['bytes=0-262143']);
  });

  it('lets the receiver of one block cancel the next', async () => {
    const fixture = await open({});
    const { log, webSeed, metadata } = fixture;
    const blocks = blocksOf(metadata, 0, 1);
    const onBlock = log.onBlock.bind(log);
    log.onBlock = (...answer): void => {
      onBlock(...answer);
      for (const block of blocks) webSeed.cancel(block);
    };
    requestAll(fixture, blocks);
    await log.answered(16);
    expect(log.delivered).to.deep.equal([blocks[0]]);
    expect(log.lost).to.deep.equal(blocks.slice(1));
    expect(webSeed.inFlightBytes).to.equal(0);
  });

  it('ignores a block that was never asked for', async () => {
    const { webSeed, log, metadata } = await open({});
    webSeed.cancel(blocksOf(metadata, 0, 1)[0]!);
    expect(log.lost).to.deep.equal([]);
    expect(webSeed.inFlightBytes).to.equal(0);
  });

  it('loses everything at the end of its lifetime', async () => {
    const fixture = await open({ webSeed: { fault: 'hanging' } });
    const { webSeed, log, lifetime, metadata } = fixture;
    const blocks = blocksOf(metadata, 0, 2);
    requestAll(fixture, blocks.slice(0, 16));
    await requestsOf(fixture, ({ length }) => length === 1);
    requestAll(fixture, blocks.slice(16));
    lifetime.abort();
    expect(webSeed.isOpen).to.equal(false);
    await log.answered(32);
    expect(log.lost).to.have.deep.members(blocks);
    expect(log.openings).to.deep.equal([]);
    await requestsOf(fixture, (requests) => requests[0]?.state === 'aborted');
    webSeed.request(blocks[0]!);
    await log.answered(33);
    expect(await requestsOf(fixture)).to.have.length(1);
  });
});
