/** Where playback was, to go on from there. */
export interface ResumePoint {
  readonly timeSeconds: number;
  readonly playing: boolean;
}

export interface HttpPlaybackOptions {
  readonly video: HTMLVideoElement;
  /** Tried in this order; at least one. */
  readonly urls: readonly string[];
  readonly resume: ResumePoint;
  /** Each URL when its turn comes. */
  readonly onUrl: (url: string) => void;
  /** The first frame is there. */
  readonly onReady: () => void;
  /** None of them plays. */
  readonly onExhausted: () => void;
}

/** Plays plain HTTP URLs natively, one after the other until one plays. Ends with `end()`. */
export class HttpPlayback {
  readonly #options: HttpPlaybackOptions;
  readonly #lifetime = new AbortController();
  readonly #untried: string[];
  #resume: ResumePoint;
  #url = '';

  constructor(options: HttpPlaybackOptions) {
    this.#options = options;
    this.#untried = [...options.urls];
    this.#resume = options.resume;
    const { video } = options;
    const { signal } = this.#lifetime;
    video.addEventListener('error', () => this.#failed(), { signal });
    video.addEventListener('loadedmetadata', () => this.#seek(), { signal });
    video.addEventListener('loadeddata', options.onReady, { signal });
    this.#next();
  }

  /** What plays, '' when none does. */
  get url(): string {
    return this.#url;
  }

  /** Stops, and empties the element. */
  end(): void {
    this.#lifetime.abort();
    this.#options.video.removeAttribute('src');
    this.#options.video.load();
  }

  #failed(): void {
    const { video } = this.#options;
    // Broken off on the way: the next one goes on from there.
    if (video.currentTime > 0) {
      this.#resume = { timeSeconds: video.currentTime, playing: !video.paused };
    }
    this.#next();
  }

  #next(): void {
    const { video, onUrl, onExhausted } = this.#options;
    const url = this.#untried.shift();
    if (url === undefined) {
      this.end();
      onExhausted();
      return;
    }
    const playing = this.#resume.playing || !video.paused;
    this.#resume = { ...this.#resume, playing };
    this.#url = url;
    video.src = url;
    onUrl(url);
    // A refusal (a policy on autoplay) leaves it paused, a failure comes as an `error` event.
    if (playing) video.play().catch(() => undefined);
  }

  #seek(): void {
    const { timeSeconds } = this.#resume;
    if (timeSeconds > 0) this.#options.video.currentTime = timeSeconds;
  }
}
