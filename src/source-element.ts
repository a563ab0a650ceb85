import { INITIAL_STATE, type PlayerState } from './core/player-state.js';
import { Store } from './core/store.js';
import { isTorrentName, parseTorrentSource, type TorrentSource } from './engine/torrent-source.js';
import { setText } from './media-members.js';
import { parsePreload, parseTokens, type Preload } from './session/attribute-values.js';
import { httpUrls, mayPlayWithoutPeers } from './session/http-sources.js';
import { withoutFragment } from './session/media-fragment.js';
import { isMediaUrl, type NativeSource } from './session/native-playback.js';
import { canPlay } from './session/play-type.js';
import { toSnapshot, type TorrentSnapshot } from './session/snapshot.js';
import { mirrorTracks } from './session/text-track-children.js';
import { VideoHost } from './video-host.js';

/** The forms in which a page may hand over a `.torrent`. */
export type TorrentObject = Blob | Uint8Array;

/** What `<torrent-video>` says of its source, and what is known of it; it loads nothing itself. */
export abstract class SourceElement extends VideoHost {
  /** The whole state, for interfaces built on this element. Read it; never patch it. */
  readonly store = new Store<PlayerState>(INITIAL_STATE);

  #srcObject: TorrentObject | MediaProvider | null = null;
  readonly #tracks = mirrorTracks(this.media);

  /** A frozen snapshot of the torrent; null before a source is set. */
  get torrent(): TorrentSnapshot | null {
    const { state } = this.store;
    return this.hasSource() || state.torrent.mode === 'http' ? toSnapshot(state) : null;
  }

  /** The magnet URI, '' when absent. Reflects the attribute. */
  get magnet(): string {
    return this.getAttribute('magnet') ?? '';
  }
  set magnet(value: string) {
    setText(this, 'magnet', value);
  }

  /** Which file plays: index, path or glob. Reflects the attribute. */
  get file(): string {
    return this.getAttribute('file') ?? '';
  }
  set file(value: string) {
    setText(this, 'file', value);
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

  /**
   * A `.torrent` as a File, Blob or its bytes, or what `<video>` takes: a
   * MediaStream for example. Wins over both attributes while set.
   *
   * @throws TypeError when it is something else.
   */
  override get srcObject(): MediaProvider | null {
    return this.#srcObject as MediaProvider | null;
  }
  override set srcObject(value: TorrentObject | MediaProvider | null | undefined) {
    if (value && !isTorrentObject(value) && !isMediaProvider(value)) {
      throw new TypeError('srcObject is neither a .torrent nor what a <video> takes');
    }
    this.#srcObject = value ?? null;
    this.loadAgain();
  }

  /** The `src` attribute: a magnet URI or infohash as it is, a URL as an absolute one; '' when absent. */
  override get src(): string {
    const text = this.getAttribute('src');
    if (text === null || isTorrentName(text)) return text ?? '';
    return URL.canParse(text, this.baseURI) ? new URL(text, this.baseURI).href : text;
  }
  override set src(value: string) {
    setText(this, 'src', value);
  }

  /** What the browser can play, and containers that the player reads; `maybe` for a torrent. */
  override canPlayType(type: string): CanPlayTypeResult {
    const isTypeSupported = (mimeType: string) =>
      'MediaSource' in globalThis && MediaSource.isTypeSupported(mimeType);
    return canPlay(type, this.media.canPlayType(type), isTypeSupported);
  }

  /** How much is done before play: `none` (the default), `metadata` or `auto`. */
  override get preload(): Preload {
    return parsePreload(this.getAttribute('preload'));
  }
  override set preload(value: string) {
    this.setAttribute('preload', value);
  }

  /** Whether there is a `<source>` child that `playOverHttp()` would try. */
  get canPlayOverHttp(): boolean {
    return this.httpUrls().length > 0;
  }

  /** The text tracks, those of `<track>` children first (HTML §4.8.11.11.5). */
  override get textTracks(): TextTrackList {
    this.childrenChanged();
    return this.media.textTracks;
  }

  override childrenChanged(): void {
    this.#tracks.update(this.childrenOf(HTMLTrackElement));
  }

  /** @internal Whether a torrent is named, be it only by mistake. */
  protected hasSource(): boolean {
    if (this.#srcObject) return isTorrentObject(this.#srcObject);
    return this.hasAttribute('magnet') || (this.hasAttribute('src') && !this.#isMedia());
  }

  /** @internal What the browser plays without us, if no torrent is named. */
  protected nativeSource(): NativeSource {
    if (this.hasSource()) return null;
    return (this.#srcObject as MediaProvider | null) ?? this.getAttribute('src');
  }

  /** @internal `<source>` children are the fallback of a torrent; without one they are the source. */
  protected nativeSources(): readonly HTMLSourceElement[] {
    const isFree = !this.hasSource() && this.nativeSource() === null;
    return isFree ? this.childrenOf(HTMLSourceElement) : [];
  }

  #isMedia(): boolean {
    return isMediaUrl(this.getAttribute('src') ?? '', this.baseURI);
  }

  /** @internal Throws a PlayerError when it is none. */
  protected parseSource(): TorrentSource | Blob {
    const object = this.#srcObject;
    if (object instanceof Blob) return object;
    if (object instanceof Uint8Array) return { kind: 'bytes', bytes: object };
    const text = this.getAttribute('magnet') ?? this.getAttribute('src') ?? '';
    return parseTorrentSource(withoutFragment(text), this.baseURI);
  }

  /** @internal */
  protected isValidSource(): boolean {
    try {
      return Boolean(this.parseSource());
    } catch {
      return false;
    }
  }

  /** @internal Whether web seeds may do without peers. */
  protected mayPlayWithoutPeers(): boolean {
    if (!this.hasSource()) return false;
    try {
      return mayPlayWithoutPeers(this.parseSource(), parseTokens(this.getAttribute('web-seeds')));
    } catch {
      return false;
    }
  }

  /** @internal What `<source>` children offer over HTTP, in their order. */
  protected httpUrls(): readonly string[] {
    const canPlayType = (type: string) => this.media.canPlayType(type);
    return httpUrls(this.childrenOf(HTMLSourceElement), canPlayType, this.baseURI);
  }

  /** @internal Children of one kind, also those that come through a slot. */
  protected childrenOf<Child extends Element>(kind: new () => Child): readonly Child[] {
    const children = this.shadowRoot?.querySelector('slot')?.assignedElements({ flatten: true });
    return (children ?? []).filter((child): child is Child => child instanceof kind);
  }

  /** @internal */
  protected readonly read = (name: string): string | null => this.getAttribute(name);

  /** @internal The source became another. */
  protected abstract loadAgain(): void;
}

function isTorrentObject(value: object): value is TorrentObject {
  return value instanceof Blob || value instanceof Uint8Array;
}

function isMediaProvider(value: object): value is MediaProvider {
  const kinds = ['MediaStream', 'MediaSource', 'MediaSourceHandle', 'ManagedMediaSource'];
  return kinds.some((kind) => {
    const constructor: unknown = Reflect.get(globalThis, kind);
    return typeof constructor === 'function' && value instanceof constructor;
  });
}
