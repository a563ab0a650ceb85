import { expect } from '@open-wc/testing';
import { rejectionOf } from '../reader/rejection.js';
import {
  bufferedSpans,
  disposePlayers,
  eventually,
  nextEvent,
  openPlayer,
  pictureOf,
  until,
} from './test-player.js';

const LOW_HZ = 330;
const HIGH_HZ = 1760;

/** Tells which of the two tones is heard; null where the machine has nothing to play sound on. */
async function listenTo(video: HTMLVideoElement): Promise<(() => number) | null> {
  const context = new AudioContext();
  const patience = new Promise((resolve) => setTimeout(resolve, 1000));
  await Promise.race([context.resume(), patience]);
  if (context.state !== 'running') return null;
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  analyser.smoothingTimeConstant = 0;
  context.createMediaElementSource(video).connect(analyser);
  video.muted = false;
  const levels = new Uint8Array(analyser.frequencyBinCount);
  const level = (hz: number) => {
    const bin = Math.round((hz * analyser.fftSize) / context.sampleRate);
    return Math.max(...levels.subarray(bin - 1, bin + 2));
  };
  return () => {
    analyser.getByteFrequencyData(levels);
    const [low, high] = [level(LOW_HZ), level(HIGH_HZ)];
    if (Math.max(low, high) < 100) return 0;
    return low > high ? LOW_HZ : HIGH_HZ;
  };
}

/** The tone of the track that the SourceBuffer of this pipeline's sound was last changed to. */
function watchChanges(): () => number {
  const { changeType } = SourceBuffer.prototype;
  let tone = LOW_HZ;
  SourceBuffer.prototype.changeType = function (type: string): void {
    changeType.call(this, type);
    tone = type.includes('opus') ? HIGH_HZ : LOW_HZ;
  };
  restorations.push(() => (SourceBuffer.prototype.changeType = changeType));
  return () => tone;
}

const restorations: (() => void)[] = [];

describe('several audio tracks', () => {
  afterEach(() => {
    disposePlayers();
    for (const restore of restorations.splice(0)) restore();
  });

  it('are listed as plain data, the preferred one playing', async () => {
    const { pipeline } = await openPlayer('two-languages.mkv');
    expect(structuredClone(pipeline.tracks)).to.deep.equal(pipeline.tracks);
    const audio = pipeline.tracks.filter(({ kind }) => kind === 'audio');
    expect(audio.map(({ language }) => language)).to.deep.equal(['eng', 'ger']);
    expect(audio.map(({ isDefault }) => isDefault)).to.deep.equal([true, false]);
    expect(audio[1]!.name).to.equal('Kommentar');
    expect(pipeline.audioTrackId).to.equal(audio[0]!.id);
  });

  it('are switched while playing, without a seek and with hardly a gap', async () => {
    const { video, pipeline } = await openPlayer('two-languages.mkv');
    const [first, second] = pipeline.tracks.filter(({ kind }) => kind === 'audio');
    await pictureOf(video);
    const fed = watchChanges();
    const heard = (await listenTo(video)) ?? fed;
    let seeks = 0;
    video.addEventListener('seeking', () => seeks++);
    await video.play();
    await eventually(() => heard() === LOW_HZ && video.currentTime > 1);
    for (const [track, tone] of [
      [second!, HIGH_HZ],
      [first!, LOW_HZ],
    ] as const) {
      const since = video.currentTime;
      const sinceMs = performance.now();
      await pipeline.selectAudio(track.id);
      expect(pipeline.audioTrackId).to.equal(track.id);
      let longestSilenceMs = 0;
      let lastSoundMs = performance.now();
      await eventually(() => {
        const now = heard();
        const nowMs = performance.now();
        longestSilenceMs = Math.max(longestSilenceMs, nowMs - lastSoundMs);
        if (now !== 0) lastSoundMs = nowMs;
        return now === tone;
      });
      expect(longestSilenceMs, 'silence').to.be.below(500);
      const waitedMs = performance.now() - sinceMs;
      expect(waitedMs / 1000 - (video.currentTime - since), 'standstill').to.be.below(0.5);
    }
    expect(seeks).to.equal(0);
    expect(video.error).to.equal(null);
  });

  it('feeds the track chosen last, up to its end', async () => {
    const { video, pipeline } = await openPlayer('two-languages.mkv', { startAt: 3 });
    const [first, second] = pipeline.tracks.filter(({ kind }) => kind === 'audio');
    await pictureOf(video);
    await Promise.all([
      pipeline.selectAudio(second!.id),
      pipeline.selectAudio(first!.id),
      pipeline.selectAudio(second!.id),
    ]);
    expect(pipeline.audioTrackId).to.equal(second!.id);
    await until(video, 'progress', () => (bufferedSpans(video)[0]?.[1] ?? 0) > 11.5);
    video.currentTime = 11.3;
    await nextEvent(video, 'seeked');
    await video.play();
    await until(video, 'ended', () => video.ended);
  });

  it('finds the chosen track also where the former was fed already', async () => {
    const { video, pipeline } = await openPlayer('two-languages.mkv');
    const second = pipeline.tracks.filter(({ kind }) => kind === 'audio').at(-1)!;
    await until(video, 'progress', () => (bufferedSpans(video)[0]?.[1] ?? 0) > 11);
    const fed = watchChanges();
    const heard = (await listenTo(video)) ?? fed;
    await pipeline.selectAudio(second.id);
    video.currentTime = 8;
    await nextEvent(video, 'seeked');
    await video.play();
    await eventually(() => heard() === HIGH_HZ);
    expect(video.currentTime).to.be.below(8.5);
    await until(video, 'timeupdate', () => video.currentTime > 9);
    expect(heard()).to.equal(HIGH_HZ);
  });

  it('refuses what is no audio track', async () => {
    const { pipeline } = await openPlayer('two-languages.mkv');
    const video = pipeline.tracks.find(({ kind }) => kind === 'video')!;
    expect(await rejectionOf(pipeline.selectAudio(video.id))).to.be.instanceOf(RangeError);
    const silent = await openPlayer('video-only.mp4');
    expect(silent.pipeline.audioTrackId).to.equal(null);
    expect(await rejectionOf(silent.pipeline.selectAudio(1))).to.be.instanceOf(RangeError);
  });
});
