import { page, period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import { makeTorrent } from '../support/make-torrent.js';
import { codeOf, expectNothingOpen, failureOf, useJoin } from './swarm-fixture.js';

describe('SwarmClient, when things go wrong', () => {
  const join = useJoin();
  const DEAD = 'ws://127.0.0.1:9';

  it('says that a tracker is down, and does not come back to it after the release', async () => {
    const { infoHash } = await makeTorrent(new Uint8Array(1));
    const handle = join(`magnet:?xt=urn:btih:${infoHash}&tr=${DEAD}`);
    expect(handle.sample(null).trackers).to.equal('waiting');
    await until('the tracker failed', () => handle.sample(null).trackers === 'failed');
    handle.release();
    await expectNothingOpen();
  });

  it('says that there is no tracker', async () => {
    const { torrentBytes } = await makeTorrent(new Uint8Array(1));
    const handle = join({ kind: 'bytes', bytes: torrentBytes });
    await handle.metadata;
    expect(handle.sample(null).trackers).to.equal('none');
  });

  it('adds no tracker to a private torrent', async () => {
    const { torrentBytes } = await makeTorrent(new Uint8Array(1), { info: { private: 1 } });
    const handle = join(
      { kind: 'bytes', bytes: torrentBytes },
      { trackers: [DEAD], defaultTrackers: [DEAD] },
    );
    await handle.metadata;
    await period(200);
    expect(handle.sample(null).trackers).to.equal('none');
    expect(page.count().sockets).to.equal(0);
  });

  it('reports a browser without WebRTC', async () => {
    const { RTCPeerConnection } = window;
    Object.assign(window, { RTCPeerConnection: undefined });
    const handle = join(`magnet:?xt=urn:btih:${'ab'.repeat(20)}`);
    window.RTCPeerConnection = RTCPeerConnection;
    expect(await codeOf(handle.metadata)).to.equal('webrtc-unavailable');
    expect(await failureOf(handle)).to.include({ code: 'webrtc-unavailable' });
  });

  it('takes a web seed where there is no WebRTC, and asks no tracker', async () => {
    const { RTCPeerConnection } = window;
    Object.assign(window, { RTCPeerConnection: undefined });
    const { torrentBytes } = await makeTorrent(new Uint8Array(1));
    const webSeeds = [new URL('/file.mp4', location.href).href];
    const bytes = { kind: 'bytes', bytes: torrentBytes } as const;
    try {
      const seeded = join(bytes, { trackers: [DEAD], webSeeds });
      expect((await seeded.metadata).files).to.have.lengthOf(1);
      expect(page.count().sockets).to.equal(0);
      const alone = join(bytes, { trackers: [DEAD] });
      expect(await codeOf(alone.metadata)).to.equal('webrtc-unavailable');
    } finally {
      window.RTCPeerConnection = RTCPeerConnection;
    }
  });

  describe('without peers', () => {
    const alone = { withPeers: false, trackers: [DEAD] } as const;
    const hash = 'ab'.repeat(20);
    const urlOf = (path: string): string => new URL(path, location.href).href;

    it('asks web seeds alone', async () => {
      const { torrentBytes } = await makeTorrent(new Uint8Array(1));
      const bytes = { kind: 'bytes', bytes: torrentBytes } as const;
      const handle = join(bytes, { ...alone, webSeeds: [urlOf('/film.mp4')] });
      expect((await handle.metadata).files).to.have.lengthOf(1);
      expect(handle.sample(null).trackers).to.equal('none');
      expect(page.count()).to.include({ sockets: 0, connections: 0 });
    });

    it('says that there is none', async () => {
      const { torrentBytes } = await makeTorrent(new Uint8Array(1));
      const handle = join({ kind: 'bytes', bytes: torrentBytes }, alone);
      expect(await codeOf(handle.metadata)).to.equal('no-web-seed');
      const magnet = join(`magnet:?xt=urn:btih:${hash}&ws=${urlOf('/film.mp4')}`, alone);
      expect(await codeOf(magnet.metadata), 'no metadata').to.equal('no-web-seed');
    });

    it('does not wait for metadata that nobody will bring', async () => {
      const webSeeds = [urlOf('/film.mp4')];
      const gone = join(`magnet:?xt=urn:btih:${hash}&xs=${urlOf('/gone.torrent')}`, {
        ...alone,
        webSeeds,
      });
      expect(await codeOf(gone.metadata)).to.equal('torrent-unreachable');
      const { torrentBytes } = await makeTorrent(new Uint8Array(1));
      const other = URL.createObjectURL(new Blob([torrentBytes]));
      const { fetch } = window;
      window.fetch = () => fetch(other);
      try {
        const wrong = join(`magnet:?xt=urn:btih:${hash}&xs=${urlOf('/a.torrent')}`, {
          ...alone,
          webSeeds,
        });
        expect(await codeOf(wrong.metadata)).to.equal('infohash-mismatch');
      } finally {
        window.fetch = fetch;
        URL.revokeObjectURL(other);
      }
    });
  });

  it('reports a .torrent that is none, or not there', async () => {
    const invalid = join({ kind: 'bytes', bytes: new Uint8Array(9) });
    expect(await failureOf(invalid)).to.include({ code: 'invalid-torrent' });
    const missing = join({ kind: 'url', url: new URL('/nothing.torrent', location.href).href });
    expect(await failureOf(missing)).to.include({ code: 'torrent-unreachable' });
  });

  it('reports a failure to those who listen later too, and never a release', async () => {
    const handle = join({ kind: 'bytes', bytes: new Uint8Array(9) });
    await codeOf(handle.metadata);
    expect(await failureOf(handle)).to.include({ code: 'invalid-torrent' });
    const released = join(`magnet:?xt=urn:btih:${'ab'.repeat(20)}`);
    let failures = 0;
    released.onFailure(() => failures++, new AbortController().signal);
    released.release();
    released.onFailure(() => failures++, new AbortController().signal);
    await codeOf(released.metadata);
    expect(failures).to.equal(0);
  });

  it('opens no file before the metadata is known', () => {
    const handle = join(`magnet:?xt=urn:btih:${'ab'.repeat(20)}`);
    expect(() => handle.openFile(0)).to.throw(PlayerError);
  });

  it('stops listening for failures when told', async () => {
    const controller = new AbortController();
    const handle = join({ kind: 'bytes', bytes: new Uint8Array(9) });
    let failures = 0;
    handle.onFailure(() => failures++, controller.signal);
    controller.abort();
    await codeOf(handle.metadata);
    expect(failures).to.equal(0);
  });
});
