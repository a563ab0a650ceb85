import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const FRAMES_PER_SECOND = 24;
const KEY_FRAME_SECONDS = 2;
const AUDIO_BITS_PER_SECOND = 96_000;

/** Kept from run to run: making one takes as long as watching half of it. */
const FOLDER = join(tmpdir(), 'torrent-player-bench');

/**
 * A film with an even bit rate (H.264 and AAC in MP4, index at the end), made by ffmpeg.
 *
 * @typedef {object} Film
 * @property {string} path
 * @property {number} lengthBytes
 * @property {number} durationSec
 * @property {number} bitsPerSecond as it came out
 * @property {number} keyFrameSec
 */

/**
 * @param {object} options
 * @param {number} options.durationSec
 * @param {number} options.bitsPerSecond picture and sound
 * @param {number} [options.height] default 720
 * @param {number} [options.keyFrameSec] default 2
 * @param {'aac' | 'ac3' | 'dca'} [options.sound] of 5.1 channels in Matroska unless it is AAC, the default
 * @returns {Promise<Film>}
 * @throws Error when there is no ffmpeg, or it fails.
 */
export async function obtainFilm({
  durationSec,
  bitsPerSecond,
  height = 720,
  keyFrameSec = KEY_FRAME_SECONDS,
  sound = 'aac',
}) {
  const name = `film-${durationSec}s-${bitsPerSecond}bps-${height}p-${keyFrameSec}s-${sound}.${sound === 'aac' ? 'mp4' : 'mkv'}`;
  const path = join(FOLDER, name);
  if (!existsSync(path)) {
    await mkdir(FOLDER, { recursive: true });
    const unfinished = join(FOLDER, `unfinished-${process.pid}-${name}`);
    const arguments_ = { durationSec, bitsPerSecond, height, keyFrameSec, sound, path: unfinished };
    await run('ffmpeg', ffmpegArguments(arguments_));
    await rename(unfinished, path);
  }
  const { size: lengthBytes } = await stat(path);
  return {
    path,
    lengthBytes,
    durationSec,
    bitsPerSecond: (lengthBytes * 8) / durationSec,
    keyFrameSec,
  };
}

const AAC = ['-c:a', 'aac', '-b:a', String(AUDIO_BITS_PER_SECOND)];

function ffmpegArguments({ durationSec, bitsPerSecond, height, keyFrameSec, sound, path }) {
  const size = `${Math.round((height * 16) / 9)}x${height}`;
  const videoRate = String(bitsPerSecond - AUDIO_BITS_PER_SECOND);
  const keyFrames = FRAMES_PER_SECOND * keyFrameSec;
  return [
    ['-v', 'error', '-y', '-threads', '1'],
    ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${FRAMES_PER_SECOND}`],
    ['-f', 'lavfi', '-i', 'sine=frequency=220:sample_rate=48000'],
    // Noise, or there would be nothing to spend the bits on.
    ['-vf', 'noise=alls=40:allf=t', '-t', String(durationSec)],
    ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ['-b:v', videoRate, '-minrate', videoRate, '-maxrate', videoRate, '-bufsize', videoRate],
    ['-x264-params', `nal-hrd=cbr:keyint=${keyFrames}:min-keyint=${keyFrames}:scenecut=0`],
    sound === 'aac' ? AAC : ['-c:a', sound, '-ac', '6', '-strict', '-2'],
    ['-fflags', '+bitexact', path],
  ].flat();
}
