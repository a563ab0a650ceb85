import { expect } from '@open-wc/testing';
import type { Delivery } from '../../src/engine/piece-assembly.js';
import { ALONE_MS, Reputation } from '../../src/engine/reputation.js';

const PIECE = 4;
const RIGHT = new Uint8Array(40).map((_, at) => at);

/** The right bytes with some of them wrong. */
function wrongAt(...places: number[]): Uint8Array {
  const bytes = RIGHT.slice();
  for (const at of places) bytes[at]! ^= 0x80;
  return bytes;
}

/** Ten bytes each, in this order. */
const from = (...origins: string[]): Delivery[] =>
  origins.map((origin, at) => ({ origin, start: at * 10, end: at * 10 + 10 }));

describe('Reputation', () => {
  let reputation: Reputation;
  beforeEach(() => {
    reputation = new Reputation(1);
  });

  const barred = (nowMs: number, ...ids: string[]): string[] =>
    ids.filter((id) => reputation.isBarred(id, PIECE, nowMs));

  it('suspects nobody at first', () => {
    expect(reputation.isBanned('a')).to.equal(false);
    expect(barred(0, 'a', 'b')).to.deep.equal([]);
    reputation.onAsked('a', PIECE, 0);
    reputation.onLost('a', PIECE, 0);
    expect(reputation.onVerified(PIECE, RIGHT)).to.deep.equal([]);
    expect(barred(0, 'a', 'b')).to.deep.equal([]);
  });

  describe('a bad piece of one supplier', () => {
    it('bans it at once, for every piece and for good', () => {
      expect(reputation.onFailed(PIECE, wrongAt(3), from('liar', 'liar'))).to.deep.equal(['liar']);
      expect(reputation.isBanned('liar')).to.equal(true);
      expect(reputation.isBarred('liar', 99, 0)).to.equal(true);
      reputation.onVerified(PIECE, RIGHT);
      expect(reputation.isBarred('liar', PIECE, 1e9)).to.equal(true);
    });

    it('tells of a ban once', () => {
      reputation.onFailed(PIECE, wrongAt(3), from('liar'));
      expect(reputation.onFailed(PIECE + 1, wrongAt(3), from('liar'))).to.deep.equal([]);
    });

    it('lets the others fetch it', () => {
      reputation.onFailed(PIECE, wrongAt(3), from('liar'));
      expect(barred(0, 'a', 'b')).to.deep.equal([]);
    });
  });

  describe('a bad piece of several', () => {
    beforeEach(() => {
      expect(reputation.onFailed(PIECE, wrongAt(15, 31), from('a', 'liar', 'b', 'rogue')))
        .to.deep //
        .equal([]);
    });

    it('bans nobody before the right bytes are known', () => {
      expect(['a', 'b', 'liar', 'rogue'].some((id) => reputation.isBanned(id))).to.equal(false);
    });

    it('is then the first one’s alone that is asked for it', () => {
      expect(barred(0, 'a', 'b', 'liar')).to.deep.equal([]);
      reputation.onAsked('b', PIECE, 0);
      expect(barred(1, 'a', 'b', 'liar', 'c')).to.deep.equal(['a', 'liar', 'c']);
      reputation.onAsked('a', PIECE, 1);
      expect(barred(2, 'a', 'b')).to.deep.equal(['a']);
      expect(reputation.isBarred('a', PIECE + 1, 2)).to.equal(false);
    });

    it('bans those whose bytes were not the right ones, when it is verified', () => {
      reputation.onAsked('a', PIECE, 0);
      expect(reputation.onVerified(PIECE, RIGHT)).to.have.members(['liar', 'rogue']);
      expect(['a', 'b', 'liar', 'rogue'].filter((id) => reputation.isBanned(id))).to.deep.equal([
        'liar',
        'rogue',
      ]);
      expect(barred(1, 'a', 'b')).to.deep.equal([]);
    });

    it('bans nobody on account of a piece that is gone through', () => {
      reputation.onVerified(PIECE, RIGHT);
      expect(reputation.onVerified(PIECE, wrongAt(1))).to.deep.equal([]);
    });

    it('remembers every attempt', () => {
      reputation.onFailed(PIECE, wrongAt(5), from('c', 'a', 'a', 'a'));
      const guilty = reputation.onVerified(PIECE, RIGHT);
      expect(guilty).to.have.members(['liar', 'rogue', 'c']);
    });

    it('bans the next owner when it alone failed again, and frees the piece', () => {
      reputation.onAsked('liar', PIECE, 0);
      expect(reputation.onFailed(PIECE, wrongAt(0), from('liar'))).to.deep.equal(['liar']);
      expect(barred(1, 'a', 'b')).to.deep.equal([]);
      expect(reputation.onVerified(PIECE, RIGHT)).to.deep.equal(['rogue']);
    });

    it('goes to another when the owner does not finish, who comes back later', () => {
      reputation.onAsked('liar', PIECE, 0);
      reputation.onLost('liar', PIECE, 100);
      expect(barred(100, 'a', 'b', 'liar')).to.deep.equal(['liar']);
      expect(barred(100 + ALONE_MS, 'a', 'b', 'liar')).to.deep.equal([]);
    });

    it('stays with the owner when another one loses a block of it', () => {
      reputation.onAsked('a', PIECE, 0);
      reputation.onLost('b', PIECE, 100);
      expect(barred(101, 'a', 'b')).to.deep.equal(['b']);
    });

    it('stays with the owner while it is asked for more, and no longer', () => {
      for (let nowMs = 0; nowMs <= 3 * ALONE_MS; nowMs += ALONE_MS / 2) {
        reputation.onAsked('a', PIECE, nowMs);
        expect(barred(nowMs + 1, 'a', 'b')).to.deep.equal(['b']);
      }
      expect(barred(4 * ALONE_MS + 1, 'a', 'b')).to.deep.equal([]);
      reputation.onAsked('b', PIECE, 4 * ALONE_MS + 1);
      expect(barred(4 * ALONE_MS + 2, 'a', 'b')).to.deep.equal(['a']);
    });

    it('is anybody’s when the owner is gone', () => {
      reputation.onAsked('a', PIECE, 0);
      reputation.onGone('b');
      expect(barred(1, 'a', 'b')).to.deep.equal(['b']);
      reputation.onGone('a');
      expect(barred(1, 'a', 'b')).to.deep.equal([]);
    });
  });

  it('never bans honest peers, whatever a liar does beside them', () => {
    for (let piece = 0; piece < 50; piece++) {
      reputation.onFailed(piece, wrongAt(12), from('a', 'liar', 'b', 'c'));
    }
    for (let piece = 0; piece < 50; piece++) reputation.onVerified(piece, RIGHT);
    expect(['a', 'b', 'c', 'liar'].filter((id) => reputation.isBanned(id))).to.deep.equal(['liar']);
  });

  it('fingerprints with a seed of its own', () => {
    const other = new Reputation();
    other.onFailed(PIECE, wrongAt(12), from('a', 'liar'));
    expect(other.onVerified(PIECE, RIGHT)).to.deep.equal(['liar']);
  });
});
