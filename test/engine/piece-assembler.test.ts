import { expect } from '@open-wc/testing';
import { PieceAssembler } from '../../src/engine/piece-assembler.js';
import type { BlockRange } from '../../src/engine/supplier.js';
import { makeTorrent } from './torrent-fixture.js';
import type { TorrentFixture } from './torrent-fixture.js';

const PIECE_BYTES = 16 * 1024;
const HALF = PIECE_BYTES / 2;
const COUNT = 3;

interface Outcome {
  readonly piece: number;
  readonly bytes?: Uint8Array;
  readonly isRight: boolean;
}

describe('PieceAssembler', () => {
  let torrent: TorrentFixture;
  let assembler: PieceAssembler;
  let outcomes: Outcome[];
  let liars: { readonly piece: number; readonly ids: readonly string[] }[];
  let next: (outcome: Outcome) => void;

  before(async () => {
    torrent = await makeTorrent(COUNT, PIECE_BYTES);
  });

  beforeEach(() => {
    outcomes = [];
    liars = [];
    next = () => undefined;
    const add = (outcome: Outcome): void => {
      outcomes.push(outcome);
      next(outcome);
    };
    assembler = new PieceAssembler(torrent.metadata, {
      onVerified: (piece, bytes) => add({ piece, bytes, isRight: true }),
      onFailed: (piece) => add({ piece, isRight: false }),
      onLiars: (piece, ids) => liars.push({ piece, ids }),
    });
  });

  const nextOutcome = (): Promise<Outcome> => new Promise((resolve) => (next = resolve));

  const half = (piece: number, which: 0 | 1): BlockRange => ({
    piece,
    offset: which * HALF,
    lengthBytes: which === 0 ? HALF : torrent.bytesOf(piece).length - HALF,
  });

  function put(block: BlockRange, origin = 'a', isRight = true): void {
    const { piece, offset, lengthBytes } = block;
    const bytes = torrent.bytesOf(piece).slice(offset, offset + lengthBytes);
    if (!isRight) bytes[5]! ^= 1;
    assembler.put(block, bytes, origin);
  }

  async function complete(piece: number, origins: [string, string], isRight: [boolean, boolean]) {
    assembler.open(piece);
    const outcome = nextOutcome();
    put(half(piece, 0), origins[0], isRight[0]);
    put(half(piece, 1), origins[1], isRight[1]);
    return await outcome;
  }

  it('opens a piece once, and counts it whole as memory', () => {
    expect(assembler.get(0)).to.equal(undefined);
    expect(assembler.openBytes).to.equal(0);
    const assembly = assembler.open(0);
    expect(assembler.open(0)).to.equal(assembly);
    expect(assembler.get(0)).to.equal(assembly);
    expect(assembler.openBytes).to.equal(PIECE_BYTES);
  });

  it('knows that the last piece is shorter', () => {
    expect(assembler.open(COUNT - 1).lengthBytes).to.equal(PIECE_BYTES - 100);
    expect(assembler.openBytes).to.equal(PIECE_BYTES - 100);
  });

  it('hands over a whole piece whose hash is right, and holds it no longer', async () => {
    for (const piece of [0, COUNT - 1]) {
      const outcome = await complete(piece, ['a', 'b'], [true, true]);
      expect(outcome).to.deep.equal({ piece, bytes: torrent.bytesOf(piece), isRight: true });
    }
    expect(outcomes).to.have.length(2);
    expect(assembler.get(0)).to.equal(undefined);
    expect(assembler).to.include({ openBytes: 0, wastedBytes: 0 });
  });

  it('is verifying between the last block and the verdict', async () => {
    assembler.open(1);
    put(half(1, 0));
    expect(assembler.isVerifying(1)).to.equal(false);
    const outcome = nextOutcome();
    put(half(1, 1));
    expect(assembler.isVerifying(1)).to.equal(true);
    expect(assembler.openBytes).to.equal(PIECE_BYTES);
    expect(outcomes).to.deep.equal([]);
    await outcome;
    expect(assembler.isVerifying(1)).to.equal(false);
  });

  it('no longer holds or verifies the piece when it tells of it', async () => {
    const seen: unknown[] = [];
    next = ({ piece }) => seen.push(assembler.get(piece), assembler.isVerifying(piece));
    assembler.open(0);
    const told = new Promise<void>((resolve) => {
      const look = next;
      next = (outcome) => {
        look(outcome);
        resolve();
      };
    });
    put(half(0, 0));
    put(half(0, 1));
    await told;
    expect(seen).to.deep.equal([undefined, false]);
  });

  it('verifies once, though blocks come again meanwhile', async () => {
    assembler.open(0);
    const outcome = nextOutcome();
    for (const which of [0, 1, 1, 0] as const) put(half(0, which));
    await outcome;
    await complete(1, ['a', 'a'], [true, true]);
    expect(outcomes.map(({ piece }) => piece)).to.deep.equal([0, 1]);
    expect(assembler.wastedBytes).to.equal(PIECE_BYTES);
  });

  it('counts as waste what came twice, or for a piece that nobody opened', () => {
    assembler.open(0);
    put(half(0, 0));
    put(half(0, 0), 'b');
    expect(assembler.wastedBytes).to.equal(HALF);
    put(half(1, 0));
    expect(assembler.wastedBytes).to.equal(2 * HALF);
    expect(assembler.get(1)).to.equal(undefined);
  });

  it('bans the one that alone supplied a bad piece, and counts it as waste', async () => {
    const outcome = await complete(0, ['liar', 'liar'], [true, false]);
    expect(outcome).to.deep.equal({ piece: 0, isRight: false });
    expect(liars).to.deep.equal([{ piece: 0, ids: ['liar'] }]);
    expect(assembler.reputation.isBanned('liar')).to.equal(true);
    expect(assembler).to.include({ openBytes: 0, wastedBytes: PIECE_BYTES });
    expect(assembler.get(0)).to.equal(undefined);
  });

  it('bans of several the one that lied, once the right bytes are here', async () => {
    const outcome = await complete(0, ['honest', 'liar'], [true, false]);
    expect(outcome).to.deep.equal({ piece: 0, isRight: false });
    expect(liars).to.deep.equal([]);
    await complete(0, ['honest', 'honest'], [true, true]);
    expect(liars).to.deep.equal([{ piece: 0, ids: ['liar'] }]);
    expect(assembler.reputation.isBanned('honest')).to.equal(false);
    expect(assembler.wastedBytes).to.equal(PIECE_BYTES);
  });

  it('tells who delivered a piece', async () => {
    const told = new Promise<ReadonlySet<string>>((resolve) => {
      assembler = new PieceAssembler(torrent.metadata, {
        onVerified: (_piece, _bytes, origins) => resolve(origins),
        onFailed: () => undefined,
        onLiars: () => undefined,
      });
    });
    assembler.open(0);
    put(half(0, 0), 'a');
    put(half(0, 1), 'b');
    expect([...(await told)].sort()).to.deep.equal(['a', 'b']);
  });

  it('lets a bad piece come again, from one supplier', async () => {
    await complete(0, ['a', 'b'], [true, false]);
    assembler.reputation.onAsked('a', 0, 0);
    expect(assembler.reputation.isBarred('c', 0, 1)).to.equal(true);
    expect((await complete(0, ['a', 'a'], [true, true])).isRight).to.equal(true);
    expect(assembler.reputation.isBarred('c', 0, 1)).to.equal(false);
  });

  describe('drop', () => {
    it('forgets what arrived, in vain', () => {
      assembler.open(0);
      assembler.open(1);
      put(half(0, 0));
      assembler.drop(0);
      expect(assembler).to.include({ openBytes: PIECE_BYTES, wastedBytes: HALF });
      expect([...assembler.openPieces]).to.deep.equal([1]);
      expect(assembler.open(0).missingBytes).to.equal(PIECE_BYTES);
    });

    it('does nothing to a piece that is not open', () => {
      assembler.open(0);
      assembler.drop(1);
      expect(assembler.openBytes).to.equal(PIECE_BYTES);
    });

    it('leaves the verdict on a dropped piece without effect', async () => {
      assembler.open(0);
      put(half(0, 0));
      put(half(0, 1));
      assembler.drop(0);
      assembler.open(0);
      await complete(1, ['a', 'a'], [true, true]);
      expect(outcomes.map(({ piece }) => piece)).to.deep.equal([1]);
      expect(assembler.get(0)?.missingBytes).to.equal(PIECE_BYTES);
    });
  });
});
