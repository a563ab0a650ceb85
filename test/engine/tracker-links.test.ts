import { expect } from '@open-wc/testing';
import type { SocketTracker } from 'webtorrent';
import { TrackerLinks } from '../../src/engine/tracker-links.js';
import { FakeEmitter, FakeTorrent } from './fakes.js';

class FakeTracker implements SocketTracker {
  socket: { connected: boolean } | null = { connected: false };
  reconnecting = false;
  reconnectTimer: ReturnType<typeof setTimeout> | null = null;
  destroyed = false;
  opened = 0;
  received: unknown[] = [];
  constructor(readonly announceUrl: string) {}
  destroy(): void {
    this.destroyed = true;
  }
  _openSocket(): void {
    this.opened++;
  }
  _onSocketData(data: unknown): void {
    if (data === null) throw new TypeError('data.action of null');
    this.received.push(data);
  }
}

const URLS = ['wss://a.example', 'wss://b.example/announce'];

describe('TrackerLinks', () => {
  let torrent: FakeTorrent;
  let trackers: FakeTracker[];
  let client: FakeEmitter & { _trackers: readonly SocketTracker[] };

  beforeEach(() => {
    torrent = new FakeTorrent();
    trackers = URLS.map((url) => new FakeTracker(url));
    client = Object.assign(new FakeEmitter(), { _trackers: trackers });
    torrent._startDiscovery = () => {
      torrent.calls.push('_startDiscovery');
      torrent.discovery ??= { tracker: client };
    };
  });

  function start(urls = URLS): TrackerLinks {
    const links = new TrackerLinks(torrent, urls, [{ urls: 'stun:s.example' }]);
    torrent._startDiscovery();
    return links;
  }

  it('gives trackers the ICE servers of this torrent', () => {
    start();
    expect(torrent.client?.tracker).to.deep.equal({
      rtcConfig: { iceServers: [{ urls: 'stun:s.example' }] },
    });
    expect(torrent.calls).to.deep.equal(['_startDiscovery']);
  });

  it('is none without trackers, waiting with some, before and after the start', () => {
    expect(new TrackerLinks(torrent, [], []).state).to.equal('none');
    expect(new TrackerLinks(new FakeTorrent(), URLS, []).state).to.equal('waiting');
    expect(start().state).to.equal('waiting');
  });

  it('is none when no tracker could be used', () => {
    client._trackers = [];
    expect(start().state).to.equal('none');
  });

  it('is connected when one that is connected has answered', () => {
    const links = start();
    trackers[0]!.socket = { connected: true };
    expect(links.state).to.equal('waiting');
    client.emit('update', {});
    expect(links.state).to.equal('connected');
    trackers[0]!.socket = null;
    expect(links.state).to.equal('waiting');
  });

  it('is failed when all are being retried', () => {
    const links = start();
    trackers[0]!.reconnecting = true;
    expect(links.state).to.equal('waiting');
    trackers[1]!.reconnecting = true;
    expect(links.state).to.equal('failed');
  });

  it('swallows messages that bittorrent-tracker chokes on', () => {
    start();
    trackers[0]!._onSocketData(null);
    trackers[0]!._onSocketData('{}');
    expect(trackers[0]!.received).to.deep.equal(['{}']);
  });

  it('drops trackers that a private torrent does not name, whatever their last slash', () => {
    const links = start();
    links.keepOnly(['wss://a.example/']);
    expect(trackers.map((tracker) => tracker.destroyed)).to.deep.equal([false, true]);
    trackers[0]!.reconnecting = true;
    expect(links.state).to.equal('failed');
    trackers[1]!._openSocket();
    expect(trackers[1]!.opened).to.equal(0);
  });

  it('ends retries for good', async () => {
    const links = start();
    let fired = false;
    trackers[0]!.reconnectTimer = setTimeout(() => (fired = true), 0);
    links.end();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(fired).to.equal(false);
    for (const tracker of trackers) tracker._openSocket();
    expect(trackers.map((tracker) => tracker.opened)).to.deep.equal([0, 0]);
  });

  it('ends before it started without complaint', () => {
    const links = new TrackerLinks(torrent, URLS, []);
    links.keepOnly([]);
    links.end();
    expect(links.state).to.equal('waiting');
  });
});
