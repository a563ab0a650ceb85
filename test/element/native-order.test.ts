import { expect } from '@open-wc/testing';
import '../../src/define.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { until } from '../support/viewer.js';
import { FakeTorrent, MAGNET } from './fake-torrent.js';
import { MediaLog, type LoggedType } from './media-log.js';

const FILE = 'index-first.mp4';
const FILE_URL = new URL(`../fixtures/${FILE}`, import.meta.url).href;

const MEDIA_FILES = { good: FILE_URL, bad: new URL('nowhere.mp4', import.meta.url).href };
const TORRENTS = { good: MAGNET, bad: 'magnet:nonsense' };

/** What an element is given and looked at with. */
interface Stage {
  readonly video: HTMLVideoElement;
  /** A `src` that plays, and one that does not. */
  readonly good: string;
  readonly bad: string;
  readonly log: MediaLog;
  /** Resolves when the event was there so often. */
  readonly has: (type: LoggedType, times?: number) => Promise<void>;
}

/** What one does with a media element, and what both kinds have to make of it. */
const SCENARIOS: Record<string, (stage: Stage) => Promise<void>> = {
  'preloads, plays, pauses': async ({ video, good, log, has }) => {
    video.preload = 'auto';
    video.src = good;
    log.noteState();
    await has('canplay');
    log.notePlay(video.play());
    await has('playing');
    video.pause();
    await has('pause');
    log.noteState();
  },
  'plays in the task that sets the source': async ({ video, good, log, has }) => {
    video.src = good;
    log.notePlay(video.play());
    log.playing.push(`paused: ${video.paused}`);
    await has('playing');
    await has('canplay');
  },
  'preloads nothing, then plays': async ({ video, good, log, has }) => {
    video.preload = 'none';
    video.src = good;
    await until('idle', () => video.networkState === HTMLMediaElement.NETWORK_IDLE);
    await has('loadstart');
    log.noteState();
    log.notePlay(video.play());
    await has('playing');
    await has('canplay');
  },
  'has a source that cannot be played': async ({ video, bad, log, has }) => {
    log.notePlay(((video.src = bad), video.play()));
    await has('error');
    await until('the promise settles', () => log.playing.some((entry) => /Error$/.test(entry)));
    log.loading.push(`network ${video.networkState}, error ${video.error?.code}`);
    log.notePlay(video.play());
    await until('again', () => log.playing.filter((entry) => /Error$/.test(entry)).length === 2);
    // What else is told of that play differs: Chromium pauses then, Firefox does not.
    log.playing.splice(0, Infinity, ...log.playing.filter((entry) => /Error$/.test(entry)));
  },
  'gets a good source after a bad one': async ({ video, good, bad, log, has }) => {
    video.src = bad;
    await has('error');
    video.src = good;
    log.noteState();
    video.preload = 'auto';
    await has('canplay');
  },
  'gets its source twice in a task': async ({ video, good, has }) => {
    video.preload = 'auto';
    video.src = good;
    video.src = good;
    await has('canplay');
  },
  'loads again while it plays': async ({ video, good, log, has }) => {
    video.src = good;
    log.notePlay(video.play());
    await has('playing');
    await has('canplay');
    video.defaultPlaybackRate = 1.5;
    video.playbackRate = 2;
    video.preload = 'auto';
    video.load();
    log.noteState();
    const { playbackRate, currentTime, duration } = video;
    log.playing.push(`rate ${playbackRate}, time ${currentTime}, duration ${duration}`);
    await has('canplay', 2);
  },
  'plays without a source, and gets one later': async ({ video, good, log, has }) => {
    log.notePlay(video.play());
    await has('play');
    const empty = HTMLMediaElement.NETWORK_EMPTY;
    await until('nothing was found', () => video.networkState === empty);
    video.src = good;
    log.noteState();
    await has('playing');
    await has('canplay');
  },
  'loses its source and loads': async ({ video, good, log, has }) => {
    video.preload = 'auto';
    video.src = good;
    await has('canplay');
    video.removeAttribute('src');
    video.load();
    await has('emptied');
    const empty = HTMLMediaElement.NETWORK_EMPTY;
    await until('it is empty', () => video.networkState === empty);
    log.noteState();
  },
  'leaves the document while it plays': async ({ video, good, log, has }) => {
    video.src = good;
    await video.play();
    await has('canplay');
    video.remove();
    await has('pause');
    log.playing.push(`paused: ${video.paused}`);
  },
  'moves within the document while it plays': async ({ video, good, log, has }) => {
    video.src = good;
    await video.play();
    await has('canplay');
    document.body.prepend(video);
    const since = video.currentTime;
    await until('it plays on', () => video.currentTime > since + 0.2);
    log.noteState();
  },
  'was never in the document': async ({ video, good, log }) => {
    video.remove();
    const own = document.createElement(video.localName) as HTMLVideoElement;
    const inner = new MediaLog(own);
    own.muted = true;
    own.src = good;
    inner.notePlay(own.play());
    await until('it plays', () => own.currentTime > 0.2);
    log.playing.push(...inner.playing);
    log.loading.push(...inner.loading);
    own.pause();
    own.removeAttribute('src');
    own.load();
  },
  'gets its time before its media': async ({ video, good, log }) => {
    video.preload = 'none';
    video.src = good;
    video.currentTime = 2;
    video.playbackRate = 0.5;
    log.playing.push(`time ${video.currentTime}`);
    await until('idle', () => video.networkState === HTMLMediaElement.NETWORK_IDLE);
    await video.play();
    await until('it is there', () => Math.round(video.currentTime) === 2 && !video.seeking);
    // Firefox plays first and seeks then.
    log.playing.splice(0, Infinity, `rate ${video.playbackRate}`);
    log.loading.length = 0;
  },
  'ends, and plays once more': async ({ video, good, log, has }) => {
    video.src = good;
    await video.play();
    await has('canplay');
    video.currentTime = video.duration - 0.3;
    await has('ended');
    log.playing.push(`ended ${video.ended}, paused ${video.paused}`);
    await video.play();
    await has('seeked', 2);
    log.playing.push(`ended ${video.ended}, at the start ${video.currentTime < 1}`);
    log.loading.length = 0; // How often it can play depends on the seeks.
    log.playing.splice(0, Infinity, ...log.playing.filter((entry) => entry !== 'playing'));
  },
};

