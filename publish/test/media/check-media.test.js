import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkMedia } from '../../src/media/check-media.js';
import { fixture, readableOf } from '../support/readable.js';

const codesOf = (report) => report.findings.map(({ code }) => code);

describe('checkMedia', () => {
  const cases = [
    ['index-first.mp4', 'MP4', ['H.264', 'AAC'], ['sparse-key-frames']],
    ['index-last.mp4', 'MP4', ['H.264', 'AAC'], ['index-last', 'sparse-key-frames']],
    ['video-only.mp4', 'MP4', ['H.264'], ['index-last']],
    ['audio-only.m4a', 'MP4', ['AAC'], ['index-last']],
    ['av1-opus.mp4', 'MP4', ['AV1', 'Opus'], ['index-last', 'video-codec']],
    ['ac3-surround.mkv', 'Matroska', ['AC-3'], ['index-last', 'audio-codec']],
    ['pcm-stereo.wav', 'WAVE', ['PCM'], ['audio-codec']],
    ['vp9-opus.webm', 'WebM', ['VP9', 'Opus'], ['index-last']],
    ['tone.mp3', 'MP3', ['MP3'], []],
    ['tone.ogg', 'Ogg', ['Vorbis'], []],
    ['h264-aac.m2t', 'MPEG Transport Stream', ['H.264', 'AAC'], ['sparse-key-frames']],
  ];
  for (const [file, container, codecs, codes] of cases) {
    it(`${file}: ${codes.join(', ') || 'nothing to mend'}`, async () => {
      const report = await checkMedia(fixture(file));
      assert.equal(report.container, container);
      assert.deepEqual(report.codecs, codecs);
      assert.deepEqual(codesOf(report), codes);
      assert.ok(report.durationSeconds > 1);
      const isMendable = codes.some((code) => code !== 'file-name');
      assert.equal(report.command !== null, isMendable);
    });
  }

  it('copies what is good, and encodes what is not', async () => {
    const last = await checkMedia(fixture('video-only.mp4'));
    assert.match(last.command, /-c:v copy -c:a copy -movflags \+faststart/);
    const sound = await checkMedia(fixture('ac3-stereo.mkv'));
    assert.match(sound.command, /-c:a aac/);
    const sparse = await checkMedia(fixture('index-first.mp4'));
    assert.match(sparse.command, /-c:v libx264 .*-c:a copy/);
  });

  it('calls the file in the command as the publisher does', async () => {
    const report = await checkMedia(fixture('index-last.mp4'), { path: '/srv/my film.mp4' });
    assert.ok(report.command.startsWith('ffmpeg -i "/srv/my film.mp4" '));
    assert.ok(report.command.endsWith(' "/srv/my film.web.mp4"'));
    assert.equal(report.file, 'index-last.mp4');
  });

  it('passes over what only comes along, unless there is nothing else', async () => {
    assert.equal(await checkMedia(readableOf(Buffer.from('1'), 'film.srt')), null);
    const alone = await checkMedia(readableOf(Buffer.alloc(500, 'text'), 'film.txt'), {
      isOnly: true,
    });
    assert.deepEqual(codesOf(alone), ['unknown-container']);
  });

  it('says how a film must be called to be played', async () => {
    const report = await checkMedia(fixture('index-first.mp4', 'film'), { isOnly: true });
    const [name] = report.findings;
    assert.equal(name.code, 'file-name');
    assert.match(name.message, /\.mp4$/);
  });

  it('does not know every container', async () => {
    const avi = Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI LIST'), Buffer.alloc(2000)]);
    const report = await checkMedia(readableOf(avi, 'film.avi'));
    assert.deepEqual(codesOf(report), ['unknown-container']);
    assert.equal(report.findings[0].severity, 'problem');
    assert.match(report.command, /libx264.*aac.*film\.web\.mp4$/);
    assert.equal(report.durationSeconds, null);
  });

  it('says of a damaged film that it is', async () => {
    const whole = fixture('index-first.mp4');
    const bytes = Buffer.from(await whole.read({ start: 0, end: whole.lengthBytes }));
    // Nothing but the first boxes makes sense.
    const at = bytes.indexOf('trak');
    bytes.fill(0xff, at - 4, bytes.indexOf('mdat') - 4);
    const report = await checkMedia(readableOf(bytes, 'film.mp4'));
    assert.deepEqual(codesOf(report), ['damaged']);
  });

  it('does not take a file that cannot be read for a damaged one', async () => {
    const file = fixture('index-first.mp4');
    const read = () => Promise.reject(new Error('the disk is gone'));
    await assert.rejects(checkMedia({ ...file, read }), /the disk is gone/);
  });
});
