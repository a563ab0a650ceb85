/** The bytes of the half-open range `[start, end)` of the endless file `seed`. */
export function generateBytes(
  seed: number,
  range: { readonly start: number; readonly end: number },
): Uint8Array<ArrayBuffer>;
