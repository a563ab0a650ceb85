import { expect } from '@open-wc/testing';
import type { EmbeddedSubtitles } from '../../../src/media/subtitles/embedded-subtitles.js';
import type { SubtitleCue } from '../../../src/media/subtitles/subtitle-cue.js';
import { EmbeddedFeed } from '../../../src/session/subtitles/embedded-feed.js';
import { ManagedTrack } from '../../../src/session/subtitles/managed-track.js';
import { until } from '../../support/viewer.js';

const cueAt = (startSeconds: number, text: string): SubtitleCue => ({
  startSeconds,
  endSeconds: startSeconds + 1,
  text,
  id: '',
  settings: {},
});

/** A container that answers when the test says so. */
class SlowContainer {
  readonly asked: number[] = [];
  readonly signals: AbortSignal[] = [];
  answer: (cues: readonly SubtitleCue[]) => void = () => undefined;

  async *cuesBetween(_id: number, start: number, _end: number, signal: AbortSignal) {
    this.asked.push(start);
    this.signals.push(signal);
    yield* await new Promise<readonly SubtitleCue[]>((resolve) => (this.answer = resolve));
  }
}

describe('EmbeddedFeed', () => {
  let video: HTMLVideoElement;
  let managed: ManagedTrack;
  let track: TextTrack;
  let container: SlowContainer;
  let lifetime: AbortController;
  let feed: EmbeddedFeed;

  beforeEach(() => {
    video = document.createElement('video');
    document.body.append(video);
    container = new SlowContainer();
    lifetime = new AbortController();
    managed = new ManagedTrack(
      video,
      { kind: 'subtitles', label: 'English', language: 'en' },
      lifetime.signal,
    );
    track = managed.track;
    const embedded = container as unknown as EmbeddedSubtitles;
    feed = new EmbeddedFeed(video, embedded, 1, managed, lifetime.signal);
  });
  afterEach(() => {
    lifetime.abort();
    video.remove();
  });

  const cues = () => [...(track.cues ?? [])].map((cue) => (cue as VTTCue).text);

  it('reads nothing while its track is off', () => {
    feed.update();
    video.dispatchEvent(new Event('timeupdate'));
    expect(container.asked).to.deep.equal([]);
  });

  it('reads again after what happened meanwhile, once', async () => {
    track.mode = 'hidden';
    feed.update();
    for (let count = 0; count < 5; count++) video.dispatchEvent(new Event('timeupdate'));
    expect(container.asked).to.have.length(1);
    container.answer([cueAt(1, 'a')]);
    await until('it reads again', () => container.asked.length === 2);
    container.answer([cueAt(1, 'a'), cueAt(2, 'b')]);
    await until('the cue is there', () => cues().length === 2);
    expect(cues()).to.deep.equal(['a', 'b']);
    expect(container.asked).to.have.length(2);
  });

  it('gives a read up for a seek', async () => {
    track.mode = 'hidden';
    feed.update();
    const answerFirst = container.answer;
    video.dispatchEvent(new Event('seeking'));
    expect(container.signals[0]!.aborted).to.equal(true);
    expect(container.asked).to.have.length(2);
    answerFirst([cueAt(1, 'late')]);
    container.answer([cueAt(5, 'now')]);
    await until('the cue is there', () => cues().length === 1);
    expect(cues()).to.deep.equal(['now']);
  });

  it('ends with its signal', () => {
    track.mode = 'hidden';
    feed.update();
    lifetime.abort();
    expect(container.signals[0]!.aborted).to.equal(true);
    video.dispatchEvent(new Event('timeupdate'));
    expect(container.asked).to.have.length(1);
  });
});
