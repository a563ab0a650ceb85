import type { ByteSource } from '../core/byte-source.js';
import { INITIAL_STATE, type PlayerState, type TorrentFileInfo } from '../core/player-state.js';
import { isAudio } from '../core/playlist.js';
import type { Store } from '../core/store.js';
import type { MediaPipeline } from '../media/mse/media-pipeline.js';
import { coverFileFor, readCover } from './cover-file.js';
import { readId3Tag } from './id3-tag.js';

/** A file that plays, and where its bytes come from. */
export interface PlayingFile {
  readonly file: TorrentFileInfo;
  /** Every file of the torrent. */
  readonly files: readonly TorrentFileInfo[];
  readonly source: ByteSource;
  readonly openFile: (index: number) => ByteSource & { close(): void };
  readonly pipeline: Pick<MediaPipeline, 'tracks' | 'tags'>;
  /** The file is not played any more. */
  readonly signal: AbortSignal;
}

/**
 * Puts what a file of sound says of itself into the state, and the picture of
 * its cover where a film's would be: the one in the file, else one that lies
 * beside it. Of a film nothing is asked: what it says may lie anywhere in it,
 * and its picture is the film.
 */
export class FileTags {
  readonly #video: HTMLVideoElement;
  readonly #store: Store<PlayerState>;
  /** Pictures that were fetched, by the index of their file: all tracks of an album have one. */
  readonly #pictures = new Map<number, Promise<Blob | null>>();
  #folder = '';
  #coverUrl: string | null = null;

  /**
   * @param video - shows the cover as its poster, unless it has one
   * @param signal - nothing plays any more: all is forgotten
   */
  constructor(video: HTMLVideoElement, store: Store<PlayerState>, signal: AbortSignal) {
    this.#video = video;
    this.#store = store;
    signal.addEventListener('abort', () => this.#forget(), { once: true });
  }

  /** Another file is to play. The tracks of an album have one cover, most likely: it stays for now. */
  begin(file: TorrentFileInfo): void {
    const folder = folderOf(file);
    if (!isAudio(file) || folder !== this.#folder) this.#showCover(null);
    this.#folder = folder;
    this.#store.patch('tags', { title: '', artist: '', album: '' });
  }

  /** The file can be heard: nothing holds it up any more. */
  async show(playing: PlayingFile): Promise<void> {
    const { pipeline, source, signal } = playing;
    if (pipeline.tracks.some(({ kind }) => kind === 'video')) {
      this.#showCover(null);
      return;
    }
    const tags = await readId3Tag(source, signal)
      .then(() => pipeline.tags())
      .catch(() => null);
    if (signal.aborted) return;
    if (tags) {
      const { title, artist, album } = tags;
      this.#store.patch('tags', { title, artist, album });
    }
    const own = tags?.cover ? new Blob([tags.cover.data], { type: tags.cover.type }) : null;
    const cover = own ?? (await this.#coverBeside(playing));
    if (!playing.signal.aborted) this.#showCover(cover);
  }

  async #coverBeside({ file, files, openFile }: PlayingFile): Promise<Blob | null> {
    const picture = coverFileFor(files, file);
    if (!picture) return null;
    const known = this.#pictures.get(picture.index);
    const cover = known ?? readCover(openFile(picture.index), picture.type).catch(() => null);
    this.#pictures.set(picture.index, cover);
    return cover;
  }

  #showCover(cover: Blob | null): void {
    const former = this.#coverUrl;
    if (cover === null && former === null) return;
    const url = cover && URL.createObjectURL(cover);
    const { poster } = this.#video;
    // What the page has set is its own.
    const isOurs = !this.#video.hasAttribute('poster') || poster === former;
    if (isOurs && url !== null) this.#video.poster = url;
    else if (isOurs) this.#video.removeAttribute('poster');
    this.#coverUrl = url;
    this.#store.patch('tags', { coverUrl: url });
    if (former !== null) URL.revokeObjectURL(former);
  }

  #forget(): void {
    this.#showCover(null);
    this.#store.patch('tags', INITIAL_STATE.tags);
  }
}

function folderOf({ path }: TorrentFileInfo): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
