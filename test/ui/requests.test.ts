import { expect } from '@open-wc/testing';
import {
  FullscreenRequest,
  MuteRequest,
  PauseRequest,
  PlayRequest,
  RetryRequest,
  SeedingRequest,
  SeekRequest,
  StatsToggleRequest,
  VolumeRequest,
  onRequest,
} from '../../src/ui/requests.js';

const ALL = {
  playrequest: new PlayRequest(),
  pauserequest: new PauseRequest(),
  seekrequest: new SeekRequest(12.5),
  volumerequest: new VolumeRequest(0),
  muterequest: new MuteRequest(true),
  fullscreenrequest: new FullscreenRequest(false),
  seedingrequest: new SeedingRequest(true),
  retryrequest: new RetryRequest(),
  statstogglerequest: new StatsToggleRequest(true),
};

describe('requests', () => {
  for (const [type, request] of Object.entries(ALL)) {
    it(`${type} bubbles and stays inside the player`, () => {
      expect(request).to.be.instanceOf(Event);
      expect(request.type).to.equal(type);
      expect(request.bubbles).to.be.true;
      expect(request.composed).to.be.false;
    });
  }

  it('carry what is asked for', () => {
    expect(ALL.seekrequest.time).to.equal(12.5);
    expect(ALL.volumerequest.volume).to.equal(0);
    expect(ALL.muterequest.muted).to.be.true;
    expect(ALL.fullscreenrequest.on).to.be.false;
    expect(ALL.seedingrequest.on).to.be.true;
    expect(ALL.statstogglerequest.open).to.be.true;
  });
});

describe('onRequest', () => {
  it('calls back for its kind, from below, until the signal aborts', () => {
    const parent = document.createElement('div');
    const child = parent.appendChild(document.createElement('p'));
    const lifetime = new AbortController();
    const times: number[] = [];
    onRequest(parent, 'seekrequest', (request) => times.push(request.time), lifetime.signal);

    child.dispatchEvent(new SeekRequest(1));
    child.dispatchEvent(new VolumeRequest(0.5));
    child.dispatchEvent(new SeekRequest(2));
    lifetime.abort();
    child.dispatchEvent(new SeekRequest(3));

    expect(times).to.deep.equal([1, 2]);
  });
});
