import { PlayerError } from '../core/player-error.js';
import { validateMetadata } from './torrent-metadata.js';
import type { TorrentMetadata } from './torrent-metadata.js';

/**
 * Lets the metadata of one torrent through once, whoever brings it: several
 * peers may deliver it at the same moment, beside a `.torrent` file.
 */
export class MetadataGate {
  readonly #infoHash: string;
  readonly #onMetadata: (metadata: TorrentMetadata) => void;
  readonly #onInvalid: (error: PlayerError) => void;
  #closed = false;

  constructor(
    infoHash: string,
    onMetadata: (metadata: TorrentMetadata) => void,
    onInvalid: (error: PlayerError) => void,
  ) {
    this.#infoHash = infoHash;
    this.#onMetadata = onMetadata;
    this.#onInvalid = onInvalid;
  }

  /**
   * Takes a raw info dictionary from a peer. One with another hash is ignored;
   * one with the right hash that is invalid condemns the torrent, for no peer
   * can have a better one.
   */
  async offerInfo(infoBytes: Uint8Array): Promise<void> {
    if (this.#closed) return;
    try {
      this.offer(await validateMetadata(infoBytes));
    } catch (reason) {
      this.#condemn(PlayerError.from(reason, 'invalid-torrent'));
    }
  }

  /** Takes validated metadata; false when it was not used. */
  offer(metadata: TorrentMetadata): boolean {
    if (this.#closed || metadata.infoHash !== this.#infoHash) return false;
    this.#closed = true;
    this.#onMetadata(metadata);
    return true;
  }

  #condemn(error: PlayerError): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onInvalid(error);
  }
}
