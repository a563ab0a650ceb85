import { expect } from '@open-wc/testing';
import { ALONE_MS } from '../../src/engine/reputation.js';
import type { FakeSupplier } from './fake-supplier.js';
import { COUNT, KIB, LATE_MS, PIECE_BYTES, useScheduler } from './scheduler-fixture.js';
import type { SchedulerRig } from './scheduler-fixture.js';

describe('RequestScheduler, of wrong bytes', () => {
  const create = useScheduler();
  let rig: SchedulerRig;
  beforeEach(() => {
    rig = create();
  });

  describe('a piece whose hash is wrong', () => {
    it('bans the one that alone delivered it, and fetches it elsewhere', async () => {
      rig.open();
      const [liar, honest] = [
        rig.add('liar', { latencyMs: 1 }),
        rig.add('honest', { latencyMs: 100 }),
      ];
      rig.want(2, 3);
      await rig.settle();
      liar.deliver(rig.wrong);
      await rig.settle();
      expect(rig.liars).to.deep.equal(['liar']);
      honest.deliver(rig.right);
      await rig.settle();
      expect(rig.verified).to.deep.equal([2]);
      expect(liar.asked).to.deep.equal([]);
      expect(rig.scheduler.assembler?.wastedBytes).to.equal(PIECE_BYTES);
    });

    /** All answer at once whatever they are asked, until nothing more is asked. */
    async function answerAll(answers: Map<FakeSupplier, (piece: number) => Uint8Array>) {
      for (let round = 0; round < 100; round++) {
        let count = 0;
        for (const [supplier, bytesOf] of answers) {
          if (rig.liars.includes(supplier.id)) rig.scheduler.removeSupplier(supplier);
          count += supplier.deliver(bytesOf);
        }
        await rig.settle();
        if (count === 0) return;
      }
      throw new Error('it goes on for ever');
    }

    it('costs little, and no honest peer is banned, when one of several lies', async () => {
      rig.open();
      const honest = ['a', 'b', 'c'].map((id) => rig.add(id, { windowBytes: 48 * KIB }));
      const liar = rig.add('liar', { windowBytes: 48 * KIB });
      rig.wantAhead(0, COUNT);
      await rig.settle();
      await answerAll(
        new Map([[liar, rig.wrong], ...honest.map((one) => [one, rig.right] as const)]),
      );
      expect([...rig.verified].sort((x, y) => x - y)).to.deep.equal(
        Array.from({ length: COUNT }, (_, piece) => piece),
      );
      expect(rig.liars).to.deep.equal(['liar']);
      // What is on its way until the first of them is verified again: each at most once.
      expect(rig.scheduler.assembler?.wastedBytes).to.be.below(COUNT * PIECE_BYTES);
    });

    it('comes from one supplier at a time', async () => {
      rig.open();
      const suppliers = ['a', 'b', 'liar'].map((id) => rig.add(id, { windowBytes: 32 * KIB }));
      rig.want(2, 3);
      await rig.settle();
      expect(suppliers.every(({ asked }) => asked.length > 0)).to.equal(true);
      for (const one of suppliers) one.deliver(one.id === 'liar' ? rig.wrong : rig.right);
      await rig.settle();
      expect(suppliers.filter(({ asked }) => asked.length > 0)).to.have.length(1);
      await rig.pass(LATE_MS);
      expect(suppliers.filter(({ asked }) => asked.length > 0)).to.have.length(1);
    });

    /** Two delivered it, one of them rig.wrong bytes; it is asked of one of them again. */
    async function suspect(how: 'want' | 'wantAhead' = 'want') {
      rig.open();
      const suppliers = ['a', 'b'].map((id) => rig.add(id, { windowBytes: 32 * KIB }));
      rig[how](2, 3);
      await rig.settle();
      suppliers[0]!.deliver(rig.right);
      suppliers[1]!.deliver(rig.wrong);
      await rig.settle();
      const owner = suppliers.find(({ asked }) => asked.length > 0);
      const other = suppliers.find((one) => one !== owner);
      if (!owner || !other) throw new Error('asked of nobody');
      expect(other.asked).to.deep.equal([]);
      return { owner, other };
    }

    it('goes to another supplier when the one asked refuses', async () => {
      const { owner, other } = await suspect();
      owner.loseAll();
      await rig.settle();
      expect(owner.asked).to.deep.equal([]);
      expect(other.asked).to.not.deep.equal([]);
    });

    it('goes to another supplier when the one asked is silent', async () => {
      const { owner, other } = await suspect();
      const asked = owner.asked.length;
      await rig.pass(ALONE_MS + LATE_MS);
      expect(other.asked).to.not.deep.equal([]);
      expect(owner.asked).to.have.length(asked);
    });

    it('goes to another supplier when the one asked is gone and owes nothing', async () => {
      const { owner, other } = await suspect('wantAhead');
      owner.window = 0;
      owner.deliver(rig.right);
      await rig.settle();
      expect(rig.verified).to.deep.equal([]);
      expect(owner.asked).to.deep.equal([]);
      rig.scheduler.removeSupplier(owner);
      await rig.settle();
      expect(other.asked).to.not.deep.equal([]);
    });

    it('leaves web seeds to count their strikes themselves', async () => {
      rig.open();
      const server = rig.add('https://example.com/film.mp4', { kind: 'server' });
      rig.want(2, 3);
      await rig.settle();
      server.deliver(rig.wrong);
      await rig.settle();
      expect(rig.liars).to.deep.equal([server.id]);
      expect(server.asked).to.not.deep.equal([]);
    });
  });
});
