import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportStatus } from '../../src/command/status.js';

const COUNTS = { browsers: 2, peers: 1, uploadedBytes: 100, downloadedBytes: 0, progress: 1 };

/** A run whose status is looked at, and which ends after so many reports. */
function runUntil(reports, source) {
  const controller = new AbortController();
  const told = [];
  const report = (event) => {
    told.push(event);
    if (told.length === reports) controller.abort('enough');
  };
  const { signal } = controller;
  const full = { counts: () => COUNTS, servedBytes: () => 7, ...source };
  return { told, controller, ended: reportStatus({ report, signal }, full) };
}

describe('reportStatus', () => {
  it('tells at once, every second, and once more in the end', async () => {
    const { told, ended } = runUntil(2, {});
    assert.equal(told.length, 1);
    assert.deepEqual(told[0], {
      ...{ event: 'status', ...COUNTS, servedBytes: 7 },
      ...{ uploadBytesPerSecond: 0, downloadBytesPerSecond: 0 },
    });
    await ended;
    assert.equal(told.length, 2);
  });

  it('ends without waiting for the second to be over', async () => {
    const { ended, controller } = runUntil(Infinity, {});
    const beganMs = performance.now();
    controller.abort('now');
    await ended;
    assert.ok(performance.now() - beganMs < 500);
  });

  it('counts what goes out over HTTP as well', async () => {
    let served = 0;
    const { told, ended } = runUntil(2, { servedBytes: () => (served += 50_000) });
    await ended;
    assert.ok(told[1].uploadBytesPerSecond > 10_000, JSON.stringify(told[1]));
  });

  it('fails with the swarm', async () => {
    const failure = Promise.reject(new Error('the port is gone'));
    await assert.rejects(runUntil(9, { failure }).ended, /the port is gone/);
  });

  it('fails when a check does', async () => {
    const check = () => Promise.reject(new Error('the film changed'));
    await assert.rejects(runUntil(9, { check }).ended, /the film changed/);
  });
});
