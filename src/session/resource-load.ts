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
type InnerMedia = Pick<HTMLMediaElement, 'duration' | 'playbackRate' | 'defaultPlaybackRate'>;

/**
 * The load algorithm of an element that plays torrents (HTML §4.8.11.5) as far
 * as it can be observed: `networkState`, and the events of loading, in order
 * and once. The `<video>` inside is attached and emptied at other times, and
 * what it says of that would confuse.
 */
export class ResourceLoad {
  #networkState = EMPTY;
  /** Whether the `<video>` inside may still tell of what it loaded for us. */
  #isStale = false;
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

  /**
   * Whether an event of the `<video>` inside is none of the element's, or tells
   * nothing new. Those of loading are the element's when it plays by itself.
   */
  hides(type: string, inner: InnerMedia, isNative: boolean): boolean {
    if (type === 'durationchange') return this.#isKnown('duration', inner.duration);
    // Attaching resets the rate, and it is restored.
    if (type === 'ratechange') {
      return this.#isKnown('rate', `${inner.playbackRate} ${inner.defaultPlaybackRate}`);
    }
    if (isNative && type === 'loadstart') {
      this.#isStale = false;
      this.#announced.delete('duration');
    }
    return (!isNative || this.#isStale) && LOAD_EVENTS.has(type);
  }

  /**
   * What was loaded, if anything, is given up; another source is about to be
   * selected. `inner` is how the `<video>` inside was.
   */
  begin(inner: Pick<HTMLMediaElement, 'networkState' | 'currentTime'>): void {
    const former = this.networkState(inner.networkState);
    this.#tasks.clear();
    this.#announced.delete('duration');
    if (former === LOADING || former === IDLE) this.#queue('abort');
    if (former !== EMPTY) this.#queue('emptied');
    if (former !== EMPTY && inner.currentTime > 0) this.#queue('timeupdate');
    this.#networkState = NO_SOURCE;
    this.#isStale = true;
  }

  /** There is nothing to select, or the `<video>` inside selects for itself. */
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
