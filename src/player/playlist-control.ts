import type { TorrentFileInfo } from '../core/player-state.js';
import { isAlbum, isAudio, neighbour, playlistOf } from '../core/playlist.js';
import type { Playlist } from '../core/playlist.js';
import type { TorrentPlayer } from '../torrent-player.js';
import { ignoreInterruptedPlay } from '../session/player-session.js';
import type { PlaylistView } from '../ui/playlist-view.js';
import { Countdown } from './countdown.js';

/** How long a viewer has to say no before the next episode begins. */
export const COUNTDOWN_SECONDS = 8;

/** From this width on the tracks of an album fit beside its cover. */
const ROOMY_PIXELS = 600;

/** As in music players: later in a track, "previous" means its beginning. */
const RESTART_AFTER_SECONDS = 3;

/**
 * Goes through the files of a torrent: to the next, to the previous, and on by
 * itself after the end of one. Tracks follow each other at once; before an
 * episode there is a countdown, for it is a lot to download for nobody.
 */
export class PlaylistControl {
  readonly #player: TorrentPlayer;
  readonly #changed: () => void;
  readonly #countdown: Countdown;
  #isOpen: boolean | null = null;
  #files: readonly TorrentFileInfo[] = [];
  #playlist: Playlist = playlistOf([]);

  /** @param changed - called when `view` became another by itself */
  constructor(player: TorrentPlayer, changed: () => void) {
    this.#player = player;
    this.#changed = changed;
    this.#countdown = new Countdown(COUNTDOWN_SECONDS, changed);
  }

  /** What the interface shows of it. */
  get view(): PlaylistView {
    const { seconds } = this.#countdown;
    const isOffered = this.#player.playlist !== 'none' && this.#known().entries.length > 0;
    return {
      isOffered: isOffered && this.#files.length > 1,
      isOpen: isOffered && this.isOpen,
      hasNext: this.next !== null,
      hasPrevious: this.previous !== null,
      nextUp: this.next && seconds > 0 ? { file: this.next, seconds } : null,
    };
  }

  /** Whether the list of files shows: that of an album does where there is space, until it is closed. */
  get isOpen(): boolean {
    return this.#isOpen ?? (this.isAlbum && this.#player.clientWidth >= ROOMY_PIXELS);
  }
  set isOpen(isOpen: boolean) {
    this.#isOpen = isOpen;
    this.#changed();
  }

  /** What comes after the file that plays; null after the last. */
  get next(): TorrentFileInfo | null {
    return this.#neighbour(1);
  }

  get previous(): TorrentFileInfo | null {
    return this.#neighbour(-1);
  }

  /** True while the tracks of an album play. */
  get isAlbum(): boolean {
    return isAlbum(this.#known(), this.#fileIndex);
  }

  /** Plays the next or previous file; false when there is none. */
  go(step: 1 | -1): boolean {
    const file = this.#neighbour(step);
    if (file) this.#play(file);
    return file !== null;
  }

  /** What the button does: later in a track, it goes back to its beginning first. */
  goBack(): void {
    const { media } = this.#player;
    const file = this.#known().entries.find(({ index }) => index === this.#fileIndex);
    const restarts = !this.previous || (file && isAudio(file));
    if (restarts && media.currentTime > RESTART_AFTER_SECONDS) media.currentTime = 0;
    else this.go(-1);
  }

  cancel(): void {
    this.#countdown.cancel();
  }

  /** Goes on after the end of each file, until the signal aborts. */
  connect(signal: AbortSignal): void {
    const { media } = this.#player;
    media.addEventListener('ended', () => this.#onEnded(), { signal });
    for (const type of ['play', 'seeking', 'emptied']) {
      media.addEventListener(type, () => this.cancel(), { signal });
    }
    signal.addEventListener('abort', () => this.cancel(), { once: true });
  }

  #onEnded(): void {
    if (this.#player.playlist !== 'auto' || !this.next) return;
    if (this.isAlbum) this.go(1);
    else this.#countdown.start(() => void this.go(1));
  }

  #play(file: TorrentFileInfo): void {
    const { media } = this.#player;
    media.selectFile(file.index);
    void media.play().catch(ignoreInterruptedPlay);
  }

  get #fileIndex(): number | null {
    return this.#player.media.store.state.torrent.fileIndex;
  }

  #neighbour(step: number): TorrentFileInfo | null {
    if (this.#player.playlist === 'none') return null;
    return neighbour(this.#known(), this.#fileIndex, step);
  }

  #known(): Playlist {
    const { files } = this.#player.media.store.state.torrent;
    if (files !== this.#files) this.#playlist = playlistOf(files);
    this.#files = files;
    return this.#playlist;
  }
}
