import type { MediaTasks } from './media-tasks.js';

/** `networkState` values (HTML §4.8.11.4). */
const EMPTY = 0;
const IDLE = 1;
const LOADING = 2;
const NO_SOURCE = 3;

/** Events that tell of loading: the element's own, never those of the `<video>` inside it. */
const LOAD_EVENTS: ReadonlySet<string> = new Set([
  'abort',
  'emptied',
  'error',
  'loadstart',
  'suspend',
]);

/** Events that say nothing of loading, and so may come before `loadstart`. */
export const EVENTS_OF_PLAYING: ReadonlySet<string> = new Set([
  'pause',
  'play',
  'ratechange',
  'volumechange',
  'waiting',
]);

/** What counts of the `<video>` inside. */
type InnerMedia = Pick<
  HTMLMediaElement,
  'currentSrc' | 'duration' | 'playbackRate' | 'defaultPlaybackRate'
>;

/**
 * The load algorithm of an element that plays torrents (HTML §4.8.11.5) as far
 * as it can be observed: `networkState`, and the events of loading, in order
 * and once. The `<video>` inside is attached and emptied at other times, and
 * what it says of that would confuse.
 */
export class ResourceLoad {
  #networkState = EMPTY;
  readonly #announced = new Map<string, unknown>([['rate', '1 1']]);
  readonly #tasks: MediaTasks;
  readonly #fire: (type: string) => void;

  constructor(tasks: MediaTasks, fire: (type: string) => void) {
    this.#tasks = tasks;
    this.#fire = fire;
  }

  /** What `networkState` is, given that of the `<video>` inside, which may play without us. */
  networkState(inner: number): number {
    return this.#networkState === EMPTY ? inner : this.#networkState;
  }

  /** Whether an event of the `<video>` inside is none of the element's, or tells nothing new. */
  hides(type: string, inner: InnerMedia): boolean {
    if (type === 'durationchange') return this.#isKnown('duration', inner.duration);
    // Attaching resets the rate, and it is restored.
    if (type === 'ratechange') {
      return this.#isKnown('rate', `${inner.playbackRate} ${inner.defaultPlaybackRate}`);
    }
    // It may load by itself, from `<source>` children; what was ours came from a blob.
    const isOurs = this.#networkState !== EMPTY || /^(blob:|$)/.test(inner.currentSrc);
    return isOurs && LOAD_EVENTS.has(type);
  }

  /** What was loaded, if anything, is given up; another source is about to be selected. */
  begin(): void {
    this.#tasks.clear();
    this.#announced.delete('duration');
    if (this.#networkState === LOADING || this.#networkState === IDLE) this.#queue('abort');
    if (this.#networkState !== EMPTY) this.#queue('emptied');
    this.#networkState = NO_SOURCE;
  }

  /** There is nothing to select. */
  selectNothing(): void {
    this.#networkState = EMPTY;
  }

  /** A source was selected. */
  select(): void {
    this.#networkState = LOADING;
    this.#queue('loadstart');
  }

  /** Nothing is fetched for now: all is there, or not more is wanted. */
  suspend(): void {
    if (this.#networkState !== LOADING) return;
    this.#networkState = IDLE;
    this.#queue('suspend');
  }

  /** Something is fetched again. */
  resume(): void {
    if (this.#networkState === IDLE) this.#networkState = LOADING;
  }

  /** The source cannot be played. Its `error` event comes at once, after what is queued. */
  fail(): void {
    this.#networkState = NO_SOURCE;
    this.#tasks.flush();
    this.#fire('error');
  }

  /** Notes a value that is being announced; true when it was announced before. */
  #isKnown(name: string, value: unknown): boolean {
    const isKnown = Object.is(this.#announced.get(name), value);
    this.#announced.set(name, value);
    return isKnown;
  }

  #queue(type: string): void {
    this.#tasks.queue(() => this.#fire(type));
  }
}
