import { crowd } from './crowd.mjs';
import { firstFrame } from './first-frame.mjs';
import { hiddenTab } from './hidden-tab.mjs';
import { memory } from './memory.mjs';
import { seek } from './seek.mjs';
import { sustained } from './sustained.mjs';
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

/** @type {Record<string, Scenario>} */
export const SCENARIOS = Object.fromEntries(
  [seek, urgentRead, sustained, hiddenTab, firstFrame, crowd, memory].map((scenario) => [
    scenario.name,
    scenario,
  ]),
);
