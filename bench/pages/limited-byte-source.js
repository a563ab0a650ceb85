const BLOCK_BYTES = 16 * 1024;

/**
 * A ByteSource over bytes in memory behind a link: what is asked for comes
 * after `latencyMs`, one block after the other at `bytesPerSecond`. What is
 * read goes before what is read ahead, of which no more is under way than fills the link.
 */
export class LimitedByteSource {
  name = 'film.mp4';
  bytesSent = 0;
  #bytes;
  #latencyMs;
  #bytesPerMs;
  /** By block: a promise of its arrival once it was asked for. */
  #asked = new Map();
  #held = new Set();
  #ahead = null;
  #linkFreeMs = 0;
  #underWay = 0;

  constructor(bytes, { latencyMs, bytesPerSecond }) {
    this.#bytes = bytes;
    this.#latencyMs = latencyMs;
    this.#bytesPerMs = bytesPerSecond / 1000;
  }

  get lengthBytes() {
    return this.#bytes.byteLength;
  }

  async read({ start, end }, { signal } = {}) {
    signal?.throwIfAborted();
    const arrivals = [];
    for (let block = Math.floor(start / BLOCK_BYTES); block * BLOCK_BYTES < end; block++) {
      arrivals.push(this.#ask(block));
    }
    await Promise.all(arrivals);
    signal?.throwIfAborted();
    return this.#bytes.slice(start, end);
  }

  readAhead(hint) {
    this.#ahead = hint && Math.floor(hint.range.start / BLOCK_BYTES);
    this.#askAhead();
  }

  heldRanges() {
    const ranges = [];
    for (const block of [...this.#held].sort((a, b) => a - b)) {
      const start = block * BLOCK_BYTES;
      const end = Math.min(start + BLOCK_BYTES, this.lengthBytes);
      const last = ranges.at(-1);
      if (last?.end === start) last.end = end;
      else ranges.push({ start, end });
    }
    return ranges;
  }

  readHeld({ start, end }) {
    for (let block = Math.floor(start / BLOCK_BYTES); block * BLOCK_BYTES < end; block++) {
      if (!this.#held.has(block)) return null;
    }
    return this.#bytes.slice(start, end);
  }

  #ask(block) {
    if (!this.#asked.has(block)) this.#asked.set(block, this.#transfer(block));
    return this.#asked.get(block);
  }

  async #transfer(block) {
    const nowMs = performance.now();
    this.#linkFreeMs = Math.max(nowMs, this.#linkFreeMs) + BLOCK_BYTES / this.#bytesPerMs;
    this.#underWay++;
    this.bytesSent += Math.min(BLOCK_BYTES, this.lengthBytes - block * BLOCK_BYTES);
    const delayMs = this.#linkFreeMs + this.#latencyMs - nowMs;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    this.#underWay--;
    this.#held.add(block);
    this.#askAhead();
  }

  #askAhead() {
    if (this.#ahead === null) return;
    const window = Math.ceil((this.#latencyMs * this.#bytesPerMs) / BLOCK_BYTES) + 1;
    for (; this.#underWay < window; this.#ahead++) {
      if (this.#ahead * BLOCK_BYTES >= this.lengthBytes) return;
      void this.#ask(this.#ahead);
    }
  }
}
