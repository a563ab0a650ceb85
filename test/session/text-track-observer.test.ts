import { expect, oneEvent } from '@open-wc/testing';
import { INITIAL_STATE, type PlayerState } from '../../src/core/player-state.js';
import { Store } from '../../src/core/store.js';
import { observeTextTracks } from '../../src/session/text-track-observer.js';

function observed() {
  const video = document.createElement('video');
  const store = new Store<PlayerState>(INITIAL_STATE);
  observeTextTracks(video, store);
  const list = () => store.state.textTracks.list;
  return { video, list };
}

describe('observeTextTracks', () => {
  it('mirrors subtitles and captions, and no other tracks', async () => {
    const { video, list } = observed();
    video.addTextTrack('chapters', 'Chapters', 'en');
    video.addTextTrack('captions', 'English', 'en');
    video.addTextTrack('metadata');
    video.addTextTrack('subtitles', 'Deutsch', 'de');
    await oneEvent(video.textTracks, 'addtrack');
    expect(list()).to.deep.equal([
      { index: 1, kind: 'captions', label: 'English', language: 'en', showing: false },
      { index: 3, kind: 'subtitles', label: 'Deutsch', language: 'de', showing: false },
    ]);
    expect(Object.isFrozen(list()[0])).to.equal(true);
  });

  it('says which of them shows', async () => {
    const { video, list } = observed();
    const track = video.addTextTrack('subtitles', 'English', 'en');
    track.mode = 'showing';
    await oneEvent(video.textTracks, 'change');
    expect(list()[0]?.showing).to.equal(true);
    track.mode = 'hidden';
    await oneEvent(video.textTracks, 'change');
    expect(list()[0]?.showing).to.equal(false);
  });

  it('keeps the same list while nothing in it changes', async () => {
    const { video, list } = observed();
    video.addTextTrack('subtitles', 'English', 'en');
    await oneEvent(video.textTracks, 'addtrack');
    const before = list();
    video.textTracks.dispatchEvent(new Event('change'));
    expect(list()).to.equal(before);
  });

  it('sees a track go', async () => {
    const { video, list } = observed();
    const element = document.createElement('track');
    element.kind = 'subtitles';
    video.append(element);
    await oneEvent(video.textTracks, 'addtrack');
    expect(list()).to.have.length(1);
    element.remove();
    await oneEvent(video.textTracks, 'removetrack');
    expect(list()).to.have.length(0);
  });
});
