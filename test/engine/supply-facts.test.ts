import { expect } from '@open-wc/testing';
import { describeServer, supplyFacts } from '../../src/engine/supply-facts.js';
import type { FallibleServer, SupplyContext } from '../../src/engine/supply-facts.js';
import type { WebSeedFailure } from '../../src/engine/web-seed-failure.js';

function factsOf(patch: Partial<SupplyContext> = {}) {
  return supplyFacts({
    awaitedPieces: [],
    availabilityOf: () => 0,
    servers: [],
    leastBudgetBytes: 1000,
    downloadLimitBytesPerSecond: 500,
    ...patch,
  });
}

const server = (failure: WebSeedFailure | null, has = true): FallibleServer => ({
  failure,
  has: () => has,
});

describe('describeServer', () => {
  it('names the host and what keeps it from delivering, and no more of the URL', () => {
    const id = 'https://media.example:8443/secret/film.mp4?token=1';
    expect(describeServer({ id, failure: null })).to.deep.equal({
      host: 'media.example:8443',
      refusal: null,
    });
    const failure = { code: 'status', status: 503 } as const;
    expect(describeServer({ id, failure }).refusal).to.equal('status');
  });
});

describe('supplyFacts', () => {
  it('knows nothing of pieces that nobody waits for', () => {
    expect(factsOf()).to.deep.equal({
      isWantedPieceHeld: null,
      webSeedRefusal: null,
      neededBudgetBytes: 1000,
      downloadLimitBytesPerSecond: 500,
    });
  });

  it('finds a piece that nobody has, among those that are awaited', () => {
    const availabilityOf = (piece: number) => (piece === 3 ? 0 : 2);
    expect(factsOf({ awaitedPieces: [1, 2], availabilityOf }).isWantedPieceHeld).to.equal(true);
    expect(factsOf({ awaitedPieces: [2, 3], availabilityOf }).isWantedPieceHeld).to.equal(false);
  });

  it('counts servers that deliver, and have it', () => {
    const held = (...servers: FallibleServer[]) =>
      factsOf({ awaitedPieces: [0], servers }).isWantedPieceHeld;
    expect(held(server(null))).to.equal(true);
    expect(held(server(null, false))).to.equal(false);
    expect(held(server({ code: 'stalled' }))).to.equal(false);
    expect(held(server({ code: 'stalled' }), server(null))).to.equal(true);
  });

  const reasons: [WebSeedFailure, object][] = [
    [{ code: 'cors-or-network' }, { reason: 'cors' }],
    [{ code: 'range-ignored' }, { reason: 'range' }],
    [{ code: 'wrong-length' }, { reason: 'range' }],
    [{ code: 'stalled' }, { reason: 'stalled' }],
    [{ code: 'wrong-bytes' }, { reason: 'wrong-bytes' }],
    [
      { code: 'status', status: 404 },
      { reason: 'status', status: 404 },
    ],
  ];
  for (const [failure, expected] of reasons) {
    it(`tells of ${failure.code}`, () => {
      expect(factsOf({ servers: [server(failure)] }).webSeedRefusal).to.deep.equal(expected);
    });
  }

  it('tells of no refusal while one server is fine, and of the first of several', () => {
    const [stalled, gone] = [server({ code: 'stalled' }), server({ code: 'status', status: 410 })];
    expect(factsOf({ servers: [stalled, server(null)] }).webSeedRefusal).to.be.null;
    expect(factsOf({ servers: [server(null), stalled] }).webSeedRefusal).to.be.null;
    expect(factsOf({ servers: [stalled, gone] }).webSeedRefusal).to.deep.equal({
      reason: 'stalled',
    });
  });
});
