/**
 * Makes the files of the matrix with ffmpeg (5.1 or newer, with libx264,
 * libx265, libvpx, libsvtav1, libopus, libvorbis and libmp3lame), those that
 * are missing or whose recipe has changed:
 *
 *     node test/matrix/make-matrix.mjs
 */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FILES } from './files.mjs';
import { drawFrame } from './frame-code.mjs';
import { SUBTITLES } from './recipes.mjs';

/** Where the files are. */
export const MATRIX_FOLDER = fileURLToPath(new URL('../../build/matrix/', import.meta.url));

const RECIPES_FILE = join(MATRIX_FOLDER, 'recipes.json');
const FRAME_CODE = readFileSync(new URL('frame-code.mjs', import.meta.url), 'utf8');

/** Makes what is missing. @throws Error when ffmpeg does. */
export async function makeMatrix() {
  mkdirSync(MATRIX_FOLDER, { recursive: true });
  const made = existsSync(RECIPES_FILE) ? JSON.parse(readFileSync(RECIPES_FILE, 'utf8')) : {};
  await makeParts();
  for (const file of FILES) {
    const recipe = hashOf(file);
    if (made[file.name] === recipe && existsSync(join(MATRIX_FOLDER, file.name))) continue;
    await makeFile(file);
    made[file.name] = recipe;
    writeFileSync(RECIPES_FILE, JSON.stringify(made, null, 2));
  }
}

/** Changes with everything that the bytes of the file come from. */
function hashOf({ pictures, recipe, copy, piped, beside }) {
  const parts = JSON.stringify([pictures, recipe, copy, piped, beside, SUBTITLES, FRAME_CODE]);
  return createHash('sha1').update(parts).digest('hex');
}

/** What recipes take in besides pictures and tones. */
async function makeParts() {
  for (const [name, text] of Object.entries(SUBTITLES)) {
    writeFileSync(join(MATRIX_FOLDER, name), text);
  }
  if (existsSync(join(MATRIX_FOLDER, 'cover.jpg'))) return;
  await ffmpeg(['-f', 'lavfi', '-i', 'testsrc=s=120x120:d=1', '-frames:v', '1', 'cover.jpg']);
}

/** The same recipe gives the same bytes. */
const EXACT = ['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'];

async function makeFile({ name, pictures, recipe, copy, piped, beside }) {
  const args = [...inputOf(pictures), ...recipe, ...EXACT];
  const frames = pictures ? framesOf(pictures) : [];
  if (piped) await ffmpeg([...args, '-f', formatOf(name), 'pipe:1'], frames, name);
  else await ffmpeg([...args, copy ? `uncopied-${name}` : name], frames);
  if (copy) {
    const { before, after } = copy;
    const input = [...before, '-i', `uncopied-${name}`];
    await ffmpeg([...input, '-map', '0', '-c', 'copy', ...after, ...EXACT, name]);
  }
  for (const [other, text] of Object.entries(beside)) {
    writeFileSync(join(MATRIX_FOLDER, other), text);
  }
}

function inputOf(pictures) {
  if (!pictures) return [];
  const { width, height, rate } = pictures;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`];
  return [...raw, '-framerate', String(rate), '-i', 'pipe:0'];
}

/** Frames that were drawn: most files begin with the same ones. */
const drawn = new Map();

function* framesOf({ width, height, turned, count }) {
  for (let number = 0; number < count; number++) {
    const key = `${width} ${height} ${turned} ${number}`;
    if (!drawn.has(key)) drawn.set(key, drawFrame({ width, height, turned }, number));
    yield drawn.get(key);
  }
}

const formatOf = (name) => (name.endsWith('.webm') ? 'webm' : 'matroska');

/** Runs ffmpeg in the matrix folder; its standard output goes to the file `target`, if any. */
async function ffmpeg(args, frames = [], target = null) {
  const child = spawn('ffmpeg', ['-hide_banner', '-v', 'error', '-y', ...args], {
    cwd: MATRIX_FOLDER,
    stdio: ['pipe', 'pipe', 'inherit'],
    // Errors only.
    env: { ...env, SVT_LOG: '1' },
  });
  const ended = once(child, 'close');
  const written = target
    ? pipeline(child.stdout, createWriteStream(join(MATRIX_FOLDER, target)))
    : child.stdout.resume();
  // A broken pipe is told better by the exit code.
  await pipeline(Readable.from(frames, { highWaterMark: 8 }), child.stdin).catch(() => {});
  const [code] = await ended;
  await written;
  if (code !== 0) throw new Error(`ffmpeg failed (${code}): ${args.join(' ')}`);
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  await makeMatrix();
  console.log(`${FILES.length} files in ${MATRIX_FOLDER}`);
}
