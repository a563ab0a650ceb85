/** Video.js 10 asks for its media element by this key. */
const MEDIA_CONTEXT = Symbol.for('@videojs/media');

/** What a player of Video.js 10 answers with. */
interface MediaContext {
  readonly setMedia: (media: HTMLElement | null) => void;
}

/** An event of the Context Community Protocol (Web Components Community Group). */
class ContextRequest extends Event {
  readonly context = MEDIA_CONTEXT;

  constructor(
    readonly contextTarget: Element,
    readonly callback: (value: MediaContext | undefined) => void,
  ) {
    super('context-request', { bubbles: true, composed: true });
  }
}

/**
 * Makes an element the media of the Video.js 10 player around it, if there is
 * one. That player finds `<video>` and `<audio>` by itself; any other media
 * element has to say that it is one, once it is in the document and again when
 * the player comes later.
 */
export class MediaOffer {
  readonly #element: HTMLElement;
  #placement = new AbortController();
  #context: MediaContext | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** The element is in the document. */
  begin(): void {
    this.#placement = new AbortController();
    const { signal } = this.#placement;
    this.#make();
    const onProvider = (event: Event): void => {
      const { context } = event as Partial<ContextRequest> & Event;
      // Later: it tells of itself while it is being made.
      if (context === MEDIA_CONTEXT) queueMicrotask(() => !signal.aborted && this.#make());
    };
    this.#element.ownerDocument.addEventListener('context-provider', onProvider, { signal });
  }

  /** The element has left it. */
  end(): void {
    this.#placement.abort();
    this.#context?.setMedia(null);
    this.#context = undefined;
  }

  #make(): void {
    const request = new ContextRequest(this.#element, (context) => {
      this.#context = context;
      context?.setMedia(this.#element);
    });
    this.#element.dispatchEvent(request);
  }
}
