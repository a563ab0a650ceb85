import { expect } from '@open-wc/testing';
import { PlayerError, toErrorDetail } from '../../src/core/player-error.js';
import { toMediaError } from '../../src/session/media-error.js';

const convert = (code: PlayerError['code']) =>
  toMediaError(toErrorDetail(new PlayerError(code, 'because')));

describe('toMediaError', () => {
  it('says network, decode or source as a <video> would', () => {
    expect(convert('torrent-unreachable').code).to.equal(MediaError.MEDIA_ERR_NETWORK);
    expect(convert('load-failed').code).to.equal(MediaError.MEDIA_ERR_NETWORK);
    expect(convert('media-damaged').code).to.equal(MediaError.MEDIA_ERR_DECODE);
    expect(convert('invalid-source').code).to.equal(MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED);
    expect(convert('media-unsupported').code).to.equal(MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED);
  });

  it('keeps our code in the message, and the constants of the interface', () => {
    const error = convert('invalid-source');
    expect(error.message).to.equal('invalid-source: because');
    expect(error.MEDIA_ERR_DECODE).to.equal(3);
  });
});
