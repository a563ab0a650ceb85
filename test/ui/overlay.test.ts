import { expect } from '@open-wc/testing';
import { overlayFor } from '../../src/ui/overlay.js';
import { errorOf } from './sample-state.js';

describe('overlayFor', () => {
  it('offers to play until play was asked for', () => {
    expect(overlayFor({ started: false, error: null })).to.equal('poster');
    expect(overlayFor({ started: true, error: null })).to.equal('waiting');
  });

  it('tells of an error first', () => {
    const error = errorOf('engine-failed', true);
    expect(overlayFor({ started: false, error })).to.equal('error');
    expect(overlayFor({ started: true, error })).to.equal('error');
  });
});
