import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { chooseTrackers, tellTrackers } from '../../src/command/trackers.js';
import { PUBLIC_TRACKERS } from '../../src/share/public-trackers.js';

function choose(announce, { own = [], isPrivate = false } = {}) {
  const told = [];
  const run = { options: { announce }, report: (event) => told.push(event) };
  return { trackers: chooseTrackers(run, { trackers: own }, isPrivate), told };
}

describe('chooseTrackers', () => {
  it('takes public ones when nobody names any', () => {
    assert.deepEqual(choose([]), { trackers: PUBLIC_TRACKERS, told: [] });
  });

  it('takes those that are named, our own first, and no others', () => {
    const own = ['ws://me.example/announce'];
    assert.deepEqual(choose(['wss://a.example'], { own }).trackers, [...own, 'wss://a.example']);
  });

  it('warns when no browser reaches any', () => {
    const { told } = choose(['udp://a.example:80']);
    assert.deepEqual(
      told.map(({ code }) => code),
      ['no-tracker'],
    );
  });

  it('adds none to a private torrent', () => {
    const isPrivate = true;
    assert.throws(() => choose([], { isPrivate }), { code: 'usage' });
    assert.deepEqual(choose(['wss://a.example'], { isPrivate }).trackers, ['wss://a.example']);
  });
});

describe('tellTrackers', () => {
  it('tells of each tracker and each fault once', () => {
    const events = new EventEmitter();
    const swarm = {
      watchTrackers: (onAnswer, onWarning) =>
        events.on('answer', onAnswer).on('warning', onWarning),
    };
    const told = [];
    tellTrackers({ report: (event) => told.push(event) }, swarm);
    events.emit('answer', 'wss://a.example');
    events.emit('answer', 'wss://a.example');
    events.emit('warning', 'b does not answer');
    events.emit('warning', 'b does not answer');
    events.emit('warning', 'c does not answer');
    assert.deepEqual(told, [
      { event: 'tracker', url: 'wss://a.example' },
      { event: 'warning', code: 'tracker', message: 'b does not answer' },
      { event: 'warning', code: 'tracker', message: 'c does not answer' },
    ]);
  });
});
