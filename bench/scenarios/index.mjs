import { byteSource } from './byte-source.mjs';
import { crowd } from './crowd.mjs';
import { endurance } from './endurance.mjs';
import { firstBytes } from './first-bytes.mjs';
import { firstFrame } from './first-frame.mjs';
import { hiddenTab } from './hidden-tab.mjs';
import { hostile } from './hostile.mjs';
import { interfaceCost } from './interface.mjs';
import { mainThread } from './main-thread.mjs';
import { memory } from './memory.mjs';
import { seek } from './seek.mjs';
import { sustained } from './sustained.mjs';
import { transcoding } from './transcoding.mjs';
import { urgentRead } from './urgent-read.mjs';

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {number} runs rounds when nobody says how many
 * @property {(lab: import('../lab/lab.mjs').Lab, options: ScenarioOptions) => Promise<import('../harness.mjs').Group[]>} groups
 *
 * @typedef {object} ScenarioOptions
 * @property {Parameters<typeof import('../link/link.mjs').createLink>[0]} link
 * @property {number} seed
 * @property {number} viewers
 */

/**
 * Facts that have no median.
 *
 * @typedef {object} Table
 * @property {string} name
 * @property {string[]} columns
 * @property {(lab: import('../lab/lab.mjs').Lab, options: TableOptions) => Promise<{cells: string[], raw: object}[]>} rows
 *
 * @typedef {object} TableOptions
 * @property {string} only rows whose name contains the text
 * @property {(text: string) => void} log
 * @property {() => Promise<void>} cleanUp ends what an attempt left behind
 * @property {AbortSignal} signal stops before the next attempt
 */

/** @type {Record<string, Scenario | Table>} */
export const SCENARIOS = Object.fromEntries(
  [
    seek,
    urgentRead,
    sustained,
    hiddenTab,
    firstFrame,
    byteSource,
    firstBytes,
    transcoding,
    crowd,
    mainThread,
    interfaceCost,
    memory,
    endurance,
    hostile,
  ].map((scenario) => [scenario.name, scenario]),
);
