import { rendererOf } from '../lab/renderer.mjs';

const MEGABYTE = 1e6;
/** A page that does not answer for so long hangs. */
const ANSWER_MS = 20_000;

/** Below these, it is daily life. */
const BLOCKED_MS = 500;
const GREW_BYTES = 50 * MEGABYTE;
const SHOWN_ERRORS = 2;
const SHOWN_CHARACTERS = 70;

/**
 * A page with one engine and nothing else, and what became of it.
 *
 * @typedef {'ours' | 'stock'} Kind
 */
export class Victim {
  #peer;
  #renderer;
  #idleBytes = NaN;

  /**
   * @param {import('../lab/arena.mjs').Arena} arena
   * @param {Kind} kind
   */
  static async open(arena, kind) {
    const victim = new Victim();
    victim.#peer = await arena.peer('victim', { page: `victim-${kind}` });
    victim.#renderer = await rendererOf(victim.#peer.page);
    victim.#idleBytes = await victim.#renderer.residentBytes();
    await victim.#renderer.forgetPeak();
    await victim.call('calm');
    return victim;
  }

  /** Where it announces itself. */
  get trackerUrl() {
    return this.#peer.trackerUrl;
  }

  /**
   * Calls what its page offers.
   *
   * @throws Hanging when it does not answer in time.
   */
  async call(name, options, limitMs = ANSWER_MS) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Hanging(limitMs)), limitMs);
    });
    try {
      return await Promise.race([this.#peer.call(name, options), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What else is to be told: what cost it time, memory or dignity. */
  async damage() {
    const grewBytes = (await this.#renderer.peakResidentBytes()) - this.#idleBytes;
    try {
      const seen = await this.call('observed');
      return { ...seen, grewBytes, hungMs: null };
    } catch (error) {
      if (!(error instanceof Hanging)) throw error;
      return { grewBytes, hungMs: error.ms, blockedMs: error.ms, errors: [] };
    }
  }
}

/** The page did not answer: its main thread is blocked. */
export class Hanging extends Error {
  constructor(ms) {
    super(`hung for ${ms / 1_000} s`);
    this.ms = ms;
  }
}

/** Damage in words; empty when there was none. */
export function damageText({ blockedMs, grewBytes, errors, hungMs }) {
  const texts = [];
  if (hungMs !== null) texts.push(`still hung after ${seconds(hungMs)}`);
  else if (blockedMs > BLOCKED_MS) texts.push(`page blocked for ${seconds(blockedMs)}`);
  if (grewBytes > GREW_BYTES) texts.push(`${megabytes(grewBytes)} of memory`);
  if (errors.length > 0) texts.push(`${errors.length} uncaught errors (${shown(errors)})`);
  return texts.join('; ');
}

export const seconds = (ms) =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;

export const megabytes = (bytes) =>
  `${(bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)} MB`;

function shown(errors) {
  const different = [...new Set(errors)].slice(0, SHOWN_ERRORS);
  return different.map((text) => text.slice(0, SHOWN_CHARACTERS)).join(', ');
}
