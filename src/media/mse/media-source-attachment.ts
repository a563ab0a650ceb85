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
  readonly #mediaSource: MediaSource;
  /** Null when it is the element's `srcObject`. */
  readonly #url: string | null;

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
    this.#mediaSource = mediaSource;
    // A ManagedMediaSource stays closed while its element could be cast elsewhere.
    if (!('MediaSource' in globalThis)) video.disableRemotePlayback = true;
    this.#url = attachAsObject(video, mediaSource) ? null : attachByUrl(video, mediaSource);
  }

  /** Revokes the blob URL and empties the element, unless it plays something else by now. */
  detach(): void {
    if (this.#url === null) {
      if (this.#video.srcObject === this.#mediaSource) this.#video.srcObject = null;
      return;
    }
    URL.revokeObjectURL(this.#url);
    if (this.#video.src !== this.#url) return;
    this.#video.removeAttribute('src');
    this.#video.load();
  }
}

/**
 * WebKit plays no blob URL in a page whose origin is opaque, as in a sandboxed
 * frame, but takes the object. Others take URLs alone, and say so by throwing.
 */
function attachAsObject(video: HTMLVideoElement, mediaSource: MediaSource): boolean {
  if (globalThis.origin !== 'null') return false;
  try {
    video.srcObject = mediaSource;
    return true;
  } catch {
    return false;
  }
}

function attachByUrl(video: HTMLVideoElement, mediaSource: MediaSource): string {
  const url = URL.createObjectURL(mediaSource);
  video.src = url;
  return url;
}
