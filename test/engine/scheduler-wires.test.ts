import { expect } from '@open-wc/testing';
import { VIEWER_ID_PREFIX_HEX } from '../../src/engine/crowd.js';
import { TAKEOVER_MS } from '../../src/engine/seeder-turns.js';
import { FakeWire } from './fakes.js';
import { COUNT, PIECE_BYTES, useScheduler } from './scheduler-fixture.js';
import type { SchedulerRig } from './scheduler-fixture.js';

const FELLOW_ID = `${VIEWER_ID_PREFIX_HEX}${'1'.repeat(34)}`;

describe('RequestScheduler, of wires', () => {
  const create = useScheduler();
  let rig: SchedulerRig;
  beforeEach(() => {
    rig = create();
  });

  describe('wires', () => {
    function attach(id?: string, has: number[] = [0, 1, 2, 3, 4, 5]): FakeWire {
      const wire = new FakeWire(id, new Set(has));
      rig.scheduler.attach(wire);
      return wire;
    }

    const unchoke = (wire: FakeWire): void => {
      wire.peerChoking = false;
      wire.emit('unchoke');
    };

    const piecesOf = (wire: FakeWire): number[] => [
      ...new Set(wire.requests.map(({ piece }) => piece)),
    ];

    it('are asked as soon as they unchoke', async () => {
      rig.open();
      const wire = attach();
      rig.want(2, 3);
      await rig.settle();
      expect(wire.requests).to.deep.equal([]);
      unchoke(wire);
      await rig.settle();
      expect(piecesOf(wire)).to.deep.equal([2]);
    });

    it('are asked as soon as they have something', async () => {
      rig.open();
      const wire = attach('55'.repeat(20), []);
      unchoke(wire);
      rig.want(2, 5);
      await rig.settle();
      wire._onHave(3);
      await rig.settle();
      expect(piecesOf(wire)).to.deep.equal([3]);
      wire.has.add(4);
      wire._onBitField(new Uint8Array());
      for (const { piece, offset, length } of [...wire.requests]) {
        wire.deliver(piece, offset, rig.right(piece).slice(offset, offset + length));
      }
      await rig.settle();
      expect(piecesOf(wire)).to.include(4);
    });

    it('deliver whole pieces', async () => {
      rig.open();
      const wire = attach();
      unchoke(wire);
      rig.want(2, 3);
      await rig.settle();
      while (wire.requests.length > 0) {
        for (const { piece, offset, length } of [...wire.requests]) {
          wire.deliver(piece, offset, rig.right(piece).slice(offset, offset + length));
        }
        await rig.settle();
      }
      expect(rig.verified).to.deep.equal([2]);
    });

    it('are suppliers until they close', async () => {
      rig.open();
      const [first, second] = [attach('44'.repeat(20)), attach('55'.repeat(20))];
      unchoke(first);
      rig.want(2, 3);
      await rig.settle();
      first.destroy();
      unchoke(second);
      await rig.settle();
      expect(rig.scheduler.suppliers.size).to.equal(1);
      expect(piecesOf(second)).to.deep.equal([2]);
    });

    it('of viewers are told what is wanted, and when it changes', async () => {
      rig.open();
      const wire = attach(FELLOW_ID);
      wire.peerExtendedMapping['tp_want'] = 3;
      rig.wantAhead(2, 5);
      await rig.settle();
      rig.wantAhead(4, 9);
      await rig.settle();
      const spans = wire.messages.map(({ bytes }) =>
        [...new Uint32Array(bytes.length / 4)].map((_, at) =>
          new DataView(bytes.buffer, bytes.byteOffset).getUint32(4 * at),
        ),
      );
      expect(spans).to.deep.equal([
        [2, 5],
        [2, 9],
      ]);
    });

    it('of others are told what is wanted, if they want to know: a bridge fetches it', async () => {
      rig.open();
      const bridge = attach('44'.repeat(20));
      bridge.peerExtendedMapping['tp_want'] = 3;
      const other = attach('55'.repeat(20));
      rig.wantAhead(2, 5);
      await rig.settle();
      expect(bridge.messages.map(({ bytes }) => [...bytes])).to.deep.equal([
        [0, 0, 0, 2, 0, 0, 0, 5],
      ]);
      expect(other.messages).to.deep.equal([]);
    });
  });

  describe('beside another viewer', () => {
    const theirs = [0, 3, 4, 10];
    const ours = Array.from({ length: COUNT }, (_, piece) => piece).filter(
      (piece) => !theirs.includes(piece),
    );

    /** One that claims its pieces. */
    function attachFellow(): FakeWire {
      const wire = new FakeWire(FELLOW_ID);
      wire.peerChoking = false;
      wire.peerExtendedMapping['tp_want'] = 1;
      rig.scheduler.attach(wire);
      for (const piece of theirs) wire.receive('tp_want', new Uint8Array([0, 0, 0, piece]));
      return wire;
    }

    it('leaves to it what it fetches from the seeder', async () => {
      rig.open();
      const seeder = rig.add('seeder');
      attachFellow();
      rig.wantAhead(0, COUNT);
      await rig.settle();
      expect([...seeder.askedPieces].sort((a, b) => a - b)).to.deep.equal(ours);
    });

    it('tells it what it fetches itself', async () => {
      rig.open();
      rig.add('seeder', { windowBytes: 2 * PIECE_BYTES });
      const wire = attachFellow();
      rig.wantAhead(0, COUNT);
      await rig.settle();
      const told = wire.messages.filter(({ bytes }) => bytes.length === 4);
      expect(told.map(({ bytes }) => bytes[3])).to.have.length(2);
      for (const { bytes } of told) expect(ours).to.include(bytes[3]);
    });

    it('asks the viewer for it as soon as it has it', async () => {
      rig.open();
      rig.add('seeder');
      const wire = attachFellow();
      rig.wantAhead(0, COUNT);
      await rig.settle();
      wire._onHave(theirs[0]!);
      await rig.settle();
      expect([...new Set(wire.requests.map(({ piece }) => piece))]).to.deep.equal([theirs[0]]);
    });

    it('asks for everything when the viewer wants other pieces', async () => {
      rig.open();
      const seeder = rig.add('seeder');
      const wire = attachFellow();
      const elsewhere = new Uint8Array(8);
      new DataView(elsewhere.buffer).setUint32(0, 1000);
      new DataView(elsewhere.buffer).setUint32(4, 2000);
      wire.receive('tp_want', elsewhere);
      rig.wantAhead(0, COUNT);
      await rig.settle();
      expect(seeder.askedPieces).to.have.length(COUNT);
    });

    it('asks for everything once the viewer is gone', async () => {
      rig.open();
      const seeder = rig.add('seeder');
      const wire = attachFellow();
      rig.wantAhead(0, COUNT);
      await rig.settle();
      wire.destroy();
      await rig.settle();
      expect(seeder.askedPieces).to.have.length(COUNT);
    });

    it('takes over what the viewer does not bring, when it is needed', async () => {
      rig.open();
      const seeder = rig.add('seeder', { bytesPerMs: 300 });
      attachFellow();
      const [piece] = theirs;
      rig.want(piece!, piece! + 1);
      await rig.settle();
      expect(seeder.history).to.deep.equal([]);
      await rig.pass(2 * TAKEOVER_MS);
      expect(seeder.askedPieces).to.deep.equal([piece]);
    });
  });
});
