import { expect } from '@open-wc/testing';
import { Admission } from '../../src/engine/admission.js';
import { PieceAssembler } from '../../src/engine/piece-assembler.js';
import { makeUnverifiable } from './torrent-fixture.js';

const PIECE_BYTES = 16 * 1024;
const ignore = (): void => undefined;

describe('Admission', () => {
  const { metadata, pieces } = makeUnverifiable(5, PIECE_BYTES);
  let assembler: PieceAssembler;
  beforeEach(() => {
    const events = { onVerified: ignore, onFailed: ignore, onLiars: ignore };
    assembler = new PieceAssembler(metadata, events);
  });

  const opened = (admission: Admission, ...wanted: number[]): number[] =>
    wanted.filter((piece) => admission.open(piece) !== null);

  it('opens pieces while they have room', () => {
    const admission = new Admission(assembler, pieces, 2 * PIECE_BYTES + 1);
    expect(opened(admission, 3, 1, 4, 0)).to.deep.equal([3, 1]);
    expect([...assembler.openPieces]).to.deep.equal([3, 1]);
    expect(admission.isShort).to.equal(true);
  });

  it('is not short when all had room', () => {
    const admission = new Admission(assembler, pieces, 2 * PIECE_BYTES);
    expect(opened(admission, 3, 1)).to.deep.equal([3, 1]);
    expect(admission.isShort).to.equal(false);
  });

  it('takes no further room for a piece that is open', () => {
    const known = assembler.open(2);
    const admission = new Admission(assembler, pieces, PIECE_BYTES);
    expect(admission.open(2)).to.equal(known);
    expect(opened(admission, 0, 0, 2, 1)).to.deep.equal([0, 0, 2]);
  });

  for (const roomBytes of [0, -1, PIECE_BYTES - 1]) {
    it(`opens nothing in ${roomBytes} bytes, and goes on with what is open`, () => {
      assembler.open(2);
      const admission = new Admission(assembler, pieces, roomBytes);
      expect(opened(admission, 0, 2, 1)).to.deep.equal([2]);
      expect(admission.isShort).to.equal(true);
    });
  }

  it('opens everything without a limit', () => {
    const admission = new Admission(assembler, pieces, Infinity);
    expect(opened(admission, 0, 1, 2, 3, 4)).to.have.length(5);
    expect(admission.isShort).to.equal(false);
  });
});
