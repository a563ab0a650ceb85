/**
 * Whether the browser wants media now. A ManagedMediaSource says so by
 * `startstreaming` and `endstreaming` (MSE 2, "ManagedMediaSource interface"),
 * to spare a phone's radio; a MediaSource always does.
 */
export class StreamingWish {
  #isWanted = true;

  /** Stops listening when `signal` aborts. @param onChange called after each change. */
  constructor(mediaSource: MediaSource, onChange: () => void, signal: AbortSignal) {
    const become = (isWanted: boolean) => () => {
      this.#isWanted = isWanted;
      onChange();
    };
    mediaSource.addEventListener('startstreaming', become(true), { signal });
    mediaSource.addEventListener('endstreaming', become(false), { signal });
  }

  /** True from the beginning: browsers tell of it only after they have seen some media. */
  get isWanted(): boolean {
    return this.#isWanted;
  }
}
