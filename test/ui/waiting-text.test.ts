import { expect } from '@open-wc/testing';
import { en } from '../../src/ui/locales/en.js';
import type { WaitingReason } from '../../src/ui/waiting-reason.js';
import { waitingText } from '../../src/ui/waiting-text.js';

const LONELY = [
  'connecting',
  'looking-for-peers',
  'trackers-unreachable',
  'asking-server',
  'waiting-for-piece',
] as const;
const TOO_SLOW: WaitingReason = {
  kind: 'too-slow',
  progress: 0.2,
  neededBytesPerSecond: 500_000,
  actualBytesPerSecond: 262_500,
};

describe('waitingText', () => {
  it('has its own label for every reason', () => {
    const reasons: WaitingReason[] = [
      ...LONELY.map((kind) => ({ kind, seconds: 0 })),
      { kind: 'fetching-metadata' },
      { kind: 'opening' },
      { kind: 'buffering', progress: 0 },
      TOO_SLOW,
    ];
    const labels = reasons.map((reason) => waitingText(reason, en).label);
    expect(labels.every((label) => label.length > 0)).to.be.true;
    expect(new Set(labels).size).to.equal(reasons.length);
  });

  it('says how much is buffered', () => {
    expect(waitingText({ kind: 'buffering', progress: 0.4 }, en)).to.deep.equal({
      label: 'Buffering',
      detail: '40%',
      hint: '',
    });
  });

  for (const kind of LONELY) {
    it(`counts the seconds of ${kind}, but not the first ones`, () => {
      expect(waitingText({ kind, seconds: 0 }, en).detail).to.equal('');
      expect(waitingText({ kind, seconds: 2 }, en).detail).to.equal('');
      expect(waitingText({ kind, seconds: 3 }, en).detail).to.equal('3s');
      expect(waitingText({ kind, seconds: 75 }, en).detail).to.equal('75s');
    });
  }

  it('has no detail where nothing is counted', () => {
    expect(waitingText({ kind: 'fetching-metadata' }, en).detail).to.equal('');
    expect(waitingText({ kind: 'opening' }, en).detail).to.equal('');
  });

  it('explains what is wrong, and nothing else', () => {
    for (const kind of LONELY) {
      expect(waitingText({ kind, seconds: 60 }, en).hint).to.equal('');
      expect(waitingText({ kind, seconds: 0 }, en, 'nobody-there').hint).to.equal(
        en.diagnoses['nobody-there'],
      );
    }
  });

  it('says how slow is too slow', () => {
    expect(waitingText(TOO_SLOW, en, 'too-slow')).to.deep.equal({
      label: 'Too slow for this video',
      detail: '20%',
      hint: 'It needs 4.0 and gets 2.1 Mbit/s. A pause lets more of it arrive.',
    });
  });
});