describe('the events of <torrent-video>, beside those of <video>', function () {
  this.timeout(60_000);
  let torrent: FakeTorrent;

  before(async () => {
    torrent = new FakeTorrent([{ name: FILE, bytes: await loadFixture(FILE) }]);
  });
  after(() => torrent.restore());

  async function perform(
    tag: string,
    scenario: (stage: Stage) => Promise<void>,
    { good, bad }: Pick<Stage, 'good' | 'bad'>,
  ) {
    const video = document.createElement(tag) as HTMLVideoElement;
    video.muted = true;
    document.body.append(video);
    // The event of that is not the scenario's.
    await until('it was told', () => video.muted);
    await new Promise((resolve) => video.addEventListener('volumechange', resolve, { once: true }));
    const log = new MediaLog(video);
    const has = (type: LoggedType, times = 1) =>
      until(`${tag} has "${type}" ${times} times`, () => log.count(type) >= times);
    await scenario({ video, good, bad, log, has });
    const { loading, playing } = log;
    const result = { loading: [...loading], playing: [...playing] };
    video.removeAttribute('src');
    video.load();
    video.remove();
    return result;
  }

  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    it(`are the same when it ${name}`, async () => {
      const native = await perform('video', scenario, MEDIA_FILES);
      expect(native.loading.length + native.playing.length).to.be.greaterThan(0);
      expect(await perform('torrent-video', scenario, TORRENTS)).to.deep.equal(native);
    });

    it(`are the same when it ${name}, with a media file`, async () => {
      const native = await perform('video', scenario, MEDIA_FILES);
      expect(await perform('torrent-video', scenario, MEDIA_FILES)).to.deep.equal(native);
    });
  }
});
