/** The commands that are printed mend what they are printed for. */
import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { checkMedia } from '../../src/media/check-media.js';
import { collectContent, openReadable } from '../../src/swarm/content.js';
import { FIXTURES } from '../support/readable.js';
import { temporaryFolder } from '../support/temporary.js';

const shell = promisify(exec);

async function check(path) {
  const { files } = await collectContent([path], null);
  const readable = await openReadable(files[0]);
  try {
    return await checkMedia(readable, { path, isOnly: true });
  } finally {
    await readable.close();
  }
}

describe('the ffmpeg command', { timeout: 300_000 }, () => {
  const folder = temporaryFolder();
  const films = [
    'index-last.mp4',
    'text.mp4',
    'chapter-track.mov',
    'h264-aac.mkv',
    'text.mkv',
    'vp9-opus.webm',
    'vp8-vorbis.webm',
    'av1-opus.mp4',
    'ac3-surround.mkv',
    'dts-stereo.mkv',
    'pcm-stereo.wav',
    'h264-aac.m2t',
  ];
  for (const film of films) {
    it(`mends ${film}`, async () => {
      const path = join(folder, `it's a "$film" ${film}`);
      await copyFile(FIXTURES + film, path);
      const { command, durationSeconds } = await check(path);
      await shell(command.replace(/^ffmpeg /, 'ffmpeg -v error -y '));
      const [mended] = (await readdir(folder)).filter((name) => name.includes('.web.'));
      const after = await check(join(folder, mended));
      assert.deepEqual(after.findings, []);
      assert.ok(Math.abs(after.durationSeconds - durationSeconds) < 2);
      await Promise.all([rm(path), rm(join(folder, mended))]);
    });
  }
});
