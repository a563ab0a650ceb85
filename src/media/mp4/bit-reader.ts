const BITS_PER_BYTE = 8;

/** Reads fields of a bit stream, the most significant bit first. Beyond the end there are zeros. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** True when more was read than there is. */
  get isExhausted(): boolean {
    return this.#position > this.#bytes.byteLength * BITS_PER_BYTE;
  }

  /** An unsigned number of so many bits, 32 at most. */
  read(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0; left--) value = value * 2 + this.#bit();
    return value;
  }

  skip(bits: number): void {
    this.#position += bits;
  }

  /** An Exp-Golomb code, ue(v) (ITU-T H.264 §9.1). */
  readGolomb(): number {
    let zeros = 0;
    while (this.#bit() === 0 && !this.isExhausted) zeros++;
    return 2 ** zeros - 1 + this.read(zeros);
  }

  #bit(): number {
    const byte = this.#bytes[Math.floor(this.#position / BITS_PER_BYTE)] ?? 0;
    const shift = BITS_PER_BYTE - 1 - (this.#position++ % BITS_PER_BYTE);
    return (byte >> shift) & 1;
  }
}
