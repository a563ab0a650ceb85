import { linesOf, statusLine } from './texts.js';

/** @import {Report} from '../command/events.js' */

/** A log of one line a minute while something goes on, and of none while nothing does. */
const STATUS_MS = 60_000;

/**
 * Lines that only ever come after one another, for logs and pipes.
 *
 * @param {(text: string) => void} write
 * @param {() => number} [nowMs] any steady clock
 * @returns {{report: Report, close: () => void}}
 */
export function plainView(write, nowMs = () => performance.now()) {
  let toldMs = -Infinity;
  let told = '';
  return {
    report(event) {
      for (const line of linesOf(event)) write(`${line}\n`);
      if (event.event !== 'status') return;
      const line = statusLine(event);
      if (line === told || nowMs() - toldMs < STATUS_MS) return;
      toldMs = nowMs();
      told = line;
      write(`${line}\n`);
    },
    close: () => undefined,
  };
}
