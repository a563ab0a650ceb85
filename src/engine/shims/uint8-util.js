import { sha1 } from './sha1.js';

/**
 * `uint8-util` without `Uint8Array#toHex`, `toBase64` and `crypto.subtle`,
 * which browsers of 2024 and pages without TLS do not have.
 */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const arr2hex = (bytes) => {
  let hex = '';
  for (let i = 0; i < bytes.length; i++) hex += HEX[bytes[i]];
  return hex;
};

export const hex2arr = (hex) => {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(hex.substr(2 * i, 2), 16);
  return bytes;
};

/** A "binary" string has one character per byte, as trackers want infohashes. */
export const bin2hex = (binary) => {
  let hex = '';
  for (let i = 0; i < binary.length; i++) hex += HEX[binary.charCodeAt(i) & 255];
  return hex;
};

export const hex2bin = (hex) => String.fromCharCode(...hex2arr(hex));
export const text2arr = (text) => encoder.encode(text);
export const arr2text = (bytes) => decoder.decode(bytes);
export const arr2base = (bytes) => btoa(String.fromCharCode(...bytes));
export const randomBytes = (size) => crypto.getRandomValues(new Uint8Array(size));

export function concat(parts, length = parts.reduce((sum, part) => sum + part.length, 0)) {
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

export function equal(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export async function hash(data, format) {
  const digest = await sha1(typeof data === 'string' ? text2arr(data) : data);
  return format === 'hex' ? arr2hex(digest) : digest;
}
