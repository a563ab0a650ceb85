import type { AudioTrackInfo, TracksSlice } from '../core/player-state.js';
import { defineEventHandlers } from './event-handlers.js';
import type { MediaTasks } from './media-tasks.js';

/** One audio track of the file that plays (HTML §4.8.11.10.2). */
export class AudioTrack {
  readonly id: string;
  /** `main` for the one to prefer, `alternative` for the others. */
  readonly kind: string;
  /** Its name in the container, else that of its language, else ''. Untrusted text. */
  readonly label: string;
  /** BCP 47; '' when unknown. */
  readonly language: string;
  readonly #list: TrackControl;

  /** @internal Made by its list. */
  constructor({ id, label, language }: AudioTrackInfo, kind: string, list: TrackControl) {
    this.id = id;
    this.kind = kind;
    this.label = label;
    this.language = language;
    this.#list = list;
  }

  /**
   * Whether this is the track that is heard, or about to be. One is at a time:
   * enabling a track disables the other, and disabling the one that plays does
   * nothing. For silence, mute the element.
   */
  get enabled(): boolean {
    return this.#list.enabledId === this.id;
  }
  set enabled(on: boolean) {
    if (on && !this.enabled) this.#list.enable(this.id);
  }
}

interface TrackControl {
  readonly enabledId: string | null;
  enable(id: string): void;
}

/** `addtrack` and `removetrack` say which track; TrackEvent takes none but the browser's own. */
export class AudioTrackEvent extends Event {
  constructor(
    type: 'addtrack' | 'removetrack',
    readonly track: AudioTrack,
  ) {
    super(type);
  }
}

type Handler = ((this: AudioTrackList, event: Event) => unknown) | null;

/**
 * The audio tracks of the file that plays (HTML §4.8.11.10.1): indexed,
 * iterable and live. Empty until the file's container was read, which is
 * before `loadedmetadata`; emptied, without events, with the media element.
 *
 * @fires addtrack - A track came: `track`.
 * @fires removetrack - A track went: `track`. Never happens; the list is emptied.
 * @fires change - Another track is enabled.
 */
export class AudioTrackList extends EventTarget {
  readonly [index: number]: AudioTrack;
  declare onaddtrack: Handler;
  declare onremovetrack: Handler;
  declare onchange: Handler;
  static {
    defineEventHandlers(this.prototype, ['addtrack', 'removetrack', 'change']);
  }

  readonly #tasks: MediaTasks;
  readonly #control: TrackControl;
  #tracks: readonly AudioTrack[] = [];
  #slice: TracksSlice = { audio: [], audioId: null };

  /** @param choose asks for another track; `update` then says what came of it. */
  constructor(tasks: MediaTasks, choose: (id: string) => void) {
    super();
    this.#tasks = tasks;
    const enabledId = () => this.#slice.audioId;
    this.#control = {
      get enabledId() {
        return enabledId();
      },
      enable: choose,
    };
  }

  get length(): number {
    return this.#tracks.length;
  }

  getTrackById(id: string): AudioTrack | null {
    return this.#tracks.find((track) => track.id === id) ?? null;
  }

  [Symbol.iterator](): IterableIterator<AudioTrack> {
    return this.#tracks[Symbol.iterator]();
  }

  /** @internal Follows the state, and tells what changed. */
  update(slice: TracksSlice): void {
    const former = this.#slice;
    this.#slice = slice;
    if (slice.audio !== former.audio) this.#replace(slice.audio);
    else if (slice.audioId !== former.audioId) this.#fire(new Event('change'));
  }

  #replace(audio: readonly AudioTrackInfo[]): void {
    for (const index of this.#tracks.keys()) Reflect.deleteProperty(this, index);
    this.#tracks = audio.map((info, index) => {
      const track = new AudioTrack(info, index === 0 ? 'main' : 'alternative', this.#control);
      Object.defineProperty(this, index, { value: track, configurable: true, enumerable: true });
      this.#fire(new AudioTrackEvent('addtrack', track));
      return track;
    });
  }

  #fire(event: Event): void {
    this.#tasks.queue(() => this.dispatchEvent(event));
  }
}
