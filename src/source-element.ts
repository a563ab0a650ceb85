import { CustomVideoElement } from 'custom-media-element';
import { INITIAL_STATE, type PlayerState } from './core/player-state.js';
import { Store } from './core/store.js';
import { parseTorrentSource, type TorrentSource } from './engine/torrent-source.js';
import { defineReflectedMembers, type MediaHost } from './media-members.js';
import { parsePreload, type Preload } from './session/attribute-values.js';
import { httpUrls } from './session/http-sources.js';
import { withoutFragment } from './session/media-fragment.js';
import { canPlay } from './session/play-type.js';
import { toSnapshot, type TorrentSnapshot } from './session/snapshot.js';
import { createVideoShadow } from './session/video-shadow.js';

/** The forms in which a page may hand over a `.torrent`. */
export type TorrentObject = Blob | Uint8Array;

/** What `<torrent-video>` says of its source, and what is known of it; it loads nothing itself. */
export abstract class SourceElement extends CustomVideoElement {
  static {
    const { prototype } = this as unknown as { readonly prototype: MediaHost & HTMLElement };
    if (typeof HTMLVideoElement !== 'undefined') defineReflectedMembers(prototype);
  }

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

  /** The `src` attribute: a URL as an absolute one, anything else as it is; '' when absent. */
  override get src(): string {
    const text = this.getAttribute('src') ?? '';
    try {
      const source = parseTorrentSource(withoutFragment(text), this.baseURI);
      return source.kind === 'url' ? new URL(text, this.baseURI).href : text;
    } catch {
      return text;
    }
  }
  override set src(value: string) {
    this.setAttribute('src', value);
  }

  /** What the browser can play, and containers that the player reads; `maybe` for a torrent. */
  override canPlayType(type: string): CanPlayTypeResult {
    const isTypeSupported = (mimeType: string) =>
      'MediaSource' in globalThis && MediaSource.isTypeSupported(mimeType);
    return canPlay(type, this.nativeEl.canPlayType(type), isTypeSupported);
  }

  /** How much is done before play: `none` (the default), `metadata` or `auto`. */
  override get preload(): Preload {
    return parsePreload(this.getAttribute('preload'));
  }
  override set preload(value: string) {
    this.setAttribute('preload', value);
  }

  /** @internal The `<video>` inside. */
  get media(): HTMLVideoElement {
    return this.nativeEl;
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
    return parseTorrentSource(withoutFragment(text), this.baseURI);
  }

  /** @internal What `<source>` children offer over HTTP, in their order. */
  protected httpUrls(): readonly string[] {
    const slot = this.shadowRoot?.querySelector<HTMLSlotElement>('slot:not([name])');
    const children = slot?.assignedElements({ flatten: true }) ?? [];
    const sources = children.filter((child) => child instanceof HTMLSourceElement);
    return httpUrls(sources, (type) => this.nativeEl.canPlayType(type), this.baseURI);
  }

  /** @internal */
  protected readonly read = (name: string): string | null => this.getAttribute(name);

  /** @internal `srcObject` was set. */
  protected abstract sourceObjectChanged(): void;
}
