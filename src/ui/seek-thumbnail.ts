import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ThumbnailAt } from '../core/thumbnail.js';

/** Of the pictures, in pixels of the screen: enough for the preview on a fine one. */
const WIDTH_PIXELS = 320;

/** Times nearer than this share one picture: key frames are further apart. */
const STEP_SECONDS = 1;

/**
 * The picture for the time under the pointer. One is asked for at a time, of
 * bytes that are here; until it comes, the one before stays.
 */
export class SeekThumbnail implements ReactiveController {
  /** Shows the picture; in the page as long as there is one. */
  readonly canvas = document.createElement('canvas');
  readonly #host: ReactiveControllerHost;
  #wanted: number | null = null;
  #asking = new AbortController();
  #shown = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.canvas.setAttribute('part', 'seek-thumbnail');
    host.addController(this);
  }

  /** Whether `canvas` shows a picture. */
  get shown(): boolean {
    return this.#shown;
  }

  hostDisconnected(): void {
    this.#forget();
  }

  /** Wants the picture for another time, in seconds; null for none any more. */
  want(timeSeconds: number | null, thumbnailAt: ThumbnailAt): void {
    if (timeSeconds === null) this.#forget();
    else void this.#ask(Math.floor(timeSeconds / STEP_SECONDS) * STEP_SECONDS, thumbnailAt);
  }

  async #ask(timeSeconds: number, thumbnailAt: ThumbnailAt): Promise<void> {
    if (timeSeconds === this.#wanted) return;
    this.#wanted = timeSeconds;
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    const picture = await thumbnailAt(timeSeconds, { width: WIDTH_PIXELS, signal }).catch(
      () => null,
    );
    if (signal.aborted) picture?.close();
    else this.#show(picture);
  }

  #show(picture: ImageBitmap | null): void {
    this.#shown = picture !== null;
    if (picture) {
      this.canvas.width = picture.width;
      this.canvas.height = picture.height;
      // Takes the bitmap over, and closes it.
      this.canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
    }
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#asking.abort();
    this.#wanted = null;
    this.#shown = false;
  }
}
