import { expect } from '@open-wc/testing';
import { ManagedTrack } from '../../../src/session/subtitles/managed-track.js';
import { until } from '../../support/viewer.js';

const LABEL = { kind: 'captions', label: 'English', language: 'en' } as const;

const cueAt = (startSeconds: number, text: string) =>
  ({
    startSeconds,
    endSeconds: startSeconds + 1,
    text,
    id: 'x',
    settings: { line: 10, snapToLines: false, align: 'start' },
  }) as const;

describe('ManagedTrack', () => {
  let video: HTMLVideoElement;
  let lifetime: AbortController;

  beforeEach(() => {
    video = document.createElement('video');
    document.body.append(video);
    lifetime = new AbortController();
  });
  afterEach(() => {
    lifetime.abort();
    video.remove();
  });

  const make = () => new ManagedTrack(video, LABEL, lifetime.signal);
  const cuesOf = ({ track }: ManagedTrack) => [...(track.cues ?? [])] as VTTCue[];

  it('is a text track of the media element, and off', () => {
    const managed = make();
    const { kind, label, language, mode } = video.textTracks[0]!;
    expect({ kind, label, language, mode }).to.deep.equal({ ...LABEL, mode: 'disabled' });
    expect(managed.isOn).to.equal(false);
  });

  it('has cues that were added before it was turned on, and after', async () => {
    const managed = make();
    managed.add(cueAt(1, 'before'));
    managed.track.mode = 'hidden';
    managed.add(cueAt(2, 'at once'));
    await until('the cues are there', () => cuesOf(managed).length === 2);
    managed.add(cueAt(3, 'after'));
    managed.track.mode = 'disabled';
    managed.track.mode = 'showing';
    expect(cuesOf(managed).map(({ text }) => text)).to.deep.equal(['before', 'at once', 'after']);
    expect(cuesOf(managed)[0]).to.include({
      id: 'x',
      line: 10,
      snapToLines: false,
      align: 'start',
    });
  });

  it('has a cue once, however often it comes', async () => {
    const managed = make();
    managed.track.mode = 'hidden';
    for (const text of ['a', 'b', 'a', 'b']) managed.add(cueAt(1, text));
    await until('the cues are there', () => cuesOf(managed).length > 0);
    managed.add(cueAt(1, 'a'));
    expect(cuesOf(managed)).to.have.length(2);
  });

  it('leaves nothing on the media element', async () => {
    make();
    lifetime.abort();
    expect(video.childElementCount).to.equal(0);
    await until('it is gone', () => video.textTracks.length === 0);
  });
});
