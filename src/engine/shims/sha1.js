const ROUND_CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

const rotate = (word, bits) => (word << bits) | (word >>> (32 - bits));

/** The message with its padding and bit length, FIPS 180-4 §5.1.1. */
function pad(bytes) {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) << 6) + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  return view;
}

function mix(round, b, c, d) {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 2) return (b & c) | (b & d) | (c & d);
  return b ^ c ^ d;
}

function compress(state, words) {
  for (let i = 16; i < 80; i++) {
    words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  }
  let [a, b, c, d, e] = state;
  for (let i = 0; i < 80; i++) {
    const round = (i / 20) | 0;
    const next = (rotate(a, 5) + mix(round, b, c, d) + e + ROUND_CONSTANTS[round] + words[i]) | 0;
    [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

/** SHA-1 in plain JavaScript, FIPS 180-4 §6.1: pages without TLS have no `crypto.subtle`. */
export function sha1InScript(bytes) {
  const view = pad(bytes);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Int32Array(80);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(offset + 4 * i);
    compress(state, words);
  }
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, i) => digest.setInt32(4 * i, word));
  return new Uint8Array(digest.buffer);
}

/** The 20 bytes of SHA-1 over `bytes`. Never rejects. */
export async function sha1(bytes) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return sha1InScript(bytes);
  return new Uint8Array(await subtle.digest('SHA-1', bytes));
}
