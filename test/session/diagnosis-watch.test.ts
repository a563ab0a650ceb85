import { expect } from '@open-wc/testing';
import { UNKNOWN_SUPPLY } from '../../src/core/diagnosis.js';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import type { PlayerState } from '../../src/core/player-state.js';
import { Store } from '../../src/core/store.js';
import { DiagnosisWatch } from '../../src/session/diagnosis-watch.js';

describe('DiagnosisWatch', () => {
  let store: Store<PlayerState>;
  let watch: DiagnosisWatch;
  let lifetime: AbortController;

  beforeEach(() => {
    store = new Store<PlayerState>(INITIAL_STATE);
    lifetime = new AbortController();
    watch = new DiagnosisWatch(store, ['wss://tracker.example'], lifetime.signal);
    store.patch('torrent', { phase: 'connecting' });
    store.patch('swarm', { trackers: 'connected', othersInSwarm: 3 });
  });
  afterEach(() => lifetime.abort());

  const code = () => store.state.diagnosis.current?.code ?? null;

  function violate(): void {
    document.dispatchEvent(
      new SecurityPolicyViolationEvent('securitypolicyviolation', {
        effectiveDirective: 'connect-src',
        violatedDirective: 'connect-src',
        blockedURI: 'wss://tracker.example',
        disposition: 'enforce',
        documentURI: location.href,
        originalPolicy: '',
        statusCode: 200,
      }),
    );
  }

  it('writes the diagnosis, and says when it became another', () => {
    store.patch('swarm', { othersInSwarm: 0 });
    expect(watch.update(0)).to.equal(false);
    expect(code()).to.be.null;
    expect(watch.update(5_000)).to.equal(true);
    expect(code()).to.equal('nobody-there');
    expect(watch.update(6_000)).to.equal(false);
    store.patch('swarm', { othersInSwarm: 1, peers: 1 });
    expect(watch.update(9_000)).to.equal(true);
    expect(code()).to.be.null;
  });

  it('takes what the engine knows', () => {
    const supply = { ...UNKNOWN_SUPPLY, webSeedRefusal: { reason: 'range' as const } };
    watch.update(0, supply);
    watch.update(2_000, supply);
    expect(store.state.diagnosis.current).to.include({ code: 'web-seed-refused', reason: 'range' });
  });

  it("hears of the page's policy", () => {
    violate();
    expect(watch.update(0)).to.equal(true);
    expect(code()).to.equal('blocked-by-policy');
    expect(store.state.diagnosis.current?.hint).to.contain('connect-src');
  });

  it('hears nothing after its end', () => {
    lifetime.abort();
    violate();
    watch.update(0);
    expect(code()).to.be.null;
  });

  it('forgets when told, once', () => {
    violate();
    watch.update(0);
    expect(watch.clear()).to.equal(true);
    expect(code()).to.be.null;
    expect(watch.clear()).to.equal(false);
  });
});
