import { expect } from '@open-wc/testing';
import { FeedRuns } from '../../../src/media/mse/feed-runs.js';
import type { TrackFeeder } from '../../../src/media/mse/track-feeder.js';

/** A feeder that runs until the test says so, or its signal does and the test lets it notice. */
class FakeFeeder {
  readonly log: string[] = [];
  finish: (reason?: Error) => void = () => undefined;
  from = 0;

  prepare(from: number): void {
    this.from = from;
  }

  run(signal: AbortSignal): Promise<void> {
    this.log.push(`from ${this.from}`);
    return new Promise((resolve, reject) => {
      this.finish = (reason) => {
        if (signal.aborted) reject(signal.reason as Error);
        else if (reason) reject(reason);
        else resolve();
      };
    });
  }

  get feeder(): TrackFeeder {
    return this as unknown as TrackFeeder;
  }
}

function create() {
  const log: string[] = [];
  const controller = new AbortController();
  const runs = new FeedRuns({
    reads: { suspend: () => log.push('suspend'), resume: () => log.push('resume') },
    signal: controller.signal,
    onEnd: () => {
      log.push('end');
      return Promise.resolve();
    },
    onFailure: (reason) => log.push(`failure ${String(reason)}`),
  });
  const [video, audio] = [new FakeFeeder(), new FakeFeeder()];
  const positions = (seconds: number) =>
    new Map([video, audio].map((fake) => [fake.feeder, seconds]));
  return { log, controller, runs, video, audio, positions };
}

/** Lets everything run that waits for promises only. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe('FeedRuns', () => {
  it('lets reads through once all former runs have noticed, and runs then', async () => {
    const { log, runs, video, audio, positions } = create();
    runs.restart(positions(0));
    await settle();
    runs.restart(positions(9));
    video.finish();
    await settle();
    expect(log).to.deep.equal(['suspend']);
    audio.finish();
    await settle();
    expect(log.at(-1)).to.equal('resume');
    expect(video.log).to.deep.equal(['from 0', 'from 9']);
    expect(audio.log).to.deep.equal(['from 0', 'from 9']);
  });

  it('never begins what was superseded before it could', async () => {
    const { runs, video, positions } = create();
    for (const seconds of [1, 2, 3]) runs.restart(positions(seconds));
    await settle();
    expect(video.log).to.deep.equal(['from 3']);
  });

  it('restarts one and leaves the other alone, reads included', async () => {
    const { log, runs, video, audio, positions } = create();
    runs.restart(positions(0));
    await settle();
    runs.restartOne(audio.feeder, 4);
    await settle();
    expect(audio.log).to.deep.equal(['from 0', 'from 4']);
    expect(log).to.deep.equal([]);
    video.finish();
    await settle();
    expect(log.at(-1)).to.equal('end');
  });

  it('restarts one only when reads are let through', async () => {
    const { runs, video, audio, positions } = create();
    runs.restart(positions(0));
    await settle();
    const first = audio.finish;
    runs.restart(positions(7));
    runs.restartOne(audio.feeder, 8);
    await settle();
    expect(audio.log).to.deep.equal(['from 0']);
    video.finish();
    first();
    await settle();
    expect(audio.log).to.deep.equal(['from 0', 'from 8']);
  });

  it('reports the failure of a current run only', async () => {
    const { log, runs, video, audio, positions } = create();
    runs.restart(positions(0));
    await settle();
    runs.restartOne(audio.feeder, 4);
    video.finish(new Error('broken'));
    await settle();
    expect(log.at(-1)).to.equal('failure Error: broken');
  });

  it('reports nothing after its signal aborted', async () => {
    const { log, controller, runs, video, audio, positions } = create();
    runs.restart(positions(0));
    await settle();
    controller.abort();
    video.finish();
    audio.finish();
    await settle();
    expect(log).to.deep.equal([]);
  });
});
