/**
 * Trackers that speak WebSocket carry 20-byte ids as JSON strings with one
 * character (U+0000 to U+00FF) for each byte.
 */

/** A binary string of hex digits; an odd last digit is dropped. */
export function hexToBinary(hex: string): string {
  let binary = '';
  for (let i = 0; i + 1 < hex.length; i += 2) {
    binary += String.fromCharCode(Number.parseInt(hex.slice(i, i + 2), 16));
  }
  return binary;
}

/** Lower-case hex digits of a binary string. */
export function binaryToHex(binary: string): string {
  return Array.from({ length: binary.length }, (_, i) =>
    (binary.charCodeAt(i) & 0xff).toString(16).padStart(2, '0'),
  ).join('');
}

/** A random binary string of that many bytes. */
export function randomBinary(lengthBytes: number): string {
  return String.fromCharCode(...crypto.getRandomValues(new Uint8Array(lengthBytes)));
}
