/**
 * Reads a `Range` header (RFC 9110 §14.2): the half-open range it asks for, null
 * when the whole file is to be sent (no header, several ranges, another unit),
 * or `'unsatisfiable'`.
 *
 * @param {string | undefined} header
 * @param {number} lengthBytes
 * @returns {{start: number, end: number} | null | 'unsatisfiable'}
 */
export function parseRange(header, lengthBytes) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') {
    const suffixBytes = Number(match[2]);
    if (suffixBytes === 0 || lengthBytes === 0) return 'unsatisfiable';
    return { start: Math.max(0, lengthBytes - suffixBytes), end: lengthBytes };
  }
  const start = Number(match[1]);
  if (start >= lengthBytes) return 'unsatisfiable';
  const end = match[2] === '' ? lengthBytes : Math.min(Number(match[2]) + 1, lengthBytes);
  return start < end ? { start, end } : null;
}
