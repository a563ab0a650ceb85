/**
 * Makes the demo film with Node and ffmpeg: picture and score are computed,
 * nothing is downloaded. It takes some minutes.
 *
 *   node demo/film/make-film.mjs              everything
 *   node demo/film/make-film.mjs --frame 17   one frame as PNG, to look at
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ffmpeg } from './ffmpeg.mjs';
import { HEIGHT, WIDTH } from './frame.mjs';
import { drawFilm } from './picture.mjs';
import { renderScore, SAMPLE_RATE } from './score.mjs';
import { DURATION, FRAMES_PER_SECOND } from './times.mjs';

const VIDEO_BITS_PER_SECOND = 430_000;
const AUDIO_BITS_PER_SECOND = 96_000;
const KEY_FRAME_SECONDS = 2;
const POSTER_SECONDS = 68.4;
const POSTER_QUALITY = 5;

const output = (name) => fileURLToPath(new URL(name, import.meta.url));
const RAW_INPUT = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${WIDTH}x${HEIGHT}`];
// sRGB in, BT.709 out: without saying so, the reds shift.
const COLORS = [
  ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'],
  ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
];

async function main() {
  const { values } = parseArgs({ options: { frame: { type: 'string' } } });
  if (values.frame !== undefined) return makeFrame(Number(values.frame));
  const folder = await mkdtemp(join(tmpdir(), 'film-'));
  try {
    const picture = join(folder, 'picture.mkv');
    await makePicture(picture);
    await makePoster(picture);
    const score = join(folder, 'score.f32');
    await writeFile(score, await renderScore());
    await encode(picture, score, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Nearly lossless, for the two passes to come. */
async function makePicture(file) {
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '6'];
  await ffmpeg(
    [...RAW_INPUT, '-r', `${FRAMES_PER_SECOND}`, '-i', '-', ...COLORS, ...codec, file],
    frames(),
  );
}

function* frames() {
  const count = DURATION * FRAMES_PER_SECOND;
  for (let index = 0; index < count; index++) {
    // A new array each: ffmpeg may not have read the former one yet.
    const bytes = new Uint8Array(WIDTH * HEIGHT * 3);
    drawFilm(index / FRAMES_PER_SECOND, bytes);
    if (index % FRAMES_PER_SECOND === 0) process.stdout.write(`\r${index} of ${count} frames`);
    yield bytes;
  }
  process.stdout.write(`\r${count} of ${count} frames\n`);
}

async function makePoster(picture) {
  const still = ['-frames:v', '1', '-q:v', `${POSTER_QUALITY}`];
  await ffmpeg(['-ss', `${POSTER_SECONDS}`, '-i', picture, ...still, output('poster.jpg')]);
}

async function encode(picture, score, folder) {
  const keyFrames = `${KEY_FRAME_SECONDS * FRAMES_PER_SECOND}`;
  const video = [
    ...['-c:v', 'libx264', '-preset', 'slow', '-profile:v', 'high', '-b:v'],
    ...[`${VIDEO_BITS_PER_SECOND}`, '-maxrate', `${VIDEO_BITS_PER_SECOND * 2}`],
    ...['-bufsize', `${VIDEO_BITS_PER_SECOND * 4}`, '-g', keyFrames, '-keyint_min', keyFrames],
    // Dark gradients band first: give them more of the bits.
    ...['-sc_threshold', '0', '-aq-mode', '3', '-passlogfile', join(folder, 'pass')],
  ];
  await ffmpeg(['-i', picture, ...video, '-pass', '1', '-an', '-f', 'null', '-']);
  const pcm = ['-f', 'f32le', '-ar', `${SAMPLE_RATE}`, '-ac', '2', '-i', score];
  const audio = ['-c:a', 'aac', '-b:a', `${AUDIO_BITS_PER_SECOND}`];
  const plain = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
  const title = ['-flags:a', '+bitexact', '-metadata', 'title=torrent-player'];
  const mp4 = output('torrent-player.mp4');
  // No faststart: the index stays at the end, to show that it may.
  await ffmpeg(['-i', picture, ...pcm, ...video, '-pass', '2', ...audio, ...plain, ...title, mp4]);
  const copy = ['-c', 'copy', ...plain, '-metadata', 'title=torrent-player'];
  await ffmpeg(['-i', mp4, ...copy, output('torrent-player.mkv')]);
}

async function makeFrame(seconds) {
  const bytes = new Uint8Array(WIDTH * HEIGHT * 3);
  drawFilm(seconds, bytes);
  await ffmpeg(
    [...RAW_INPUT, '-i', '-', '-frames:v', '1', output(`frame-${seconds}.png`)],
    [bytes],
  );
}

await main();
