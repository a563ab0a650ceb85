import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { needsOf } from '../lab/container-needs.mjs';
import { obtainFilm } from '../lab/film.mjs';
import { withPipeline } from '../lab/pipeline.mjs';

const run = promisify(execFile);

const FILM = { durationSec: 120, bitsPerSecond: 4e6, keyFrameSec: 10 };
const PIECE_LENGTH_BYTES = 64 * 1024;
/** What a peer is asked for at least. */
const BLOCK_BYTES = 16 * 1024;
const LINK = { latencyMs: 50, bytesPerSecond: 2.5e6, timeoutMs: 20_000 };

const COPY = ['-c', 'copy'];
const SOUND = ['-vn', '-t', '120'];

/** Containers, and how ffmpeg makes them of the film. */
const CONTAINERS = {
  'index-last.mp4': COPY,
  'index-first.mp4': [...COPY, '-movflags', '+faststart'],
  'fragmented.mp4': [...COPY, '-movflags', '+frag_keyframe+empty_moov+default_base_moof'],
  'film.mkv': COPY,
  'film.ts': COPY,
  'film.webm': [
    '-t',
    '30',
    '-vf',
    'scale=640:360',
    '-c:v',
    'libvpx',
    '-deadline',
    'realtime',
  ].concat(['-cpu-used', '8', '-b:v', '1M', '-g', '240', '-c:a', 'libopus']),
  'sound.m4a': [...SOUND, ...COPY],
  'sound.mp3': [...SOUND, '-c:a', 'libmp3lame', '-b:a', '192k'],
  'sound.ogg': [...SOUND, '-c:a', 'libopus', '-b:a', '128k'],
  'sound.flac': SOUND,
  'sound.wav': SOUND,
};

/**
 * How many bytes are asked for before the first frame is there, beside what no
 * player can do without: the index, the first frame of the picture, and the sound
 * without which Chromium does not show it, in whole blocks. A picture is all that
 * is wanted (`preload="metadata"`): who plays needs what follows at once, and
 * what is read ahead for it is no waste.
 *
 * @type {import('./index.mjs').Table}
 */
export const firstBytes = {
  name: 'first-bytes',
  columns: ['container', 'index', 'beginning', 'in blocks', 'asked for', '× needed'],
  async rows(lab, { only, log, signal }) {
    const rows = [];
    const { path } = await obtainFilm(FILM);
    for (const [name, how] of Object.entries(CONTAINERS)) {
      signal.throwIfAborted();
      if (!name.includes(only)) continue;
      log(`first-bytes: ${name}`);
      const file = await made(path, name, how);
      const { index, frames } = await needsOf(file);
      const needed = blocksOf([...index, ...frames], statSync(file).size);
      const [asked, failure] = await ours(lab, file).then(
        (value) => [value, null],
        (error) => [NaN, error.message],
      );
      const raw = { name, index: total(index), frames: total(frames), needed, asked, failure };
      const cells = [raw.index, raw.frames, needed, asked].map(String);
      rows.push({ cells: [name, ...cells, failure ?? (asked / needed).toFixed(2)], raw });
    }
    return rows;
  },
};

async function made(film, name, how) {
  const path = join(dirname(film), `first-bytes-${name}`);
  if (!existsSync(path)) {
    const options = ['-v', 'error', '-y', '-threads', '1', '-i', film, ...how];
    await run('ffmpeg', [...options, '-fflags', '+bitexact', path]);
  }
  return path;
}

const total = (ranges) => ranges.reduce((sum, { start, end }) => sum + end - start, 0);

/** Bytes of the blocks that hold those ranges. */
function blocksOf(ranges, lengthBytes) {
  const blocks = new Set();
  for (const { start, end } of ranges) {
    for (let block = Math.floor(start / BLOCK_BYTES); block * BLOCK_BYTES < end; block++) {
      blocks.add(block);
    }
  }
  return [...blocks].reduce(
    (sum, block) => sum + Math.min(BLOCK_BYTES, lengthBytes - block * BLOCK_BYTES),
    0,
  );
}

async function ours(lab, path) {
  const torrent = await lab.publish({ path }, PIECE_LENGTH_BYTES);
  return withPipeline(lab, torrent, (viewer) => viewer.call('bytesToFirstFrame', LINK));
}
