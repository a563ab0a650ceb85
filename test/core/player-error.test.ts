import { expect } from '@open-wc/testing';
import { PlayerError, toErrorDetail } from '../../src/core/player-error.js';

describe('PlayerError', () => {
  it('says whether trying again makes sense', () => {
    expect(new PlayerError('torrent-unreachable', 'status 503').retryable).to.equal(true);
    expect(new PlayerError('invalid-source', 'no xt').retryable).to.equal(false);
  });

  it('passes itself through and wraps the rest with its cause', () => {
    const original = new PlayerError('media-damaged', 'no moov');
    expect(PlayerError.from(original, 'engine-failed')).to.equal(original);
    const cause = new TypeError('x is not a function');
    const wrapped = PlayerError.from(cause, 'engine-failed');
    expect(wrapped.code).to.equal('engine-failed');
    expect(wrapped.message).to.equal('x is not a function');
    expect(wrapped.cause).to.equal(cause);
    expect(PlayerError.from('text', 'load-failed').message).to.equal('text');
  });

  it('becomes plain data', () => {
    const detail = toErrorDetail(new PlayerError('load-failed', 'no network'));
    expect(detail).to.deep.equal({ code: 'load-failed', message: 'no network', retryable: true });
    const codecs = ['hvc1.1.6.L93', 'dtsc'];
    const unsupported = new PlayerError('media-unsupported', 'no decoder', { codecs });
    expect(toErrorDetail(unsupported).codecs).to.deep.equal(codecs);
  });
});
