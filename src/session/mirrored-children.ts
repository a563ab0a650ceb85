/** What of an original its mirror image has, and how the two are bound together. */
export interface MirrorOptions<Child extends HTMLElement> {
  readonly attributes: readonly string[];
  /** Called once for each original, before its mirror image is inserted for the first time. */
  readonly bind: (original: Child, image: Child) => void;
}

/**
 * Mirrors children of one kind (`<track>`, `<source>`) into the `<video>`
 * inside, which knows only children of its own: in the same order, with the
 * same attributes. An original that comes back gets the image that it had.
 */
export class MirroredChildren<Child extends HTMLElement> {
  readonly #video: HTMLVideoElement;
  readonly #options: MirrorOptions<Child>;
  readonly #images = new WeakMap<Node, Child>();
  readonly #observer = new MutationObserver((records) => this.#follow(records));
  #originals: readonly Child[] = [];

  constructor(video: HTMLVideoElement, options: MirrorOptions<Child>) {
    this.#video = video;
    this.#options = options;
  }

  /** Mirrors these and no others, ahead of what else of the kind is in the `<video>`. */
  update(originals: readonly Child[]): void {
    this.#follow(this.#observer.takeRecords());
    for (const original of this.#originals) {
      if (!originals.includes(original)) this.#images.get(original)?.remove();
    }
    this.#originals = originals;
    originals.forEach((original, index) => {
      const image = this.#images.get(original) ?? this.#makeImage(original);
      const there = this.#video.getElementsByTagName(original.localName)[index];
      if (there !== image) this.#video.insertBefore(image, there ?? null);
    });
  }

  #makeImage(original: Child): Child {
    const { namespaceURI, localName } = original;
    const image = document.createElementNS(namespaceURI, localName) as Child;
    this.#images.set(original, image);
    for (const name of this.#options.attributes) copyAttribute(name, original, image);
    this.#observer.observe(original, { attributeFilter: [...this.#options.attributes] });
    this.#options.bind(original, image);
    return image;
  }

  #follow(records: readonly MutationRecord[]): void {
    for (const { target, attributeName } of records) {
      const image = this.#images.get(target);
      if (image && attributeName) copyAttribute(attributeName, target as Child, image);
    }
  }
}

function copyAttribute(name: string, from: Element, to: Element): void {
  const value = from.getAttribute(name);
  if (value === null) to.removeAttribute(name);
  // Setting `src` loads anew, also to what it was: that counts, and so it is not compared.
  else to.setAttribute(name, value);
}
