/** Milliseconds of a frame: in fours by the configuration of SILK, in twos of the hybrid mode, in fours of CELT. */
const SILK_MS = [10, 20, 40, 60];
const HYBRID_MS = [10, 20];
const CELT_MS = [2.5, 5, 10, 20];

const FIRST_HYBRID = 12;
const FIRST_CELT = 16;

/**
 * What an Opus packet lasts, in seconds, as its own first bytes say (RFC 6716
 * §3.1 and §3.2); 0 when it is empty. What an encoder says of a packet may be
 * what it was given at a time (WebKitGTK).
 */
export function opusDuration(packet: Uint8Array): number {
  const [toc, count = 0] = packet;
  if (toc === undefined) return 0;
  return (frameMs(toc >> 3) * frameCount(toc & 3, count)) / 1_000;
}

function frameMs(configuration: number): number {
  const sizes =
    configuration < FIRST_HYBRID ? SILK_MS : configuration < FIRST_CELT ? HYBRID_MS : CELT_MS;
  return sizes[configuration % sizes.length] ?? 0;
}

/** §3.2.5: with code 3, the second byte's low six bits tell how many. */
function frameCount(code: number, count: number): number {
  if (code === 3) return count & 0x3f;
  return code === 0 ? 1 : 2;
}
