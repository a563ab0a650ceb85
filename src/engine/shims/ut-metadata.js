import utMetadata from 'ut_metadata';
import { sha1 } from './sha1.js';
import { arr2hex } from './uint8-util.js';

/** 20,000 files and 100,000 pieces fit; each stock peer may claim 10 MB. */
const MAX_METADATA_BYTES = 4 * 1024 * 1024;

/**
 * BEP 9 that keeps the bytes as they came and never decodes them: the engine
 * validates them itself, once, whoever sent them.
 */
export default (metadata) =>
  class RawMetadata extends utMetadata(metadata) {
    onExtendedHandshake(handshake) {
      if (handshake.metadata_size > MAX_METADATA_BYTES) return;
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

    _onData(piece, block, totalSize) {
      const start = piece * 16384;
      const expected = Math.min(16384, this._metadataSize - start);
      const known = Number.isInteger(piece) && piece >= 0 && piece < this._numPieces;
      if (known && block.length === expected) super._onData(piece, block, totalSize);
    }

    _onRequest(piece) {
      if (Number.isInteger(piece) && piece >= 0) super._onRequest(piece);
    }
  };
