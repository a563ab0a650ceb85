import type { Torrent, TorrentInternals, Wire } from 'webtorrent';

/**
 * Seeding that obeys. Closed, every peer is choked and no block is sent: the
 * wire answers requests with a reject (BEP 6). WebTorrent's own options do not
 * do this: `uploads: 0` still serves whoever is interested.
 */
export class UploadGate {
  readonly #torrent: Torrent & TorrentInternals;
  readonly #onUpload: (bytes: number) => void;
  #open: boolean;

  /** @param onUpload told of every block sent, in payload bytes. */
  constructor(
    torrent: Torrent & TorrentInternals,
    open: boolean,
    onUpload: (bytes: number) => void,
  ) {
    this.#torrent = torrent;
    this.#open = open;
    this.#onUpload = onUpload;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  attach(wire: Wire): void {
    const unchoke = wire.unchoke.bind(wire);
    wire.unchoke = () => {
      if (this.#open) unchoke();
    };
    wire.on('upload', this.#onUpload);
  }

  setOpen(open: boolean): void {
    if (open === this.#open) return;
    this.#open = open;
    for (const wire of this.#torrent.wires) {
      // Choking also rejects what the peer has asked for already.
      if (!open) wire.choke();
      else if (wire.peerInterested) wire.unchoke();
    }
    if (open) this.#torrent._rechoke();
  }
}
