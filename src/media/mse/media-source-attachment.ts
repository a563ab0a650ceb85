import { PlayerError } from '../../core/player-error.js';

type MediaSourceConstructor = new () => MediaSource;

/** MediaSource where there is one; on iPhones there is only ManagedMediaSource. */
function findConstructor(): MediaSourceConstructor | undefined {
  const scope: {
    MediaSource?: MediaSourceConstructor;
    ManagedMediaSource?: MediaSourceConstructor;
  } = globalThis;
  return scope.MediaSource ?? scope.ManagedMediaSource;
}

/**
 * A MediaSource on a media element. It is made before the media pipeline is
 * loaded, because a user's click allows playback of what the element has then.
 */
export class MediaSourceAttachment {
  /** Whether this browser has Media Source Extensions. */
  static get supported(): boolean {
    return findConstructor() !== undefined;
  }

  /** The MediaSource, once it accepts SourceBuffers. Never resolves when detached before. */
  readonly opened: Promise<MediaSource>;
  readonly #video: HTMLVideoElement;
  readonly #url: string;

  /**
   * Replaces whatever the element played, synchronously.
   *
   * @throws PlayerError `mse-unavailable`
   */
  constructor(video: HTMLVideoElement) {
    const Constructor = findConstructor();
    if (!Constructor) {
      throw new PlayerError('mse-unavailable', 'this browser has no Media Source Extensions');
    }
    const mediaSource = new Constructor();
    this.opened = new Promise((resolve) => {
      mediaSource.addEventListener('sourceopen', () => resolve(mediaSource), { once: true });
    });
    this.#video = video;
    this.#url = URL.createObjectURL(mediaSource);
    // A ManagedMediaSource stays closed while its element could be cast elsewhere.
    if (!('MediaSource' in globalThis)) video.disableRemotePlayback = true;
    video.src = this.#url;
  }

  /** Revokes the blob URL and empties the element, unless it plays something else by now. */
  detach(): void {
    URL.revokeObjectURL(this.#url);
    if (this.#video.src !== this.#url) return;
    this.#video.removeAttribute('src');
    this.#video.load();
  }
}
