import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Runs ffmpeg, overwriting its output.
 *
 * @param {string[]} args
 * @param {Iterable<Uint8Array>} [input] for its standard input
 * @throws Error when it is missing or fails; its own words go to stderr.
 */
export async function ffmpeg(args, input = []) {
  const child = spawn('ffmpeg', ['-hide_banner', '-v', 'error', '-y', ...args], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(child, 'close');
  // A broken pipe is told better by the exit code.
  const fed = pipeline(Readable.from(input, { highWaterMark: 1 }), child.stdin).catch(() => {});
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg failed (${code})`);
  await fed;
}
