import type { EmbeddedSubtitles } from '../../media/subtitles/embedded-subtitles.js';
import type { ManagedTrack } from './managed-track.js';

/** Texts are read so long before they are shown; what playback holds reaches further. */
const AHEAD_SECONDS = 30;

/** Events after which playback is elsewhere, or more of the file may be held. */
const OCCASIONS = ['timeupdate', 'progress', 'seeked', 'loadeddata'] as const;

/**
 * Fills a text track from inside the container while it is on: the texts
 * around where playback is, along with playback.
 */
export class EmbeddedFeed {
  readonly #video: HTMLVideoElement;
  readonly #embedded: EmbeddedSubtitles;
  readonly #trackId: number;
  readonly #track: ManagedTrack;
  readonly #signal: AbortSignal;
  #reading: AbortController | null = null;
  #isStale = false;

  constructor(
    video: HTMLVideoElement,
    embedded: EmbeddedSubtitles,
    trackId: number,
    track: ManagedTrack,
    signal: AbortSignal,
  ) {
    this.#video = video;
    this.#embedded = embedded;
    this.#trackId = trackId;
    this.#track = track;
    this.#signal = signal;
    for (const type of OCCASIONS) video.addEventListener(type, () => this.update(), { signal });
    // What was read for is not wanted any more.
    video.addEventListener('seeking', () => this.#restart(), { signal });
  }

  /** Looks whether there is more to read; call it when the track is turned on too. */
  update(): void {
    if (!this.#track.isOn || this.#signal.aborted) return;
    this.#isStale = true;
    if (!this.#reading) void this.#readUntilFresh();
  }

  #restart(): void {
    this.#reading?.abort();
    this.#reading = null;
    this.update();
  }

  async #readUntilFresh(): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    const signal = AbortSignal.any([reading.signal, this.#signal]);
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#read(this.#video.currentTime, signal);
      }
    } catch {
      // Aborted, or the file cannot be read: playback, which reads it too, tells of that.
    }
    if (this.#reading === reading) this.#reading = null;
  }

  async #read(seconds: number, signal: AbortSignal): Promise<void> {
    const end = seconds + AHEAD_SECONDS;
    for await (const cue of this.#embedded.cuesBetween(this.#trackId, seconds, end, signal)) {
      signal.throwIfAborted();
      this.#track.add(cue);
    }
  }
}
