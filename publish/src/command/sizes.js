/** @type {Record<string, number>} */
const UNITS = { '': 1, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, kb: 1e3, mb: 1e6, gb: 1e9 };

/**
 * Reads a number of bytes: `262144`, `256KiB`, `1.5GB`.
 *
 * @param {string} text
 * @returns {number | null} null when it is none
 */
export function parseBytes(text) {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmg]i?b)?$/i.exec(text.trim()) ?? [];
  const bytes = Math.round(Number(digits) * (UNITS[unit.toLowerCase()] ?? NaN));
  return digits !== '' && Number.isSafeInteger(bytes) ? bytes : null;
}

const DECIMAL = ['B', 'kB', 'MB', 'GB', 'TB'];

/**
 * A number of bytes for people, in decimal units as networks count: `1.5 MB`.
 *
 * @param {number} bytes
 */
export function formatBytes(bytes) {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < DECIMAL.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${DECIMAL[unit]}`;
}
