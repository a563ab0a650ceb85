import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/core/player-error.js';
import { openMedia } from '../../../src/media/mse/media-pipeline.js';
import { loadFixture } from '../../support/memory-byte-source.js';
import {
  LINK,
  bufferedSpans,
  disposePlayers,
  eventually,
  nextEvent,
  openPlayer,
  pictureOf,
  prepareParts,
  until,
} from './test-player.js';

describe('what the pipeline asks for', () => {
  afterEach(disposePlayers);

  it('reads little for the first frame alone', async () => {
    const { video, source } = await openPlayer('index-first.mp4', {
      link: LINK,
      demand: 'first-frame',
    });
    await pictureOf(video);
    await eventually(() => source.pendingReads === 0);
    expect(source.bytesRead).to.be.below(source.lengthBytes / 3);
    expect(source.hints.every((hint) => hint === null)).to.equal(true);
  });

  it('feeds one picture, and no more while that is about to be shown', async () => {
    const { video } = await openPlayer('video-only.mp4', { demand: 'first-frame' });
    await pictureOf(video);
    expect(bufferedSpans(video)[0]![1]).to.be.within(0.01, 0.5);
  });

  it('goes on when playback is wanted', async () => {
    const player = await openPlayer('index-first.mp4', { link: LINK, demand: 'first-frame' });
    const { video, source, pipeline } = player;
    await pictureOf(video);
    expect(pipeline.demand).to.equal('first-frame');
    pipeline.demand = 'playback';
    await until(video, 'progress', () => video.buffered.length > 0 && video.buffered.end(0) > 4);
    expect(source.hints.at(-1)?.range.end).to.equal(source.lengthBytes);
  });

  it('hints at nothing before the index is known, then at what follows the reads', async () => {
    const { video, source } = await openPlayer('index-last.mp4', { link: LINK });
    await pictureOf(video);
    await eventually(() => source.hints.some((hint) => hint !== null));
    const first = source.hints.find((hint) => hint !== null);
    // The index is the file's last part, so its reads end there.
    const isAfterARead = source.reads.some(({ end }) => end === first!.range.start);
    expect(isAfterARead && first!.range.start < source.lengthBytes).to.equal(true);
    const { length } = source.hints;
    video.currentTime = 20;
    await nextEvent(video, 'seeked');
    // What was fed before the seek took effect may have hinted once more.
    const jump = source.hints.indexOf(null, length);
    expect(jump, 'nothing, while nobody knows').to.be.at.least(length);
    const after = source.hints.slice(jump).find((hint) => hint !== null);
    expect(after!.range.start, 'from the key frame on').to.be.greaterThan(first!.range.start);
    expect(after!.bufferedSeconds).to.equal(0);
  });

  it('keeps no more ahead and behind than the limits say', async () => {
    const limits = { forwardSeconds: 3, forwardBytes: 1e6, backSeconds: 2 };
    const { video } = await openPlayer('index-last.mp4', { limits });
    await pictureOf(video);
    video.playbackRate = 4;
    await video.play();
    await until(video, 'timeupdate', () => {
      for (const [, end] of bufferedSpans(video)) {
        expect(end).to.be.below(video.currentTime + limits.forwardSeconds + 2);
      }
      return video.currentTime > 15;
    });
    expect(bufferedSpans(video)[0]![0]).to.be.above(5);
  });

  it('stops at the byte limit', async () => {
    const limits = { forwardSeconds: 30, forwardBytes: 60_000, backSeconds: 30 };
    const { video, source } = await openPlayer('index-first.mp4', { limits });
    await pictureOf(video);
    await eventually(() => source.pendingReads === 0 && source.bytesRead > 60_000);
    const [span] = bufferedSpans(video);
    expect(span![1]).to.be.below(8);
  });

  it('tells how much of what playback needs is there', async () => {
    const { video, pipeline } = await openPlayer('index-last.mp4', { link: LINK });
    expect(pipeline.bufferingProgress()).to.be.below(1);
    await until(video, 'progress', () => pipeline.bufferingProgress() === 1);
    video.currentTime = 15;
    await nextEvent(video, 'seeking');
    expect(pipeline.bufferingProgress()).to.equal(0);
    await eventually(() => pipeline.bufferingProgress() === 1);
  });

  it('leaves no read behind when aborted while playing', async () => {
    const { video, source, controller } = await openPlayer('index-last.mp4', {
      link: { bytesPerSecond: 50_000 },
    });
    await eventually(() => source.pendingReads > 0 && source.reads.length > 10);
    controller.abort();
    await eventually(() => source.pendingReads === 0);
    const { length } = source.reads;
    video.currentTime = 12;
    await nextEvent(video, 'seeking');
    await eventually(() => true);
    expect(source.reads.length).to.equal(length);
  });

  it('leaves no read behind when aborted while opening', async () => {
    const parts = prepareParts(await loadFixture('index-last.mp4'), { latencyMs: 1000 });
    const { controller, source } = parts;
    const opening = openMedia({ ...parts, signal: controller.signal });
    await eventually(() => source.pendingReads > 0);
    const reason = new DOMException('enough', 'AbortError');
    controller.abort(reason);
    expect(await rejectionOf(opening)).to.equal(reason);
    await eventually(() => source.pendingReads === 0);
  });
});

