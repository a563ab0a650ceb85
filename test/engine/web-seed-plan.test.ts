import { expect } from '@open-wc/testing';
import type { WebSeedFailure } from '../../src/engine/web-seed-failure.js';
import {
  BACK_OFF_MS,
  coalesce,
  expectedMsOf,
  isDue,
  isSuspect,
  placeBlock,
  retryDelayMs,
  windowBytesOf,
} from '../../src/engine/web-seed-plan.js';
import type { PlacedBlock } from '../../src/engine/web-seed-plan.js';

const KIB = 1024;
const MIB = 1024 * KIB;
const BLOCK = 16 * KIB;

/** A block at a position of the torrent; which piece it is in does not matter here. */
function at(start: number, lengthBytes = BLOCK): PlacedBlock {
  return placeBlock({ piece: 0, offset: start, lengthBytes }, MIB);
}

/** `start-end` of each run. */
function spans(blocks: readonly PlacedBlock[], maxBytes?: number): string[] {
  return coalesce(blocks, maxBytes).map(({ range }) => `${range.start}-${range.end}`);
}

/** Repeatable numbers from 0 to 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

describe('placeBlock', () => {
  it('adds the start of the piece', () => {
    const block = { piece: 3, offset: 32 * KIB, lengthBytes: BLOCK };
    expect(placeBlock(block, 256 * KIB)).to.deep.equal({
      block,
      range: { start: 800 * KIB, end: 816 * KIB },
    });
  });

  it('bears positions that 32 bits do not hold', () => {
    const block = { piece: 100_000, offset: 0, lengthBytes: BLOCK };
    expect(placeBlock(block, 4 * MIB).range.start).to.equal(419_430_400_000);
  });
});

describe('coalesce', () => {
  it('makes nothing of nothing', () => {
    expect(coalesce([])).to.deep.equal([]);
  });

  it('joins neighbours, in whatever order they were asked for', () => {
    const blocks = [at(2 * BLOCK), at(0), at(BLOCK)];
    expect(coalesce(blocks)).to.deep.equal([
      { range: { start: 0, end: 3 * BLOCK }, blocks: [blocks[1], blocks[2], blocks[0]] },
    ]);
  });

  it('joins across pieces', () => {
    const last = placeBlock({ piece: 0, offset: 240 * KIB, lengthBytes: BLOCK }, 256 * KIB);
    const first = placeBlock({ piece: 1, offset: 0, lengthBytes: BLOCK }, 256 * KIB);
    expect(spans([last, first])).to.deep.equal([`${240 * KIB}-${272 * KIB}`]);
  });

  it('leaves a gap unread', () => {
    expect(spans([at(0), at(2 * BLOCK)])).to.deep.equal(['0-16384', '32768-49152']);
    expect(spans([at(0), at(BLOCK + 1)])).to.have.length(2);
  });

  it('keeps the order of asking among runs', () => {
    const runs = spans([at(10 * MIB), at(0), at(20 * MIB), at(BLOCK)]);
    expect(runs).to.deep.equal([
      `${10 * MIB}-${10 * MIB + BLOCK}`,
      `0-${2 * BLOCK}`,
      `${20 * MIB}-${20 * MIB + BLOCK}`,
    ]);
  });

  it('ends a run at 4 MiB', () => {
    const blocks = Array.from({ length: 600 }, (_, index) => at(index * BLOCK));
    expect(spans(blocks)).to.deep.equal([
      `0-${4 * MIB}`,
      `${4 * MIB}-${8 * MIB}`,
      `${8 * MIB}-${600 * BLOCK}`,
    ]);
  });

  it('never splits a block', () => {
    expect(spans([at(0, 10), at(10, 10), at(20, 50), at(70, 10)], 30)).to.deep.equal([
      '0-20',
      '20-70',
      '70-80',
    ]);
  });

  it('reads bytes that two blocks share once', () => {
    expect(spans([at(0), at(4 * KIB, 4 * KIB), at(8 * KIB)])).to.deep.equal([`0-${24 * KIB}`]);
    expect(spans([at(0, 100), at(0, 50)])).to.deep.equal(['0-100']);
  });

  it('covers every block once, within the limit, whatever comes', () => {
    const next = random(1);
    for (let round = 0; round < 50; round++) {
      const blocks = Array.from({ length: 60 }, () =>
        at(Math.floor(next() * 40) * 10, 1 + Math.floor(next() * 30)),
      );
      const runs = coalesce(blocks, 100);
      expect(runs.flatMap((run) => run.blocks)).to.have.deep.members(blocks);
      for (const { range, blocks: inRun } of runs) {
        const starts = inRun.map((placed) => placed.range.start);
        expect(starts).to.deep.equal([...starts].sort((a, b) => a - b));
        expect(range.start).to.equal(starts[0]);
        expect(range.end).to.equal(Math.max(...inRun.map((placed) => placed.range.end)));
        expect(range.end - range.start).to.be.at.most(100);
      }
    }
  });
});

describe('isDue', () => {
  const [run] = coalesce([at(MIB)]);
  const pace = { bytesPerSecond: 2 * MIB, latencyMs: 100 };

  it('holds when nothing is being read', () => {
    expect(isDue(run!, [], pace)).to.equal(true);
  });

  it('holds for another place than the one that is being read', () => {
    expect(isDue(run!, [{ start: 0, end: MIB - BLOCK }], pace)).to.equal(true);
    expect(isDue(run!, [{ start: MIB + BLOCK, end: 2 * MIB }], pace)).to.equal(true);
  });

  it('does not hold for the continuation of what has long to go', () => {
    expect(isDue(run!, [{ start: 0, end: MIB }], pace)).to.equal(false);
  });

  it('holds for a continuation once the rest comes sooner than an answer would', () => {
    const leadBytes = Math.floor((2 * MIB * 100) / 1000);
    expect(isDue(run!, [{ start: MIB - leadBytes, end: MIB }], pace)).to.equal(true);
    expect(isDue(run!, [{ start: MIB - leadBytes - 1, end: MIB }], pace)).to.equal(false);
  });

  it('holds for a continuation of the last 64 KiB, however near the server', () => {
    const near = { bytesPerSecond: 2 * MIB, latencyMs: 0 };
    expect(isDue(run!, [{ start: MIB - 64 * KIB, end: MIB }], near)).to.equal(true);
    expect(isDue(run!, [{ start: MIB - 64 * KIB - 1, end: MIB }], near)).to.equal(false);
  });
});

describe('windowBytesOf', () => {
  it('is what the server delivers in its latency and 250 ms', () => {
    expect(windowBytesOf({ bytesPerSecond: 10_000_000, latencyMs: 150 })).to.equal(4_000_000);
  });

  it('is at least 256 KiB', () => {
    expect(windowBytesOf({ bytesPerSecond: 0, latencyMs: 300 })).to.equal(256 * KIB);
    expect(windowBytesOf({ bytesPerSecond: 100_000, latencyMs: 20 })).to.equal(256 * KIB);
  });

  it('is at most 16 MiB', () => {
    expect(windowBytesOf({ bytesPerSecond: 1e9, latencyMs: 10_000 })).to.equal(16 * MIB);
  });
});

describe('expectedMsOf', () => {
  const pace = { bytesPerSecond: 1_000_000, latencyMs: 100 };

  it('is the latency and the transfer when nothing else is in flight', () => {
    expect(expectedMsOf(pace, 0, 10_000)).to.equal(110);
  });

  it('hides the latency behind what is in flight', () => {
    expect(expectedMsOf(pace, 50_000, 10_000)).to.equal(110);
    expect(expectedMsOf(pace, 500_000, 10_000)).to.equal(510);
  });

  it('is finite before anything was measured', () => {
    expect(expectedMsOf({ bytesPerSecond: 0, latencyMs: 300 }, 0, BLOCK)).to.equal(550);
  });
});

describe('retryDelayMs', () => {
  const passing: WebSeedFailure = { code: 'cors-or-network' };
  const lasting: WebSeedFailure = { code: 'status', status: 404 };

  it('is 1, 4 and 16 seconds, then never, for what may pass', () => {
    expect([1, 2, 3, 4, 5].map((strikes) => retryDelayMs(strikes, passing))).to.deep.equal([
      1000,
      4000,
      16_000,
      null,
      null,
    ]);
  });

  it('ends at the third failure for what will not', () => {
    expect([1, 2, 3, 4].map((strikes) => retryDelayMs(strikes, lasting))).to.deep.equal([
      1000,
      4000,
      null,
      null,
    ]);
  });

  it('takes other delays', () => {
    expect([1, 2].map((strikes) => retryDelayMs(strikes, passing, [5]))).to.deep.equal([5, null]);
    expect(BACK_OFF_MS).to.deep.equal([1000, 4000, 16_000]);
  });
});

describe('isSuspect', () => {
  it('holds from the third failure on', () => {
    expect([0, 1, 2, 3, 4].map(isSuspect)).to.deep.equal([false, false, false, true, true]);
  });
});
