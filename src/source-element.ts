import { CustomVideoElement } from 'custom-media-element';
import { INITIAL_STATE, type PlayerState } from './core/player-state.js';
import { Store } from './core/store.js';
import { parseTorrentSource, type TorrentSource } from './engine/torrent-source.js';
import { parsePreload, type Preload } from './session/attribute-values.js';
import { toSnapshot, type TorrentSnapshot } from './session/snapshot.js';
import { createVideoShadow } from './session/video-shadow.js';

/** The forms in which a page may hand over a `.torrent`. */
export type TorrentObject = Blob | Uint8Array;

/** What `<torrent-video>` says of its source, and what is known of it; it loads nothing itself. */
export abstract class SourceElement extends CustomVideoElement {
  /** The whole state, for interfaces built on this element. Read it; never patch it. */
  readonly store = new Store<PlayerState>(INITIAL_STATE);

  #srcObject: TorrentObject | null = null;

  /** A frozen snapshot of the torrent; null before a source is set. */
  get torrent(): TorrentSnapshot | null {
    return this.hasSource() ? toSnapshot(this.store.state) : null;
  }

  /** The magnet URI, '' when absent. Reflects the attribute. */
  get magnet(): string {
    return this.getAttribute('magnet') ?? '';
  }
  set magnet(value: string) {
    this.setAttribute('magnet', value);
  }

  /** Which file plays: index, path or glob. Reflects the attribute. */
  get file(): string {
    return this.getAttribute('file') ?? '';
  }
  set file(value: string) {
    this.setAttribute('file', value);
  }

  /**
   * True unless it is off: capped and eased count as on. Setting it is a request:
   * the value, the snapshot and `torrentseedingchange` follow when the engine obeys.
   */
  get seeding(): boolean {
    return this.store.state.swarm.seeding !== 'off';
  }
  set seeding(on: boolean) {
    this.setAttribute('seeding', on ? 'on' : 'off');
  }

  /** A `.torrent` as a File, Blob or its bytes. Wins over both attributes while set. */
  override get srcObject(): MediaProvider | null {
    return this.#srcObject as MediaProvider | null;
  }
  override set srcObject(value: TorrentObject | MediaProvider | null) {
    this.#srcObject = value instanceof Blob || value instanceof Uint8Array ? value : null;
    this.sourceObjectChanged();
  }

  /** How much is done before play: `none` (the default), `metadata` or `auto`. */
  override get preload(): Preload {
    return parsePreload(this.getAttribute('preload'));
  }
  override set preload(value: string) {
    this.setAttribute('preload', value);
  }

  override init(): void {
    if (!this.shadowRoot) createVideoShadow(this);
    super.init();
  }

  /** @internal */
  protected hasSource(): boolean {
    return this.#srcObject !== null || this.hasAttribute('magnet') || this.hasAttribute('src');
  }

  /** @internal Throws a PlayerError when it is none. */
  protected parseSource(): TorrentSource | Blob {
    const object = this.#srcObject;
    if (object instanceof Blob) return object;
    if (object) return { kind: 'bytes', bytes: object };
    const text = this.getAttribute('magnet') ?? this.getAttribute('src') ?? '';
    return parseTorrentSource(text, this.baseURI);
  }

  /** @internal */
  protected readonly read = (name: string): string | null => this.getAttribute(name);

  /** @internal `srcObject` was set. */
  protected abstract sourceObjectChanged(): void;
}
