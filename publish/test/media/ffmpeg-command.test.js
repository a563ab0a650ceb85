import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ffmpegCommand } from '../../src/media/ffmpeg-command.js';

const copy = { family: 'mp4', hasVideo: true, encodesVideo: false, encodesAudio: false };
const commandOf = (path, repair) => ffmpegCommand(path, { ...copy, ...repair });

describe('ffmpegCommand', () => {
  it('moves an index without encoding anything', () => {
    assert.equal(
      commandOf('film.mov', {}),
      'ffmpeg -i film.mov -map "0:v:0?" -map "0:a?" -map "0:s?" -c:s copy -c:v copy -c:a copy ' +
        '-movflags +faststart film.web.mp4',
    );
  });

  it('stays in Matroska and WebM', () => {
    const matroska = commandOf('a.mkv', { family: 'matroska' });
    assert.ok(matroska.endsWith('-cues_to_front 1 a.web.mkv'), matroska);
    const webm = commandOf('a.webm', { family: 'webm', encodesVideo: true, encodesAudio: true });
    assert.match(webm, /-c:v libvpx-vp9 .*-c:a libopus .*-cues_to_front 1 a\.web\.webm$/);
  });

  it('makes MP4 of anything else, without text that does not fit', () => {
    const command = commandOf('a.ts', { family: 'other', encodesVideo: true });
    assert.match(command, /^ffmpeg -i a\.ts -sn -c:v libx264 .*-c:a copy .*a\.web\.mp4$/);
  });

  it('sets key frames every two seconds', () => {
    const command = commandOf('a.mp4', { encodesVideo: true });
    assert.ok(command.includes('-force_key_frames "expr:gte(t,n_forced*2)"'));
    assert.ok(command.includes('-pix_fmt yuv420p'));
  });

  it('says nothing of a picture where there is none', () => {
    const command = commandOf('a.wav', { family: 'other', hasVideo: false, encodesAudio: true });
    assert.equal(command, 'ffmpeg -i a.wav -sn -c:a aac -b:a 192k -movflags +faststart a.web.m4a');
    assert.ok(commandOf('a.mka', { family: 'matroska', hasVideo: false }).endsWith('a.web.mka'));
  });

  const names = [
    ['my film.mp4', '"my film.mp4"', '"my film.web.mp4"'],
    ["it's.mp4", `"it's.mp4"`, `"it's.web.mp4"`],
    ['$(rm) "x".mp4', `'$(rm) "x".mp4'`, `'$(rm) "x".web.mp4'`],
    [`$it's.mp4`, `'$it'\\''s.mp4'`, `'$it'\\''s.web.mp4'`],
    ['-f.mp4', './-f.mp4', './-f.web.mp4'],
    ['a.b/film', 'a.b/film', 'a.b/film.web.mp4'],
    ['.hidden', '.hidden', '.hidden.web.mp4'],
    ['C:\\films\\a.mp4', 'C:\\films\\a.mp4', 'C:\\films\\a.web.mp4'],
    ['C:\\my films\\a.mp4', '"C:\\my films\\a.mp4"', '"C:\\my films\\a.web.mp4"'],
  ];
  for (const [path, input, output] of names) {
    it(`gives shells ${path} as it is`, () => {
      const command = commandOf(path, {});
      assert.ok(command.startsWith(`ffmpeg -i ${input} `), command);
      assert.ok(command.endsWith(` ${output}`), command);
    });
  }
});
