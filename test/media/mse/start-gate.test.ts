import { expect } from '@open-wc/testing';
import { secondsToStart } from '../../../src/media/buffer-policy.js';
import { StartGate } from '../../../src/media/mse/start-gate.js';

describe('secondsToStart', () => {
  it('is nothing after a short wait', () => {
    expect(secondsToStart(0)).to.equal(0);
    expect(secondsToStart(0.99)).to.equal(0);
  });

  it('is as much as the wait has taken, up to four seconds', () => {
    expect(secondsToStart(1)).to.equal(1);
    expect(secondsToStart(2.5)).to.equal(2.5);
    expect(secondsToStart(60)).to.equal(4);
  });
});

describe('StartGate', () => {
  let nowMs: number;
  let there: number;
  let isPlaying: boolean;
  let gate: StartGate;
  const { signal } = new AbortController();
  beforeEach(() => {
    [nowMs, there, isPlaying] = [5000, 0, true];
    gate = new StartGate({
      isPlaying: () => isPlaying,
      secondsThere: () => there,
      nowMs: () => nowMs,
    });
  });

  /** Whether it lets through within a few looks. */
  async function isPassed(): Promise<boolean> {
    const over = new AbortController();
    const passed = gate.pass(over.signal).then(
      () => true,
      () => false,
    );
    const late = new Promise<false>((resolve) => setTimeout(resolve, 250, false));
    const result = await Promise.race([passed, late]);
    over.abort();
    return result;
  }

  it('lets through at once on a fast connection', async () => {
    nowMs += 900;
    await gate.pass(signal);
    expect(gate.progress()).to.equal(1);
  });

  it('holds back after a long wait until as much is there', async () => {
    nowMs += 3000;
    there = 1.5;
    expect(gate.progress()).to.equal(0.5);
    expect(await isPassed()).to.equal(false);
    there = 3;
    expect(await isPassed()).to.equal(true);
  });

  it('tells what it held back from what it did not', async () => {
    expect(await gate.pass(signal)).to.equal(false);
    gate.close();
    nowMs += 2000;
    const passed = gate.pass(signal);
    there = Infinity;
    expect(await passed).to.equal(true);
    expect(await gate.pass(signal)).to.equal(false);
  });

  it('stays open until playback waits again', async () => {
    await gate.pass(signal);
    nowMs += 60_000;
    await gate.pass(signal);
    gate.close();
    nowMs += 2000;
    expect(await isPassed()).to.equal(false);
  });

  it('holds back no picture in a pause', async () => {
    nowMs += 10_000;
    isPlaying = false;
    await gate.pass(signal);
  });

  it('holds nobody for more than eight seconds', async () => {
    nowMs += 4000;
    expect(await isPassed()).to.equal(false);
    nowMs += 8001;
    await gate.pass(signal);
  });

  it('waits for the rest of a file only', async () => {
    nowMs += 10_000;
    there = Infinity;
    await gate.pass(signal);
  });

  it('ends with its run', async () => {
    nowMs += 10_000;
    const over = new AbortController();
    const passed = gate.pass(over.signal);
    over.abort(new Error('elsewhere'));
    const failure: unknown = await passed.catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'elsewhere');
  });
});
