import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { longestKeyFrameGap, windowsOf } from '../../src/media/key-frames.js';
import { openInput } from '../../src/media/readable.js';
import { fixture } from '../support/readable.js';

async function gapOf(file) {
  const input = openInput(fixture(file));
  const track = await input.getPrimaryVideoTrack();
  const gap = await longestKeyFrameGap(track, await input.computeDuration());
  input.dispose();
  return gap;
}

describe('longestKeyFrameGap', () => {
  it('finds the longest of an encoder left to itself', async () => {
    assert.equal(await gapOf('index-last.mp4'), 10);
  });

  it('counts from the last key frame to the end', async () => {
    // One key frame in ten seconds.
    assert.equal(await gapOf('uneven-frames.mp4'), 10);
  });

  it('reads all containers', async () => {
    assert.ok(Math.abs((await gapOf('vp9-opus.webm')) - 5) < 0.1);
    assert.ok(Math.abs((await gapOf('h264-aac.mkv')) - 10) < 0.1);
    assert.ok((await gapOf('h264-aac.m2t')) > 5);
  });
});

describe('windowsOf', () => {
  it('takes a short film as a whole', () => {
    assert.deepEqual(windowsOf(300), [{ start: 0, end: 300 }]);
  });

  it('looks at five minutes of a long one, from its beginning to its end', () => {
    const windows = windowsOf(7260);
    assert.equal(windows.length, 5);
    assert.deepEqual(windows[0], { start: 0, end: 60 });
    assert.deepEqual(windows[4], { start: 7200, end: 7260 });
    assert.ok(windows.every(({ start, end }) => end - start === 60));
  });
});
