/** The film in a window of its own, where the browser and the page allow it. */
export class PictureInPicture {
  readonly #video: HTMLVideoElement;
  readonly #changed: () => void;
  #active = false;

  /** @param changed - called when `active` became another */
  constructor(video: HTMLVideoElement, changed: () => void) {
    this.#video = video;
    this.#changed = changed;
  }

  get active(): boolean {
    return this.#active;
  }

  get available(): boolean {
    // Firefox has a button of its own, and no such member.
    const { pictureInPictureEnabled = false } = document as Partial<Document>;
    return pictureInPictureEnabled && !this.#video.disablePictureInPicture;
  }

  set(on: boolean): void {
    if (on === this.#active) return;
    const change = on ? this.#video.requestPictureInPicture() : document.exitPictureInPicture();
    change.catch(() => undefined); // Refused, or there is no picture yet: nothing changes.
  }

  /** Tells of changes until the signal aborts. */
  watch(signal: AbortSignal): void {
    const report = (active: boolean) => {
      this.#active = active;
      this.#changed();
    };
    this.#video.addEventListener('enterpictureinpicture', () => report(true), { signal });
    this.#video.addEventListener('leavepictureinpicture', () => report(false), { signal });
  }
}
