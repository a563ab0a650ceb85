import type { PlayerErrorDetail } from '../core/player-error.js';
import { INITIAL_STATE, type PlayerState } from '../core/player-state.js';
import type { Store } from '../core/store.js';
import { MirroredChildren } from './mirrored-children.js';

/** A media file's URL, or what `srcObject` takes besides a `.torrent`; null when only `<source>` children tell. */
export type NativeSource = string | MediaProvider | null;

/** Extensions of media files that some browser plays. */
const MEDIA_FILE =
  /\.(3gp|aac|avi|flac|m3u8|m4[av]|mkv|mov|mp[34]|mpe?g|og[agv]|opus|ts|wav|web[am])$/i;

/** Whether a `src` is plainly no torrent but media: by its scheme, or the name of the file. */
export function isMediaUrl(text: string, baseUrl: string): boolean {
  if (/^(data|blob|mediastream):/i.test(text.trim())) return true;
  if (!URL.canParse(text, baseUrl)) return false;
  const { protocol, pathname } = new URL(text, baseUrl);
  return /^https?:$/.test(protocol) && MEDIA_FILE.test(pathname);
}

/**
 * Lets the `<video>` inside play what needs no torrent, all by itself: the
 * URL of a media file, a MediaStream, or `<source>` children, while nothing
 * names a torrent. Its state and its events are then the element's.
 */
export class NativePlayback {
  readonly #video: HTMLVideoElement;
  readonly #store: Store<PlayerState>;
  readonly #sources: MirroredChildren<HTMLSourceElement>;
  #isActive = false;

  constructor(video: HTMLVideoElement, store: Store<PlayerState>) {
    this.#video = video;
    this.#store = store;
    this.#sources = new MirroredChildren<HTMLSourceElement>(video, {
      attributes: ['media', 'src', 'type'],
      bind: (original, image) =>
        image.addEventListener('error', () => original.dispatchEvent(new Event('error'))),
    });
  }

  /** Whether the `<video>` was given something to play. */
  get isActive(): boolean {
    return this.#isActive;
  }

  /**
   * Begins anew (HTML §4.8.11.5), be it with nothing; whatever played by itself
   * before is given up.
   *
   * @param preload as the attribute; null leaves it to the browser.
   */
  load(source: NativeSource, sources: readonly HTMLSourceElement[], preload: string | null): void {
    const video = this.#video;
    const wasActive = this.#isActive;
    this.#takeBack();
    if (source !== null || sources.length > 0) this.#begin(preload);
    this.#sources.update(sources);
    if (typeof source === 'string') video.setAttribute('src', source);
    else if (source) video.srcObject = source;
    else if (wasActive) video.load();
  }

  /** Gives up what it plays, for a torrent that is to play. */
  end(): void {
    if (!this.#isActive) return;
    this.#takeBack();
    this.#isActive = false;
    this.#sources.update([]);
    this.#video.removeAttribute('preload');
    this.#video.load();
  }

  /** `<source>` children came or went, which alone begins no other load (HTML §4.8.2). */
  update(sources: readonly HTMLSourceElement[], preload: string | null): void {
    if (sources.length > 0 && !this.#isActive) this.#begin(preload);
    this.#sources.update(sources);
  }

  /** The attribute `preload` changed; null when it was removed. */
  setPreload(preload: string | null): void {
    if (!this.#isActive) return;
    if (preload === null) this.#video.removeAttribute('preload');
    else this.#video.setAttribute('preload', preload);
  }

  /** Keeps the state in step with an event of the `<video>`; true when playback failed. */
  follow(type: string): boolean {
    if (!this.#isActive) return false;
    if (type === 'loadeddata') this.#store.patch('torrent', { phase: 'ready' });
    if (type === 'emptied') this.#store.patch('torrent', { phase: 'idle', error: null });
    if (type !== 'error') return false;
    this.#store.patch('torrent', { phase: 'failed', error: describe(this.#video.error) });
    return true;
  }

  #takeBack(): void {
    if (!this.#isActive) return;
    this.#video.removeAttribute('src');
    if (this.#video.srcObject) this.#video.srcObject = null;
    this.#store.patch('torrent', INITIAL_STATE.torrent);
  }

  #begin(preload: string | null): void {
    this.#isActive = true;
    this.setPreload(preload);
    this.#store.patch('torrent', { ...INITIAL_STATE.torrent, mode: 'http' });
  }
}

function describe(error: MediaError | null): PlayerErrorDetail {
  const isNetwork = error?.code === MediaError.MEDIA_ERR_NETWORK;
  const message = error?.message || 'the browser cannot play it';
  return { code: isNetwork ? 'load-failed' : 'media-unsupported', message, retryable: isNetwork };
}
