import type * as Engine from '../engine/index.js';
import { PlayerError, toErrorDetail } from '../core/player-error.js';
import { INITIAL_STATE, type PlayerState, type SavingSlice } from '../core/player-state.js';
import type { Store } from '../core/store.js';
import { downloadFile } from './file-download.js';
import type { SessionEvent, SessionOptions } from './player-session.js';
import { readSource } from './torrent-blob.js';

/** How a file is saved. */
export interface SaveOptions {
  /** Whether what is missing of it is fetched, after a failure. Default: false. */
  readonly fetch?: boolean;
  /** Ends the fetching. Default: none. */
  readonly signal?: AbortSignal;
}

/** What is joined for it: as for playing, so that the same settings hold. */
export interface FetchOptions extends SessionOptions {
  /** False contacts web seeds alone. */
  readonly withPeers: boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * Fetches a file that cannot be played, for the viewer to keep: the swarm was
 * left when playback failed, and is joined again for as long as that takes.
 * One at a time.
 */
export class FileFetching {
  readonly #store: Store<PlayerState>;
  readonly #report: (event: SessionEvent) => void;
  readonly #loadEngine: () => Promise<typeof Engine>;
  #run = new AbortController();
  #handle: Engine.TorrentHandle | null = null;

  constructor(
    store: Store<PlayerState>,
    report: (event: SessionEvent) => void,
    loadEngine: () => Promise<typeof Engine>,
  ) {
    this.#store = store;
    this.#report = report;
    this.#loadEngine = loadEngine;
  }

  /** True when the viewer has the file; false when it did not work, or was ended. */
  async fetch(index: number, options: FetchOptions): Promise<boolean> {
    const file = this.#store.state.torrent.files[index];
    if (!file || options.signal?.aborted) return false;
    this.end();
    const run = (this.#run = new AbortController());
    const { signal } = run;
    options.signal?.addEventListener('abort', () => this.end(), { signal });
    this.#tell({ fileIndex: index, state: 'fetching' });
    try {
      const [{ joinTorrent }, source] = await Promise.all([
        this.#loadEngine(),
        readSource(options.source),
      ]);
      await downloadFile({
        file,
        memoryBudgetBytes: options.memoryBudgetBytes,
        join: () => (this.#handle = joinTorrent(source, { ...options, signal })),
        onSample: (swarm, receivedBytes) => {
          const isOther = swarm.seeding !== this.#store.state.swarm.seeding;
          this.#store.patch('swarm', swarm);
          if (isOther) this.#report('seeding');
          this.#tell({ receivedBytes });
        },
        signal,
      });
      this.#tell({ state: 'saved' });
      return true;
    } catch (reason) {
      if (signal.aborted) return false;
      const error = toErrorDetail(PlayerError.from(reason, 'engine-failed'));
      this.#tell(isRefusal(reason) ? INITIAL_STATE.saving : { state: 'failed', error });
      return false;
    } finally {
      run.abort();
    }
  }

  /** Sends to others meanwhile, or truly nothing. */
  setSeeding(on: boolean): void {
    this.#handle?.setSeeding(on);
  }

  setLimits(limits: Engine.TransferLimits): void {
    this.#handle?.setLimits(limits);
  }

  /** Leaves the swarm, if it is on, and forgets it. */
  end(): void {
    this.#run.abort();
    this.#store.patch('saving', INITIAL_STATE.saving);
  }

  #tell(saving: Partial<SavingSlice>): void {
    this.#store.patch('saving', saving);
    this.#report('sample');
  }
}

/** The viewer did not say where to put it. */
function isRefusal(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'AbortError';
}
