import { parseTimeFragment, type TimeFragment } from './media-fragment.js';

/** Holds playback to the span that the source's URL names (Media Fragments URI 1.0 §4.2.1). */
export class FragmentPlayback {
  #fragment: TimeFragment | null = null;

  /** Where playback begins, in seconds. */
  get start(): number {
    return this.#fragment?.start ?? 0;
  }

  /** Another source was selected; '' for one that names no span. */
  select(url: string): void {
    this.#fragment = parseTimeFragment(url);
  }

  /** Pauses once, where the span ends. */
  pauseAtEnd(media: HTMLMediaElement): void {
    const end = this.#fragment?.end ?? Infinity;
    if (media.paused || media.seeking || media.currentTime < end) return;
    this.#fragment = null;
    media.pause();
  }
}
