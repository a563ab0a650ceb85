/**
 * Puts messages of known lengths together from the parts in which they come.
 * Copies each byte once at most, however small the parts are; a message that
 * comes whole is not copied.
 */
export class MessageAssembler {
  #partial = null;
  #partialBytes = 0;

  /**
   * Takes the next part in.
   *
   * @param {Uint8Array} part
   * @param {number} lengthBytes of the message under way; the same until it is complete.
   * @returns {{message: Uint8Array | null, rest: Uint8Array}} the message, once
   *   it is complete, and what of the part comes after it.
   */
  take(part, lengthBytes) {
    const own = part.subarray(0, lengthBytes - this.#partialBytes);
    return { message: this.#join(own, lengthBytes), rest: part.subarray(own.length) };
  }

  #join(part, lengthBytes) {
    if (!this.#partial && part.length === lengthBytes) return part;
    this.#partial ??= new Uint8Array(lengthBytes);
    this.#partial.set(part, this.#partialBytes);
    this.#partialBytes += part.length;
    if (this.#partialBytes < lengthBytes) return null;
    const message = this.#partial;
    this.#partial = null;
    this.#partialBytes = 0;
    return message;
  }
}
