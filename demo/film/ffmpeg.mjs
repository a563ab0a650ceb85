import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs ffmpeg, overwriting its output.
 *
 * @param {string[]} args
 * @param {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} [input] for its
 *   standard input
 * @throws Error when it is missing or fails; its own words go to stderr.
 */
export async function ffmpeg(args, input = []) {
  const child = spawn('ffmpeg', ['-hide_banner', '-v', 'error', '-y', ...args], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(child, 'close');
  // A broken pipe is told better by the exit code.
  child.stdin.on('error', () => {});
  const fed = feed(child.stdin, input);
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg failed (${code})`);
  await fed;
}

async function feed(stdin, input) {
  for await (const bytes of input) {
    if (stdin.destroyed) return;
    if (!stdin.write(bytes)) await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]);
  }
  stdin.end();
}
