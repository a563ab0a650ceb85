import { PlayerError } from '../core/player-error.js';

/** Often enough that two may be late before a silence counts, see `silenceMs` of ReaderSupply. */
const SIGN_MS = 250;

/** The largest part has 420 kB: less than 7 kB/s is no link to watch a film over. */
const LOAD_MS = 60_000;

let tell: () => void = () => undefined;

/**
 * Calls `sign` again and again while a part is being loaded, at once to begin
 * with. A timer does it, so that a thread that hangs gives no sign. There is
 * one observer per thread: the last that asked.
 */
export function observeLoading(sign: () => void): void {
  tell = sign;
}

/**
 * Loads a lazy part of the reading side.
 *
 * @param limitMs how long it may take, in milliseconds. Default 60,000.
 * @throws PlayerError `load-failed` when it cannot be loaded, or not within the limit.
 */
export async function loadPart<Part>(load: () => Promise<Part>, limitMs = LOAD_MS): Promise<Part> {
  tell();
  const signs = setInterval(() => tell(), SIGN_MS);
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `a part of the player was not there after ${limitMs} ms`;
    limit = setTimeout(() => reject(new PlayerError('load-failed', message)), limitMs);
  });
  try {
    return await Promise.race([load(), late]);
  } catch (reason) {
    throw PlayerError.from(reason, 'load-failed');
  } finally {
    clearInterval(signs);
    clearTimeout(limit);
  }
}
