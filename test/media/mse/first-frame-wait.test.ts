import { expect } from '@open-wc/testing';
import { FirstFrameWait, type FedTrack } from '../../../src/media/mse/first-frame-wait.js';

const picture = (fedUntil: number, ended = false): FedTrack => ({
  track: { kind: 'video' },
  fedUntil,
  ended,
});
const sound = (fedUntil: number): FedTrack => ({
  track: { kind: 'audio' },
  fedUntil,
  ended: false,
});

/** A wait that began now, and what tells that it is over. */
function begun() {
  const controller = new AbortController();
  let resolve: () => void = () => undefined;
  const over = new Promise<void>((settle) => (resolve = settle));
  const wait = new FirstFrameWait(() => resolve(), controller.signal);
  wait.fed();
  return { wait, over, controller };
}

describe('FirstFrameWait', () => {
  it('holds no track back that has not even one frame', () => {
    const { wait } = begun();
    const tracks = [picture(10), sound(10)];
    for (const track of tracks) expect(wait.holds(track, tracks, 10)).to.equal(false);
  });

  it('holds back a track that has enough, until all have, and until that could be shown', async () => {
    const { wait, over } = begun();
    const [early, late] = [picture(10.04), sound(10.1)];
    const enough = sound(10.3);
    expect(wait.holds(early, [early, late], 10)).to.equal(true);
    expect(wait.holds(late, [early, late], 10)).to.equal(false);
    expect(wait.holds(early, [early, enough], 10)).to.equal(true);
    await over;
    expect(wait.holds(early, [early, late], 10), 'the sound is to come').to.equal(true);
    expect(wait.holds(early, [early, enough], 10), 'decoders want more').to.equal(false);
  });

  it('waits anew for what was fed then', async () => {
    const { wait, over } = begun();
    await over;
    const track = picture(10.04);
    expect(wait.holds(track, [track], 10)).to.equal(false);
    wait.fed();
    expect(wait.holds(track, [track], 10)).to.equal(true);
  });

  it('does not wait for a track that has nothing more', async () => {
    const { wait, over } = begun();
    const [short, other] = [picture(2, true), sound(10.3)];
    await over;
    expect(wait.holds(other, [short, other], 10)).to.equal(false);
  });

  it('says nothing after its signal aborted', async () => {
    const { wait, over, controller } = begun();
    controller.abort();
    wait.fed();
    const later = new Promise<string>((resolve) => setTimeout(() => resolve('nothing'), 400));
    expect(await Promise.race([over.then(() => 'over'), later])).to.equal('nothing');
  });
});
