import { expect } from '@open-wc/testing';
import { judgeRequest } from '../../src/engine/upload-request.js';
import type { RequestFacts, UploadRequest } from '../../src/engine/upload-request.js';

const BLOCK = 16 * 1024;
const REQUEST: UploadRequest = { piece: 3, offset: BLOCK, lengthBytes: BLOCK };
const FACTS: RequestFacts = {
  pieceCount: 10,
  isServing: true,
  queuedRequests: 0,
  excessRequests: 0,
  has: (piece) => piece === 3 || piece === 9,
  lengthOf: (piece) => (piece === 9 ? 20_000 : 4 * BLOCK),
};

const judge = (request: Partial<UploadRequest>, facts: Partial<RequestFacts> = {}): string =>
  judgeRequest({ ...REQUEST, ...request }, { ...FACTS, ...facts });

describe('judgeRequest', () => {
  it('serves blocks of pieces that are held', () => {
    expect(judge({})).to.equal('serve');
    expect(judge({ offset: 0 })).to.equal('serve');
    expect(judge({ offset: 3 * BLOCK })).to.equal('serve');
    expect(judge({ offset: 0, lengthBytes: 4 * BLOCK })).to.equal('serve');
  });

  it('serves short blocks, which are asked for in a hurry', () => {
    expect(judge({ offset: 4096, lengthBytes: 4096 })).to.equal('serve');
    expect(judge({ offset: 1024, lengthBytes: 1 })).to.equal('serve');
  });

  it('serves the end of a last piece of any length', () => {
    expect(judge({ piece: 9, offset: BLOCK, lengthBytes: 20_000 - BLOCK })).to.equal('serve');
    expect(judge({ piece: 9, offset: BLOCK, lengthBytes: 20_001 - BLOCK })).to.equal('refuse');
  });

  it('refuses pieces that are not held, or not there', () => {
    expect(judge({ piece: 4 })).to.equal('refuse');
    expect(judge({ piece: 10 })).to.equal('refuse');
    expect(judge({ piece: 2 ** 32 - 1 })).to.equal('refuse');
    expect(judge({}, { pieceCount: 0 })).to.equal('refuse');
  });

  it('refuses what does not lie within the piece', () => {
    expect(judge({ offset: 4 * BLOCK })).to.equal('refuse');
    expect(judge({ offset: 3 * BLOCK + 1024 })).to.equal('refuse');
    expect(judge({ offset: 2 ** 32 - 1024 })).to.equal('refuse');
    expect(judge({ lengthBytes: 0 })).to.equal('refuse');
  });

  it('refuses blocks from odd places', () => {
    expect(judge({ offset: 1 })).to.equal('refuse');
    expect(judge({ offset: BLOCK - 1 })).to.equal('refuse');
  });

  it('refuses everything while it serves nobody', () => {
    expect(judge({}, { isServing: false })).to.equal('refuse');
  });

  it('closes on blocks of more than 128 KiB, whatever else holds', () => {
    expect(judge({ lengthBytes: 128 * 1024 })).to.equal('refuse');
    expect(judge({ lengthBytes: 128 * 1024 + 1 })).to.equal('close');
    expect(judge({ lengthBytes: 2 ** 32 - 1 }, { isServing: false })).to.equal('close');
  });

  it('refuses the 251st request', () => {
    expect(judge({}, { queuedRequests: 249 })).to.equal('serve');
    expect(judge({}, { queuedRequests: 250 })).to.equal('refuse');
  });

  it('closes on a flood', () => {
    expect(judge({}, { queuedRequests: 250, excessRequests: 999 })).to.equal('refuse');
    expect(judge({}, { queuedRequests: 250, excessRequests: 1000 })).to.equal('close');
    expect(judge({}, { queuedRequests: 0, excessRequests: 1000 })).to.equal('serve');
  });
});
