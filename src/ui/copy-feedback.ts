import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a button says that it copied. */
const SHOWN_MS = 2_000;

/** Copies text for a part of the interface, and remembers for a moment what was copied. */
export class CopyFeedback implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #copied: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether this text was copied a moment ago. */
  has(text: string): boolean {
    return text !== '' && this.#copied === text;
  }

  /** False where the page may not write to the clipboard: then the text itself is all there is. */
  async copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return false;
    }
    clearTimeout(this.#timer);
    this.#copied = text;
    this.#timer = setTimeout(() => {
      this.#copied = null;
      this.#host.requestUpdate();
    }, SHOWN_MS);
    this.#host.requestUpdate();
    return true;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#copied = null;
  }
}
