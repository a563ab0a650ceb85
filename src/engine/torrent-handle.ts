import { PlayerError } from '../core/player-error.js';
import { UNKNOWN_SUPPLY } from '../core/diagnosis.js';
import type { SupplyFacts } from '../core/diagnosis.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { SwarmSlice } from '../core/player-state.js';
import { Deferred } from '../core/deferred.js';
import { NO_LIMITS } from './participation.js';
import type { TransferLimits } from './participation.js';
import type { SharedTorrent } from './shared-torrent.js';
import { TorrentFileSource, fileRange } from './torrent-file-source.js';
import type { TorrentMetadata } from './torrent-metadata.js';

/** A torrent on loan; `release` must be called exactly once. */
export interface TorrentLease {
  readonly torrent: SharedTorrent;
  release(): void;
}

export interface TorrentHandleOptions {
  readonly seeding: boolean;
  readonly memoryBudgetBytes: number;
  /** Default: none. */
  readonly limits?: Partial<TransferLimits>;
}

const EMPTY = { start: 0, end: 0 };

/** One player's hold on a torrent, which other players of the page may share. */
export class TorrentHandle {
  /** Rejects with a PlayerError when the torrent fails or is released first. */
  readonly metadata: Promise<TorrentMetadata>;
  readonly #metadata = new Deferred<TorrentMetadata>();
  readonly #lifetime = new AbortController();
  readonly #files = new Set<TorrentFileSource>();
  readonly #memoryBudgetBytes: number;
  #seeding: boolean;
  #limits: TransferLimits;
  #lease: TorrentLease | null = null;

  /**
   * @param obtain finds out which torrent is meant and lends it. Its signal
   *   aborts when the handle is released.
   */
  constructor(
    obtain: (signal: AbortSignal) => TorrentLease | Promise<TorrentLease>,
    options: TorrentHandleOptions,
  ) {
    this.#seeding = options.seeding;
    this.#limits = { ...NO_LIMITS, ...options.limits };
    this.#memoryBudgetBytes = options.memoryBudgetBytes;
    this.metadata = this.#metadata.promise;
    void this.#start(obtain);
  }

  /** Aborted when the handle is released or has failed, with a PlayerError as its reason. */
  get signal(): AbortSignal {
    return this.#lifetime.signal;
  }

  /**
   * Opens a file for reading. Its bytes come as long as the handle is not released.
   *
   * @param index in `metadata.files`.
   * @throws RangeError when there is no such file.
   * @throws PlayerError before the metadata is known and after the handle has failed.
   */
  openFile(index: number): TorrentFileSource {
    this.#lifetime.signal.throwIfAborted();
    const torrent = this.#lease?.torrent;
    const content = torrent?.known;
    if (!torrent || !content) {
      throw new PlayerError('engine-failed', 'A file was opened before the metadata was known');
    }
    const file = new TorrentFileSource(torrent, content, index);
    this.#files.add(file);
    return file;
  }

  /** Asks for seeding; `sample().seeding` tells what is. Off on one player is off for the page. */
  setSeeding(on: boolean): void {
    this.#seeding = on;
    this.#participate();
  }

  /** Changes limits, those that are given. The smallest of all players of the torrent counts. */
  setLimits(limits: Partial<TransferLimits>): void {
    this.#limits = { ...this.#limits, ...limits };
    this.#participate();
  }

  /** What the swarm is like now. `fileIndex` says which file's pieces to mark as the playing one's. */
  sample(fileIndex: number | null): SwarmSlice {
    const torrent = this.#lease?.torrent;
    if (!torrent) {
      const seeding = this.#seeding ? 'on' : 'off';
      return { ...INITIAL_STATE.swarm, memoryBudgetBytes: this.#memoryBudgetBytes, seeding };
    }
    return torrent.sample(torrent.known ? fileRange(torrent.known, fileIndex) : EMPTY);
  }

  /** What a diagnosis needs to know of those who deliver. */
  get supply(): SupplyFacts {
    return this.#lease?.torrent.supply ?? UNKNOWN_SUPPLY;
  }

  /** The network is back, or the page visible: looks for peers now instead of later. */
  wake(): void {
    this.#lease?.torrent.wake();
  }

  /** Calls back once if the torrent fails, or has failed. Being released is no failure. */
  onFailure(callback: (error: PlayerError) => void, signal: AbortSignal): void {
    const { signal: lifetime } = this.#lifetime;
    const report = (): void => {
      if (
        !signal.aborted &&
        lifetime.reason !== RELEASED &&
        lifetime.reason instanceof PlayerError
      ) {
        callback(lifetime.reason);
      }
    };
    if (lifetime.aborted) queueMicrotask(report);
    else lifetime.addEventListener('abort', report, { once: true, signal });
  }

  /** Lets the torrent go. Reads under way reject. Idempotent. */
  release(): void {
    this.#end(RELEASED);
  }

  async #start(
    obtain: (signal: AbortSignal) => TorrentLease | Promise<TorrentLease>,
  ): Promise<void> {
    try {
      const obtained = obtain(this.#lifetime.signal);
      const lease = obtained instanceof Promise ? await obtained : obtained;
      if (this.#lifetime.signal.aborted) {
        lease.release();
        return;
      }
      this.#lease = lease;
      const { torrent } = lease;
      const end = (): void => this.#end(PlayerError.from(torrent.signal.reason, 'engine-failed'));
      torrent.signal.addEventListener('abort', end, { once: true, signal: this.#lifetime.signal });
      this.#participate();
      this.#metadata.resolve((await torrent.content).metadata);
    } catch (reason) {
      this.#end(PlayerError.from(reason, 'engine-failed'));
    }
  }

  #participate(): void {
    this.#lease?.torrent.setParticipation(this, {
      seeding: this.#seeding,
      memoryBudgetBytes: this.#memoryBudgetBytes,
      limits: this.#limits,
    });
  }

  #end(error: PlayerError): void {
    if (this.#lifetime.signal.aborted) return;
    this.#lifetime.abort(error);
    this.#metadata.reject(error);
    for (const file of this.#files) file.close();
    this.#files.clear();
    const lease = this.#lease;
    this.#lease = null;
    lease?.torrent.setParticipation(this, null);
    lease?.release();
  }
}

const RELEASED = new PlayerError('engine-failed', 'The torrent was released');
