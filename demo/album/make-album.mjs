/**
 * Composes the album of the demo and draws its cover. Needs ffmpeg; what it
 * makes is committed, so that the demo does not:
 *
 *     node demo/album/make-album.mjs
 */
import { fileURLToPath } from 'node:url';
import { ffmpeg } from '../film/ffmpeg.mjs';
import { HEIGHT, WIDTH } from '../film/frame.mjs';
import { drawFilm } from '../film/picture.mjs';
import { play, SAMPLE_RATE } from './synthesis.mjs';
import { fileOf, TRACKS } from './tracks.mjs';

const ARTIST = 'The Swarm';
const ALBUM = 'Pieces';

const AUDIO_BITS_PER_SECOND = 32_000;
/** When the film looks like a cover. */
const COVER_SECONDS = 60;
const COVER_PIXELS = 500;

const output = (name) => fileURLToPath(new URL(name, import.meta.url));

async function makeTrack(track, index) {
  const { title, piece } = track;
  const raw = ['-f', 'f32le', '-ar', `${SAMPLE_RATE}`, '-ac', '1', '-i', '-'];
  const tags = Object.entries({
    title,
    artist: ARTIST,
    album: ALBUM,
    track: `${index + 1}/${TRACKS.length}`,
  }).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]);
  const codec = ['-c:a', 'aac', '-b:a', `${AUDIO_BITS_PER_SECOND}`, '-movflags', '+faststart'];
  await ffmpeg(
    [...raw, ...codec, '-fflags', '+bitexact', ...tags, output(fileOf(track, index))],
    [play(piece)],
  );
}

async function makeCover() {
  const frame = new Uint8Array(WIDTH * HEIGHT * 3);
  drawFilm(COVER_SECONDS, frame);
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${WIDTH}x${HEIGHT}`, '-i', '-'];
  const square = `crop=${HEIGHT}:${HEIGHT},scale=${COVER_PIXELS}:${COVER_PIXELS}`;
  const still = ['-vf', square, '-frames:v', '1', '-q:v', '6', '-fflags', '+bitexact'];
  await ffmpeg([...raw, ...still, output('cover.jpg')], [frame]);
}

for (const [index, track] of TRACKS.entries()) await makeTrack(track, index);
await makeCover();
