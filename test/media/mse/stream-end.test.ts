import { expect } from '@open-wc/testing';
import { endStream } from '../../../src/media/mse/stream-end.js';

/** A track at its end, with a SourceBuffer that is busy until the test says so. */
function busyTrack() {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { ended: true, idle: () => done, finish: () => finish() };
}

/** A MediaSource as far as its end goes. */
function openSource() {
  const source = {
    readyState: 'open' as ReadyState,
    ends: 0,
    endOfStream() {
      source.ends++;
      source.readyState = 'ended';
    },
  };
  return source;
}

describe('endStream', () => {
  it('waits for what every SourceBuffer has begun', async () => {
    const source = openSource();
    const [video, audio] = [busyTrack(), busyTrack()];
    const ended = endStream(source, [video, audio]);
    video.finish();
    await video.idle();
    await Promise.resolve();
    expect(source.ends).to.equal(0);
    audio.finish();
    await ended;
    expect(source.ends).to.equal(1);
  });

  it('tells the end once, whichever track comes to it last', async () => {
    const source = openSource();
    const [video, audio] = [busyTrack(), busyTrack()];
    const both = [endStream(source, [video, audio]), endStream(source, [video, audio])];
    video.finish();
    audio.finish();
    await Promise.all(both);
    expect(source.ends).to.equal(1);
  });

  it('tells nothing when another place is wanted meanwhile', async () => {
    const source = openSource();
    const video = busyTrack();
    const ended = endStream(source, [video]);
    video.ended = false;
    video.finish();
    await ended;
    expect(source.readyState).to.equal('open');
  });
});
