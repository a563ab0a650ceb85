import utMetadata from 'ut_metadata';
import { sha1 } from './sha1.js';
import { arr2hex } from './uint8-util.js';

/** 20,000 files and 100,000 pieces fit; each stock peer may claim 10 MB. */
const MAX_METADATA_BYTES = 4 * 1024 * 1024;
const PART_BYTES = 16 * 1024;

/** Each part may be asked of us so often; a peer that goes on wants to fill our queue. */
const MAX_ASKED_TIMES = 3;
const MIN_PARTS = 16;

/** Metadata with a wrong hash is fetched from the same peer once more. */
const MAX_FAILURES = 2;

/**
 * BEP 9 that keeps the bytes as they came and never decodes them: the engine
 * validates them itself, once, whoever sent them.
 */
export default (metadata) =>
  class RawMetadata extends utMetadata(metadata) {
    #asked = 0;
    #answers = 0;
    #failures = 0;
    #isHandshaken = false;

    /** Once: a repeated handshake must not make us ask for all parts again. */
    onExtendedHandshake(handshake) {
      const size = handshake.metadata_size;
      const isUsable = Number.isInteger(size) && size > 0 && size <= MAX_METADATA_BYTES;
      if (this._metadataComplete || this.#isHandshaken || !isUsable) return;
      this.#isHandshaken = true;
      super.onExtendedHandshake(handshake);
    }

    async setMetadata(bytes) {
      if (this._metadataComplete) return true;
      if (this._infoHash && arr2hex(await sha1(bytes)) !== this._infoHash) return false;
      this.cancel();
      this.metadata = bytes;
      this._metadataComplete = true;
      this._metadataSize = bytes.length;
      this._wire.extendedHandshake.metadata_size = bytes.length;
      this.emit('metadata', bytes);
      return true;
    }

    _onData(piece, part, totalSize) {
      const isExpected =
        this.#isHandshaken && Number.isInteger(piece) && piece >= 0 && piece < this._numPieces;
      const length = Math.min(PART_BYTES, this._metadataSize - piece * PART_BYTES);
      const isTooMuch = ++this.#answers > MAX_FAILURES * this._numPieces;
      if (!isExpected || isTooMuch || part.length !== length) this._wire.destroy();
      else if (this._fetching) super._onData(piece, part, totalSize);
    }

    _onRequest(piece) {
      const parts = Math.ceil((this.metadata?.length ?? 0) / PART_BYTES);
      const isTooMuch = ++this.#asked > MAX_ASKED_TIMES * Math.max(parts, MIN_PARTS);
      if (!Number.isInteger(piece) || piece < 0 || isTooMuch) this._wire.destroy();
      else if (this._metadataComplete && piece < parts) super._onRequest(piece);
      else this._reject(piece);
    }

    _failedMetadata() {
      this.#failures++;
      if (this.#failures < MAX_FAILURES) super._failedMetadata();
      else this._wire.destroy();
    }
  };
