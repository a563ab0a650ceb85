/** A ByteSource of a file that a server has whole: what is read is fetched, and not kept. */
export class FetchedByteSource {
  name = 'film.mp4';
  lengthBytes;
  /** Reads that are under way. */
  pendingReads = 0;
  #url;

  constructor(url, lengthBytes) {
    this.#url = url;
    this.lengthBytes = lengthBytes;
  }

  async read({ start, end }, { signal } = {}) {
    this.pendingReads++;
    try {
      const headers = { Range: `bytes=${start}-${end - 1}` };
      const response = await fetch(this.#url, { headers, signal });
      if (response.status !== 206) throw new Error(`${this.#url}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } finally {
      this.pendingReads--;
    }
  }

  readAhead() {}

  heldRanges() {
    return [{ start: 0, end: this.lengthBytes }];
  }

  readHeld() {
    return null;
  }
}
