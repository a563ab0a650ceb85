import { expect } from '@open-wc/testing';
import { isOurViolation } from '../../src/session/policy-violation.js';

const TRACKER = 'wss://tracker.example/announce';
const WEB_SEED = 'https://seed.example/film.mp4';

function isOurs(blockedURI: string, urls: readonly string[], patch: object = {}): boolean {
  const violation = { effectiveDirective: 'connect-src', disposition: 'enforce', blockedURI };
  return isOurViolation({ ...violation, ...patch }, urls);
}

describe('isOurViolation', () => {
  it('is one to a host of ours, whatever the path', () => {
    expect(isOurs('wss://tracker.example', [TRACKER])).to.equal(true);
    expect(isOurs('wss://tracker.example/other?x', [WEB_SEED, TRACKER])).to.equal(true);
    expect(isOurs('https://seed.example/', [TRACKER, WEB_SEED])).to.equal(true);
  });

  it('is not one of the page itself', () => {
    for (const url of [
      'https://analytics.example/',
      'wss://chat.example',
      'https://tracker.example',
    ]) {
      expect(isOurs(url, [TRACKER, WEB_SEED]), url).to.equal(false);
    }
  });

  it('is any WebSocket when no tracker is known', () => {
    expect(isOurs('wss://tracker.example', [])).to.equal(true);
    expect(isOurs('ws://tracker.example', [WEB_SEED])).to.equal(true);
    expect(isOurs('https://seed.example', [])).to.equal(false);
  });

  it('tells ports and protocols apart', () => {
    expect(isOurs('wss://tracker.example:444', [TRACKER])).to.equal(false);
    expect(isOurs('wss://tracker.example:443', [TRACKER])).to.equal(true);
    expect(isOurs('ws://tracker.example', [TRACKER])).to.equal(false);
  });

  it('is only what was stopped, and a connection', () => {
    expect(isOurs(TRACKER, [TRACKER], { disposition: 'report' })).to.equal(false);
    expect(isOurs(TRACKER, [TRACKER], { effectiveDirective: 'img-src' })).to.equal(false);
  });

  it('survives what is no URL', () => {
    for (const blocked of ['', 'inline', 'eval', 'blob']) {
      expect(isOurs(blocked, [TRACKER, 'nonsense'])).to.equal(false);
    }
  });
});
