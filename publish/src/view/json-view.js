/** @import {Report} from '../command/events.js' */

/**
 * One JSON document for each event, in a line of its own; `events.schema.json`
 * says what is in them.
 *
 * @param {(text: string) => void} write
 * @param {() => Date} [now]
 * @returns {{report: Report, close: () => void}}
 */
export function jsonView(write, now = () => new Date()) {
  return {
    report: (event) => write(`${JSON.stringify({ time: now().toISOString(), ...event })}\n`),
    close: () => undefined,
  };
}