describe('what the pipeline cannot play', () => {
  afterEach(disposePlayers);

  const openBytes = async (bytes: Uint8Array): Promise<PlayerError> => {
    const parts = prepareParts(bytes);
    const reason = await rejectionOf(openMedia({ ...parts, signal: parts.controller.signal }));
    expect(reason).to.be.instanceOf(PlayerError);
    expect(parts.source.pendingReads).to.equal(0);
    return reason as PlayerError;
  };

  it('refuses bytes that are no container', async () => {
    const garbage = new Uint8Array(300_000).map((_, index) => (index * 2654435761) >>> 13);
    expect((await openBytes(garbage)).code).to.equal('media-unsupported');
  });

  it('refuses an empty file', async () => {
    expect((await openBytes(new Uint8Array())).code).to.equal('media-damaged');
  });

  it('reports a file that was cut off before its index', async () => {
    const whole = await loadFixture('index-last.mp4');
    const error = await openBytes(whole.subarray(0, whole.byteLength / 2));
    expect(error.code).to.equal('media-damaged');
  });

  it('plays a file that was cut off behind its index as far as it goes', async () => {
    const whole = await loadFixture('index-first.mp4');
    const { video } = await openPlayer(whole.subarray(0, whole.byteLength / 2));
    await pictureOf(video);
    await until(video, 'durationchange', () => video.duration < 15);
    expect(video.duration).to.be.above(8);
    video.currentTime = video.duration - 0.5;
    await video.play();
    await until(video, 'ended', () => video.ended);
  });

  it('names the codec that this browser cannot play', async () => {
    const bytes = (await loadFixture('video-only.mp4')).slice();
    rename(bytes, 'avc1', 'mp4v');
    const error = await openBytes(bytes);
    expect(error.code).to.equal('media-unsupported');
    expect(error.message).to.contain('mp4v');
  });

  it('reports frames that cannot be decoded', async () => {
    const bytes = (await loadFixture('video-only.mp4')).slice();
    // Behind the box headers and before the index: the frames.
    bytes.fill(0xff, 200, bytes.byteLength - 5000);
    const { pipeline, controller } = await openPlayer(bytes);
    const error = await new Promise<PlayerError>((resolve) => {
      pipeline.onFailure(resolve, controller.signal);
    });
    expect(error.code).to.equal('media-damaged');
  });

  it('passes on the failure of the ByteSource, also to those who ask late', async () => {
    const player = await openPlayer('index-last.mp4', { link: LINK });
    const { source, pipeline, controller } = player;
    source.failure = new PlayerError('engine-failed', 'the swarm fell silent');
    const failed = () =>
      new Promise((resolve) => {
        pipeline.onFailure(resolve, controller.signal);
      });
    expect(await failed()).to.equal(source.failure);
    expect(await failed()).to.equal(source.failure);
    expect(source.hints.at(-1)).to.equal(null);
  });
});

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('was expected to reject'),
    (reason: unknown) => reason,
  );
}

/** Renames every box of that type. */
function rename(bytes: Uint8Array, from: string, to: string): void {
  const codes = (name: string) => [...new TextEncoder().encode(name)];
  const [old, fresh] = [codes(from), codes(to)];
  for (let at = 0; at < bytes.byteLength - 4; at++) {
    if (old.every((code, index) => bytes[at + index] === code)) bytes.set(fresh, at);
  }
}
