import { PEER_ATTACKS } from './peers.mjs';
import { SOURCE_ATTACKS } from './sources.mjs';
import { TRACKER_ATTACKS } from './trackers.mjs';

/**
 * One hostile input, tried on one engine in a page of its own.
 *
 * @typedef {object} Attack
 * @property {string} name
 * @property {(lab: import('../lab/lab.mjs').Lab, kind: import('./victim.mjs').Kind) => Promise<{damage: object}>} run
 * @property {(facts: object) => string} tell what became of it, in a few words
 */

/** @type {Attack[]} */
export const ATTACKS = [...SOURCE_ATTACKS, ...PEER_ATTACKS, ...TRACKER_ATTACKS];
