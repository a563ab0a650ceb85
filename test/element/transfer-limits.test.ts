import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { TransferLimits } from '../../src/engine/index.js';
import type { SwarmSlice } from '../../src/core/player-state.js';
import { SwarmClient, type JoinOptions } from '../../src/engine/swarm-client.js';
import { TorrentHandle } from '../../src/engine/torrent-handle.js';
import type { TorrentSource } from '../../src/engine/torrent-source.js';

const MAGNET = 'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a';

/** A torrent that is never found: it notes what it is told, and is capped at an upload limit of 0. */
class FakeHandle extends TorrentHandle {
  readonly told: Partial<TransferLimits>[] = [];

  constructor(readonly options: JoinOptions) {
    super(() => new Promise<never>(() => undefined), options);
  }

  override setLimits(limits: Partial<TransferLimits>): void {
    this.told.push(limits);
    super.setLimits(limits);
  }

  override sample(fileIndex: number | null): SwarmSlice {
    const { uploadLimitBytesPerSecond } = this.told.at(-1) ?? this.options.limits ?? {};
    const isCapped = uploadLimitBytesPerSecond === 0;
    return { ...super.sample(fileIndex), seeding: isCapped ? 'capped' : 'on' };
  }
}

describe('transfer limits', () => {
  const { join } = SwarmClient.prototype;
  let handles: FakeHandle[];
  let joined: Promise<FakeHandle>;

  beforeEach(() => {
    handles = [];
    joined = new Promise((resolve) => {
      SwarmClient.prototype.join = (_source: TorrentSource, options: JoinOptions) => {
        const handle = new FakeHandle(options);
        handles.push(handle);
        resolve(handle);
        return handle;
      };
    });
  });
  afterEach(() => {
    SwarmClient.prototype.join = join;
  });

  for (const tag of ['torrent-video', 'torrent-player'] as const) {
    describe(`of <${tag}>`, () => {
      function open(attributes: Record<string, string> = {}) {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.magnet = MAGNET;
        element.preload = 'metadata';
        document.body.append(element);
        return element;
      }
      afterEach(() => document.querySelector(tag)?.remove());

      it('are part of what is asked for when it joins', async () => {
        open({
          'upload-limit': '100KiB',
          'download-limit': '1MiB/s',
          'ratio-limit': '1.5',
          metered: 'ignore',
        });
        expect((await joined).options.limits).to.deep.equal({
          uploadLimitBytesPerSecond: 102_400,
          downloadLimitBytesPerSecond: 1_048_576,
          ratioLimit: 1.5,
          ease: false,
        });
      });

      it('are none by default, with ease where data is dear', async () => {
        open();
        expect((await joined).options.limits).to.deep.equal({
          uploadLimitBytesPerSecond: null,
          downloadLimitBytesPerSecond: null,
          ratioLimit: null,
          ease: true,
        });
      });

      it('count as they are when it joins, not when its source was set', async () => {
        const element = open({ 'upload-limit': '1' });
        element.setAttribute('upload-limit', '2');
        await Promise.resolve();
        element.setAttribute('upload-limit', '3');
        const handle = await joined;
        expect(handle.options.limits).to.include({ uploadLimitBytesPerSecond: 3 });
        expect(handle.told).to.deep.equal([]);
      });

      it('hold at once when changed, and make no new source', async () => {
        const element = open({ 'upload-limit': '100KiB' });
        const handle = await joined;
        element.setAttribute('upload-limit', '5');
        element.setAttribute('download-limit', '6/s');
        element.setAttribute('ratio-limit', '7');
        element.setAttribute('metered', 'ignore');
        element.removeAttribute('upload-limit');
        expect(handle.told).to.have.length(5);
        expect(handle.told[0]).to.include({ uploadLimitBytesPerSecond: 5 });
        expect(handle.told[4]).to.deep.equal({
          uploadLimitBytesPerSecond: null,
          downloadLimitBytesPerSecond: 6,
          ratioLimit: 7,
          ease: false,
        });
        await Promise.resolve();
        expect(handles).to.have.length(1);
        expect(handle.signal.aborted).to.equal(false);
      });

      it('are told of when they end the uploading', async () => {
        const element = open();
        const states: unknown[] = [];
        element.addEventListener('torrentseedingchange', (event) =>
          states.push(
            (event as CustomEvent<{ seeding: string }>).detail.seeding,
            element.torrent?.seeding,
          ),
        );
        await joined;
        element.setAttribute('upload-limit', '0');
        element.setAttribute('upload-limit', '1');
        expect(states).to.deep.equal(['capped', 'capped', 'on', 'on']);
        expect(element.seeding).to.equal(true);
      });
    });
  }
});
