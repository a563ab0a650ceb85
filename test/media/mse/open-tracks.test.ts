import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/core/player-error.js';
import { selectTrack } from '../../../src/media/mse/open-tracks.js';
import type { MediaReader } from '../../../src/media/reader/media-reader.js';
import type { PlayableTrack } from '../../../src/media/track-choice.js';
import { rejectionOf } from '../reader/rejection.js';

const TRACK: PlayableTrack = {
  id: 2,
  kind: 'audio',
  codec: 'ac-3',
  mimeType: 'audio/mp4; codecs="opus"',
  mimeTypes: ['audio/mp4; codecs="opus"'],
  language: null,
  name: null,
  isDefault: true,
};

const select = (result: () => Promise<Uint8Array<ArrayBuffer>>) =>
  selectTrack({ select: result } as Partial<MediaReader> as MediaReader, TRACK);

describe('selecting a track', () => {
  it('gives its initialization segment', async () => {
    const initialization = new Uint8Array([1, 2]);
    const selected = await select(() => Promise.resolve(initialization));
    const { id, kind, mimeType, codec } = TRACK;
    expect(selected).to.deep.equal({ id, kind, mimeType, codec, initialization });
  });

  for (const code of ['load-failed', 'media-unsupported', 'media-damaged'] as const) {
    it(`names the codec of what is ${code}`, async () => {
      const cause = new PlayerError(code, 'no such file');
      const error = await rejectionOf(select(() => Promise.reject(cause)));
      expect(error).to.be.instanceOf(PlayerError);
      expect(error).to.include({ code, message: 'audio ac-3: no such file', cause });
      expect((error as PlayerError).codecs).to.deep.equal(['ac-3']);
    });
  }

  it('blames no codec for what has another reason', async () => {
    const left = new PlayerError('engine-failed', 'the torrent was released');
    for (const reason of [left, new DOMException('superseded', 'AbortError')]) {
      expect(await rejectionOf(select(() => Promise.reject(reason)))).to.equal(reason);
    }
  });
});
