import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { obtainFilm } from '../lab/film.mjs';
import { withPipeline } from '../lab/pipeline.mjs';

const run = promisify(execFile);

const FILM = { durationSec: 120, bitsPerSecond: 4e6, keyFrameSec: 10 };
const SOUND_SEC = 60;
const PIECE_LENGTH_BYTES = 64 * 1024;
const DEADLINE_MS = 60_000;

/** As slow as sound may be made while a film plays at normal speed, other work aside. */
const WANTED_TIMES_REAL_TIME = 15;

const SOUNDS = ['ac3', 'eac3', 'dca'].flatMap((codec) =>
  [2, 6].map((channels) => ({ codec, channels, title: `${codec}, ${channels} channels` })),
);

/**
 * How much faster than it plays sound is decoded and encoded that browsers do
 * not play: in the worker, as it is built.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const transcoding = {
  name: 'transcoding',
  runs: 3,
  async groups(lab) {
    const { path } = await obtainFilm(FILM);
    return Promise.all(
      SOUNDS.map(async ({ codec, channels, title }) => {
        const torrent = await lab.publish(
          { path: await sound(path, codec, channels) },
          PIECE_LENGTH_BYTES,
        );
        return {
          title: `transcoding: ${title}`,
          metrics: {
            speed: {
              unit: '× real time',
              better: 'higher',
              limit: WANTED_TIMES_REAL_TIME,
              limitIs: 'what is wanted',
            },
          },
          cases: ['chromium', 'firefox'].map((browser) => ({
            name: browser,
            measure: () => measure(lab, torrent, browser),
          })),
          references: [],
          deadlineMs: DEADLINE_MS,
        };
      }),
    );
  },
};

/** Matroska with one sound. */
async function sound(film, codec, channels) {
  const path = join(dirname(film), `sound-${SOUND_SEC}s-${codec}-${channels}.mka`);
  if (!existsSync(path)) {
    const noise = ['-f', 'lavfi', '-i', `anoisesrc=color=pink:seed=1:sample_rate=48000`];
    const encoding = ['-c:a', codec, '-ac', String(channels), '-strict', '-2'];
    const output = ['-t', String(SOUND_SEC), ...encoding, '-fflags', '+bitexact', path];
    await run('ffmpeg', ['-v', 'error', '-y', '-threads', '1', ...noise, ...output]);
  }
  return path;
}

function measure(lab, torrent, browser) {
  const transcode = async (viewer) => ({ speed: [await viewer.call('transcode')] });
  return withPipeline(lab, torrent, transcode, { browser });
}
