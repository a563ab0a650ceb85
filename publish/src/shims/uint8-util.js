/**
 * `arr2hex` of 2.3 throws on a string that is hexadecimal already, which
 * WebTorrent passes in Node.
 */
import { arr2hex as original } from 'uint8-util';

export * from 'uint8-util';

/** @param {Uint8Array | string} data */
export const arr2hex = (data) => (typeof data === 'string' ? data : original(data));
