/** What it keeps of a picture must be let go of. */
interface Closable {
  close(): void;
}

/** The pictures that were asked for last, up to a number; others are closed. */
export class RecentPictures<Picture extends Closable> {
  readonly #limit: number;
  /** In the order of their last use. */
  readonly #pictures = new Map<string, Picture>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Picture | null {
    const picture = this.#pictures.get(key);
    if (!picture) return null;
    this.#pictures.delete(key);
    this.#pictures.set(key, picture);
    return picture;
  }

  set(key: string, picture: Picture): void {
    this.#forget(key);
    this.#pictures.set(key, picture);
    for (const oldest of this.#pictures.keys()) {
      if (this.#pictures.size <= this.#limit) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#pictures.get(key)?.close();
    this.#pictures.delete(key);
  }
}
