import { formatBytes } from '../command/sizes.js';
import { decorate } from './decorate.js';
import { progressBar } from './progress-bar.js';
import { linesOf, statusLine } from './texts.js';

/** @import {PublishEvent, Report, StatusEvent} from '../command/events.js' */

/**
 * A terminal, as far as it is written to.
 *
 * @typedef {object} Terminal
 * @property {(text: string) => void} write
 * @property {number | undefined} columns now
 * @property {boolean} hasColors
 */

const DEFAULT_COLUMNS = 80;
const MAX_BAR_CELLS = 32;
/** A bar needs no more to look alive. */
const REDRAW_MS = 80;

const CLEAR_LINE = '\r\x1b[2K';
const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';

/**
 * Lines as they come, and below them one that is drawn anew: a progress bar
 * while hashing or fetching, else how it goes.
 *
 * @param {Terminal} terminal
 * @param {() => number} [nowMs] any steady clock
 * @returns {{report: Report, close: () => void}}
 */
export function terminalView(terminal, nowMs = () => performance.now()) {
  let drawnMs = -Infinity;
  let live = '';
  terminal.write(HIDE_CURSOR);

  const draw = () => terminal.write(CLEAR_LINE + fit(live, terminal.columns ?? DEFAULT_COLUMNS));

  return {
    report(event) {
      const lines = terminal.hasColors ? linesOf(event).map(decorate) : linesOf(event);
      if (lines.length > 0) terminal.write(`${CLEAR_LINE}${lines.join('\n')}\n`);
      const next = liveLine(event);
      if (next !== null) live = next;
      const isDue = nowMs() - drawnMs >= REDRAW_MS || event.event !== 'hashing';
      if (!isDue) return;
      drawnMs = nowMs();
      draw();
    },
    close: () => terminal.write(CLEAR_LINE + SHOW_CURSOR),
  };
}

/**
 * What the line below says after an event; null when it stays as it is.
 *
 * @param {PublishEvent} event
 */
function liveLine(event) {
  if (event.event === 'hashing') return hashingLine(event);
  if (event.event === 'status') return statusWithBar(event);
  return event.event === 'torrent' || event.event === 'stopping' ? '' : null;
}

/** @param {{hashedBytes: number, totalBytes: number}} event */
function hashingLine({ hashedBytes, totalBytes }) {
  const share = hashedBytes / totalBytes;
  return `Hashing  ${progressBar(share, MAX_BAR_CELLS)} ${percent(share)}  ${formatBytes(hashedBytes)} of ${formatBytes(totalBytes)}`;
}

/** @param {StatusEvent} status */
function statusWithBar(status) {
  const line = statusLine(status);
  if (status.progress >= 1) return line;
  return `${progressBar(status.progress, MAX_BAR_CELLS / 2)} ${percent(status.progress)}   ${line}`;
}

/** @param {number} share */
function percent(share) {
  return `${Math.floor(share * 100)} %`.padStart(5);
}

/** A line that wrapped could not be cleared. @param {string} line @param {number} columns */
function fit(line, columns) {
  return [...line].slice(0, Math.max(0, columns - 1)).join('');
}
