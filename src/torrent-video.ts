import type { ThumbnailOptions } from './core/thumbnail.js';
import type { TorrentElementEventMap } from './events.js';
import { MediaElement } from './media-element.js';
import { parseSeeding } from './session/attribute-values.js';
import type { SaveOptions } from './session/file-fetching.js';
import { loadEngine, loadSaving } from './session/lazy-parts.js';
import { MediaOffer } from './session/media-context.js';
import {
  CONSENT_ATTRIBUTES,
  LIMIT_ATTRIBUTES,
  OWN_ATTRIBUTES,
  SOURCE_ATTRIBUTES,
  SOURCE_DETAILS,
  readLimits,
  readSessionOptions,
} from './session/session-attributes.js';

/**
 * `<torrent-video>`: looks and behaves like `<video>`, but its source is a
 * torrent. Every attribute, member and event of HTMLVideoElement is there.
 *
 * Contacts nobody before playback is asked for (`play()`, `autoplay`, or
 * `preload` other than `none`); releases everything when it leaves the document.
 *
 * @tag torrent-video
 * @attr {string} magnet - Magnet URI; wins over `src`. May end in `#t=` like `src`.
 * @attr {string} src - Magnet URI, bare infohash, or URL of a `.torrent` (or of a media file); `#t=10,20` plays from 10 s and pauses at 20 s.
 * @attr {none|metadata|auto} preload - How much is done before play; `none` contacts nobody. Default: `none`.
 * @attr {boolean} autoplay - As on `<video>`: plays by itself, and so contacts others by itself.
 * @attr {boolean} muted - As on `<video>`.
 * @attr {boolean} loop - As on `<video>`.
 * @attr {string} poster - As on `<video>`: URL of a picture to show before play.
 * @attr {boolean} playsinline - As on `<video>`.
 * @attr {number} width - As on `<video>`, in CSS pixels.
 * @attr {number} height - As on `<video>`, in CSS pixels.
 * @attr {string} crossorigin - As on `<video>`, for a `<source>` that plays over HTTP.
 * @attr {boolean} controls - Native controls.
 * @attr {string} file - Which file plays: index, path or glob. Default: the largest, or the first of several equals.
 * @attr {string} trackers - Space-separated `wss:` URLs added to the torrent's own.
 * @attr {string} web-seeds - Space-separated URLs added to the torrent's own.
 * @attr {string} ice-servers - JSON array of RTCIceServer.
 * @attr {on|off} seeding - Whether others may be served. Default: `on`.
 * @attr {string} upload-limit - Most bytes sent per second: `100KiB`, `1MiB`; `0` is nothing. Default: none.
 * @attr {string} download-limit - Most bytes fetched per second. Default: none.
 * @attr {number} ratio-limit - Uploading ends at so many bytes up for each byte down. Default: none.
 * @attr {ease|ignore} metered - Where data is dear, send next to nothing, or as ever. Default: `ease`.
 * @attr {string} memory-budget - Most bytes of the torrent held. Default: `256MiB`.
 * @attr {notice|ask|granted} consent - How the viewer is asked before others are contacted. Default: `notice`.
 * @attr {boolean} consent-memory - Whether the answer is kept for the next visit.
 * @attr {number} fallback-after - Seconds without a byte after which a `<source>` child plays. Default: 20.
 * @fires torrentconsentrequest - Playback is wanted and nobody agreed to it; cancelable, `respondWith(answer)`.
 * @fires torrentmetadata - Name, files and infohash are known.
 * @fires torrentfilechange - Another file plays.
 * @fires torrentstats - Once a second; `detail` is a TorrentSnapshot.
 * @fires torrentseedingchange - `{seeding}` is `on`, `off`, `capped` (limit reached) or `eased` (metered).
 * @fires torrentdiagnosis - What is wrong now: `{code, message, hint}`, or null when it is over.
 * @fires torrentfallback - A `<source>` plays over HTTP instead: `{reason, url}`.
 * @fires torrenterror - `detail` is `{code, message, retryable, codecs}`.
 */
export class TorrentVideo extends MediaElement {
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OWN_ATTRIBUTES];
  }

  readonly #offer = new MediaOffer(this);

  /**
   * Plays another file of the torrent.
   *
   * @param wish - Index, path or glob, as in the `file` attribute.
   * @throws PlayerError `file-not-found` when it names nothing.
   */
  selectFile(wish: string | number): void {
    const former = this.store.state.torrent.fileIndex;
    this.session?.selectFile(wish);
    if (this.store.state.torrent.fileIndex !== former) this.fileChanged();
  }

  /**
   * Leaves the swarm and plays the first `<source>` child that can be played,
   * from where playback is, until `load()` or another source.
   *
   * @returns false, and nothing changes, when there is none or one plays already.
   */
  playOverHttp(): boolean {
    return this.beginOverHttp();
  }

  /**
   * Gives the viewer a file of the torrent as a download, by its index. False
   * unless all of its pieces are held: nothing is fetched for it, unless `fetch`
   * says so. That works after a failure, when the swarm was left: it is joined
   * again, on the same terms, until the file is there or `signal` aborts;
   * `torrent.saving` tells how far it is.
   */
  async saveFile(index: number, { fetch, signal }: SaveOptions = {}): Promise<boolean> {
    const { error } = this.store.state.torrent;
    if (!fetch || !error || !this.isStarted) return this.session?.saveFile(index) ?? false;
    const { FileFetching } = await loadSaving();
    if (this.store.state.torrent.error !== error) return false;
    this.fetching ??= new FileFetching(this.store, this.report, loadEngine);
    const options = { source: this.parseSource(), ...readSessionOptions(this.read) };
    return this.fetching.fetch(index, { ...options, withPeers: this.mayMeetPeers, signal });
  }

  /** A picture for a time, of bytes that are here; null without them. Closing it is up to the caller. */
  thumbnailAt(timeSeconds: number, options?: ThumbnailOptions): Promise<ImageBitmap | null> {
    return this.session?.thumbnailAt(timeSeconds, options) ?? Promise.resolve(null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#offer.begin();
  }

  override disconnectedCallback(): void {
    this.#offer.end();
    super.disconnectedCallback();
  }

  override attributeChangedCallback(
    name: string,
    former: string | null,
    value: string | null,
    namespace: string | null = null,
  ): void {
    if (namespace !== null) return;
    if (name === 'seeding' || LIMIT_ATTRIBUTES.includes(name)) {
      for (const part of [this.session, this.fetching]) {
        if (name === 'seeding') part?.setSeeding(parseSeeding(value));
        else part?.setLimits(readLimits(this.read));
      }
    } else if (CONSENT_ATTRIBUTES.includes(name)) this.consentChanged(former, value);
    else if (SOURCE_ATTRIBUTES.includes(name)) this.sourceChanged(value);
    else if (SOURCE_DETAILS.includes(name)) this.#detailChanged();
    // Not forwarded: a native preload=none would keep the MediaSource closed.
    else if (name !== 'preload') super.attributeChangedCallback(name, former, value);
    if (name === 'preload' || name === 'autoplay') this.preloadNow();
  }

  /** Several attributes set in one task make one source. */
  #detailChanged(): void {
    if (!this.isSelecting && this.hasSource()) this.loadAgain();
  }
}

export interface TorrentVideo {
  addEventListener<Type extends keyof TorrentElementEventMap>(
    type: Type,
    listener: (this: TorrentVideo, event: TorrentElementEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'torrent-video': TorrentVideo;
  }
}
