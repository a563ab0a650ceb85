import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { ViewerWishes, leadOf } from '../../src/swarm/viewer-wishes.js';

const MIB = 2 ** 20;

describe('leadOf', () => {
  const bounds = { first: 10, end: 100 };
  const cases = [
    ['all of a short wish', { first: 20, end: 25 }, { first: 20, end: 25 }],
    ['the next 16 MiB of a long one', { first: 20, end: 100 }, { first: 20, end: 36 }],
    ['what lies within', { first: 0, end: 15 }, { first: 10, end: 15 }],
    ['not beyond', { first: 95, end: 200 }, { first: 95, end: 100 }],
    ['nothing elsewhere', { first: 100, end: 200 }, null],
    ['nothing of nothing', { first: 20, end: 20 }, null],
    ['nothing of nonsense', { first: 30, end: 20 }, null],
  ];
  for (const [what, wish, expected] of cases) {
    it(what, () => assert.deepEqual(leadOf(wish, bounds, MIB), expected));
  }

  it('one piece, however large', () => {
    assert.deepEqual(leadOf({ first: 20, end: 90 }, bounds, 64 * MIB), { first: 20, end: 21 });
  });
});

describe('ViewerWishes', () => {
  /** A torrent and a wire, as far as wishes are concerned. */
  function setUp() {
    const selected = [];
    const torrent = Object.assign(new EventEmitter(), {
      ...{ destroyed: false, pieceLength: MIB },
      _select: (first, last) => selected.push(`${first}-${last}`),
      _deselect: (first, last) => selected.splice(selected.indexOf(`${first}-${last}`), 1),
    });
    const wishes = new ViewerWishes(torrent);
    const connect = () => {
      const wire = new EventEmitter();
      wire.use = (Extension) => {
        assert.equal(Extension.prototype.name, 'tp_want');
        wire.tell = new Extension().onMessage;
      };
      torrent.emit('wire', wire);
      return wire;
    };
    return { torrent, wishes, selected, connect };
  }

  const message = (first, end) => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32BE(first);
    bytes.writeUInt32BE(end, 4);
    return new Uint8Array(bytes);
  };

  it('fetches first what a viewer wants, and follows it', () => {
    const { wishes, selected, connect } = setUp();
    wishes.start({ first: 0, end: 1000 });
    const wire = connect();
    wire.tell(message(100, 110));
    assert.deepEqual(selected, ['100-109']);
    wire.tell(message(500, 505));
    assert.deepEqual(selected, ['500-504']);
    wire.emit('close');
    assert.deepEqual(selected, []);
  });

  it('remembers what was wanted before anything could be fetched', () => {
    const { wishes, selected, connect } = setUp();
    connect().tell(message(3, 5));
    assert.deepEqual(selected, []);
    wishes.start({ first: 0, end: 10 });
    assert.deepEqual(selected, ['3-4']);
  });

  it('serves several viewers', () => {
    const { wishes, selected, connect } = setUp();
    wishes.start({ first: 0, end: 1000 });
    const [one, other] = [connect(), connect()];
    one.tell(message(1, 2));
    other.tell(message(7, 9));
    one.emit('close');
    assert.deepEqual(selected, ['7-8']);
  });

  it('takes no message of another kind for a wish', () => {
    const { wishes, selected, connect } = setUp();
    wishes.start({ first: 0, end: 1000 });
    connect().tell(new Uint8Array(4));
    assert.deepEqual(selected, []);
  });

  it('asks nothing of a torrent that is gone', () => {
    const { torrent, wishes, selected, connect } = setUp();
    wishes.start({ first: 0, end: 1000 });
    const wire = connect();
    wire.tell(message(1, 2));
    torrent.destroyed = true;
    wire.emit('close');
    assert.deepEqual(selected, ['1-1']);
  });
});
