import { expect } from '@open-wc/testing';
import { Fellowship } from '../../src/engine/fellowship.js';
import { WantExchange } from '../../src/engine/want-exchange.js';
import { FakeSupplier } from './fake-supplier.js';
import { FakeWire } from './fakes.js';
import { fellow } from './plan-fixture.js';

describe('Fellowship', () => {
  let fellowship: Fellowship;

  beforeEach(() => {
    fellowship = new Fellowship();
  });

  function add(name: string, isOpen = true): FakeWire {
    const supplier = new FakeSupplier(name, { kind: 'viewer' });
    supplier.isOpen = isOpen;
    const wire = new FakeWire();
    wire.peerExtendedMapping['tp_want'] = 1;
    fellowship.add(
      supplier,
      fellow(name),
      WantExchange.attach(wire, () => 0),
    );
    return wire;
  }

  it('shares work with those who do not choke us', () => {
    add('a');
    add('b', false);
    expect(fellowship.fellows.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('forgets those who leave', () => {
    const supplier = new FakeSupplier('a', { kind: 'viewer' });
    const exchange = WantExchange.attach(new FakeWire(), () => 0);
    fellowship.add(supplier, fellow('a'), exchange);
    fellowship.remove(supplier);
    expect(fellowship.fellows).to.deep.equal([]);
  });

  it('claims a piece once, since the first time', () => {
    fellowship.claim(3, 100);
    fellowship.claim(3, 200);
    expect([...fellowship.claims]).to.deep.equal([[3, 100]]);
  });

  it('settles claims that are not under way any more', () => {
    for (const piece of [1, 2, 3]) fellowship.claim(piece, 0);
    fellowship.settle((piece) => piece === 2);
    expect([...fellowship.claims.keys()]).to.deep.equal([2]);
  });

  it('tells everybody, also those who choke us', () => {
    const wires = [add('a'), add('b', false)];
    fellowship.claim(3, 0);
    fellowship.tell({ first: 2, end: 9 });
    for (const { messages } of wires) {
      expect(messages.map(({ bytes }) => [...bytes])).to.deep.equal([
        [0, 0, 0, 2, 0, 0, 0, 9],
        [0, 0, 0, 3],
      ]);
    }
  });

  it('tells helpers what is wanted, and not what is fetched', () => {
    const supplier = new FakeSupplier('bridge');
    const wire = new FakeWire();
    wire.peerExtendedMapping['tp_want'] = 1;
    fellowship.addHelper(
      supplier,
      WantExchange.attach(wire, () => 0),
    );
    fellowship.claim(3, 0);
    fellowship.tell({ first: 2, end: 9 });
    expect(wire.messages.map(({ bytes }) => [...bytes])).to.deep.equal([[0, 0, 0, 2, 0, 0, 0, 9]]);
    expect(fellowship.fellows, 'they share no work').to.deep.equal([]);
    fellowship.remove(supplier);
    fellowship.tell(null);
    expect(wire.messages).to.have.length(1);
  });

  it('tells that nothing is wanted', () => {
    const wire = add('a');
    fellowship.tell(null);
    expect([...wire.messages[0]!.bytes]).to.deep.equal([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  describe('what waits to be passed on', () => {
    const bring = (...pieces: number[]): void => {
      for (const piece of pieces) fellowship.claim(piece, 0);
      fellowship.settle(() => false);
    };

    it('is what we brought and nobody has, though somebody wants it', () => {
      bring(1, 2, 3, 4);
      const fellows = [
        fellow('a', { has: [1], wants: (piece) => piece !== 4 }),
        fellow('b', { wants: (piece) => piece !== 4 }),
      ];
      expect(fellowship.notPassedOn(fellows)).to.equal(2);
    });

    it('is nothing while we are alone', () => {
      bring(1);
      expect(fellowship.notPassedOn([])).to.equal(0);
    });

    it('is not what is still under way', () => {
      fellowship.claim(1, 0);
      expect(fellowship.notPassedOn([fellow('a')])).to.equal(0);
    });

    it('ends when the first takes it', () => {
      bring(1);
      expect(fellowship.notPassedOn([fellow('a')])).to.equal(1);
      expect(fellowship.notPassedOn([fellow('a', { has: [1] })])).to.equal(0);
      expect(fellowship.notPassedOn([fellow('a')])).to.equal(0);
    });
  });
});
