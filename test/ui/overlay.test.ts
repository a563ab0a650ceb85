import { expect } from '@open-wc/testing';
import { overlayFor } from '../../src/ui/overlay.js';
import { errorOf } from './sample-state.js';

const FACTS = { started: true, error: null, isAsking: false };

describe('overlayFor', () => {
  it('offers to play until play was asked for', () => {
    expect(overlayFor({ ...FACTS, started: false })).to.equal('poster');
    expect(overlayFor(FACTS)).to.equal('waiting');
  });

  it('asks before it plays', () => {
    for (const started of [true, false]) {
      expect(overlayFor({ ...FACTS, started, isAsking: true })).to.equal('consent');
    }
  });

  it('tells of an error first', () => {
    const error = errorOf('engine-failed', true);
    for (const isAsking of [true, false]) {
      expect(overlayFor({ started: false, error, isAsking })).to.equal('error');
      expect(overlayFor({ started: true, error, isAsking })).to.equal('error');
    }
  });
});
