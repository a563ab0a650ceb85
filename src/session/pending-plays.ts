/**
 * Promises of `play()` that are not settled (HTML §4.8.11.8). They are those of
 * the `<video>` inside, but when the source fails they reject for that reason.
 */
export class PendingPlays {
  readonly #rejections = new Set<(reason: DOMException) => void>();

  track(playing: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#rejections.add(reject);
      const settled = () => this.#rejections.delete(reject);
      playing.then(resolve, reject).then(settled, settled);
    });
  }

  /** Rejects all of them. */
  fail(message: string): void {
    for (const reject of this.#rejections) reject(notSupported(message));
    this.#rejections.clear();
  }
}

export function notSupported(message: string): DOMException {
  return new DOMException(message, 'NotSupportedError');
}
