import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AUDIO_CODECS, VIDEO_CODECS } from 'mediabunny';
import { judgeAudio, judgeVideo } from '../../src/media/codec-verdicts.js';

describe('judgeVideo', () => {
  const cases = [
    ['avc', 'avc1.42c01e', null],
    ['avc', 'avc1.640028', null],
    ['avc', 'avc1.6e0028', 'problem'],
    ['avc', 'avc1.f40028', 'problem'],
    ['avc', '', 'problem'],
    ['vp8', 'vp8', null],
    ['vp9', 'vp09.00.10.08', null],
    ['av1', 'av01.0.04M.08', 'advice'],
    ['hevc', 'hvc1.1.6.L93.B0', 'problem'],
    ['prores', 'apcn', 'problem'],
    [null, 'mp4v', 'problem'],
    [null, '', 'problem'],
  ];
  for (const [codec, codecString, severity] of cases) {
    it(`${codec} ${codecString}: ${severity ?? 'fine'}`, () => {
      const verdict = judgeVideo(codec, codecString);
      assert.equal(verdict.severity, severity);
      assert.equal(verdict.why === '', severity === null);
      assert.ok(verdict.codec.length > 0);
    });
  }

  it('knows every codec that the demuxer knows', () => {
    for (const codec of VIDEO_CODECS) {
      assert.notEqual(judgeVideo(codec, 'unheard-of').codec, 'unheard-of', codec);
    }
  });

  it('does not show what nobody can read', () => {
    assert.equal(judgeVideo(null, '\u0001\u0002').codec, 'of an unknown codec');
    assert.equal(judgeVideo(null, 'x'.repeat(41)).codec, 'of an unknown codec');
    assert.equal(judgeVideo('constructor', 'toString').codec, 'toString');
  });
});

describe('judgeAudio', () => {
  for (const codec of ['aac', 'mp3', 'opus', 'vorbis', 'flac']) {
    it(`${codec}: fine`, () => assert.equal(judgeAudio(codec, codec).severity, null));
  }
  for (const codec of ['ac3', 'eac3', 'dts', 'pcm-s16', 'pcm-f32be']) {
    it(`${codec}: advice`, () => assert.equal(judgeAudio(codec, codec).severity, 'advice'));
  }
  it('anything else: a problem', () => assert.equal(judgeAudio(null, 'wma2').severity, 'problem'));

  it('knows every codec that the demuxer knows, but telephone sound', () => {
    const unknown = AUDIO_CODECS.filter((codec) => judgeAudio(codec, '?').codec === '?');
    assert.deepEqual(unknown, ['ulaw', 'alaw']);
  });
});
