import type { TorrentHandle, TorrentMetadata, TransferLimits } from '../engine/index.js';
import type { MediaPipeline, ReaderSupply } from '../media/mse/media-pipeline.js';
import { PlayerError, toErrorDetail } from '../core/player-error.js';
import { nextTask } from '../core/next-task.js';
import { INITIAL_STATE, type PlayerState, type TorrentFileInfo } from '../core/player-state.js';
import type { Store } from '../core/store.js';
import type { ThumbnailAt } from '../core/thumbnail.js';
import type { TorrentSource } from '../engine/torrent-source.js';
import { MediaSourceAttachment } from '../media/mse/media-source-attachment.js';
import { describeAudio, playingLanguage } from './audio-choice.js';
import type { DiagnosisWatch } from './diagnosis-watch.js';
import type { FileWish } from './file-choice.js';
import type * as JoinedParts from './joined-parts.js';
import { onLeave } from './leaving-page.js';
import { loadEngine, loadJoinedParts, loadMedia, loadSaving, openSubtitles } from './lazy-parts.js';
import { readSource } from './torrent-blob.js';
import type { SubtitleTracksOptions } from './subtitles/subtitle-tracks.js';
import { onWake } from './wake-signals.js';

/** What a session is asked for; fixed for its life but for what has a setter. */
export interface SessionOptions {
  readonly source: TorrentSource | Blob;
  /** The `file` attribute, null when absent. */
  readonly file: string | null;
  readonly trackers: readonly string[];
  readonly webSeeds: readonly string[];
  readonly iceServers: readonly RTCIceServer[];
  readonly seeding: boolean;
  readonly memoryBudgetBytes: number;
  readonly limits: TransferLimits;
}

/** How far a session goes: to the first frame (`preload=metadata`), or as far as it can. */
export type Demand = 'first-frame' | 'playback';

/** What a session reports besides state. */
export type SessionEvent =
  | 'metadata'
  | 'file'
  | 'tracks'
  | 'fetching'
  | 'suspended'
  | 'sample'
  | 'seeding'
  | 'diagnosis'
  | 'error';

/** How often the swarm is sampled into state. */
const SAMPLE_INTERVAL_MS = 1_000;

/**
 * Plays one torrent on one media element: the composition root of engine and
 * media. Contacts nobody before `start`; after `dispose` nothing of it is left.
 */
export class PlayerSession {
  readonly #lifetime = new AbortController();
  #parts: typeof JoinedParts | null = null;
  #tags: JoinedParts.FileTags | null = null;
  #diagnosis: DiagnosisWatch | null = null;
  /** Replaced with every file choice; its predecessor's reads and buffers end with it. */
  #playing = new AbortController();
  #attachment: MediaSourceAttachment | null = null;
  #pipeline: MediaPipeline | null = null;
  #readers: ReaderSupply | null = null;
  #handle: TorrentHandle | null = null;
  #demand: Demand = 'first-frame';
  #started = false;
  #withPeers = true;
  #seeding: boolean;
  #limits: TransferLimits;

  constructor(
    readonly video: HTMLVideoElement,
    readonly store: Store<PlayerState>,
    readonly options: SessionOptions,
    readonly report: (event: SessionEvent) => void,
  ) {
    this.#seeding = options.seeding;
    this.#limits = options.limits;
    const { signal } = this.#lifetime;
    onWake(() => this.#handle?.wake(), signal);
    onLeave(() => this.dispose(), signal);
    store.patch('swarm', {
      seeding: options.seeding ? 'on' : 'off',
      memoryBudgetBytes: options.memoryBudgetBytes,
    });
  }

  /**
   * Joins the swarm and feeds the media element. Attaches the MediaSource
   * synchronously, so that `video.play()` may follow in the same task (and
   * within the viewer's gesture). Called again, it can only raise the demand.
   *
   * @param withPeers - false contacts web seeds alone
   */
  start(demand: Demand, withPeers: boolean): void {
    if (this.#lifetime.signal.aborted) return;
    const isMore = !this.#started || (demand === 'playback' && this.#demand !== demand);
    if (isMore) this.#demand = demand;
    if (isMore) this.report('fetching');
    if (this.#pipeline) this.#pipeline.demand = this.#demand;
    if (this.#started) return;
    this.#started = true;
    this.#withPeers = withPeers;
    const mode = withPeers ? 'torrent' : 'web-seeds';
    this.store.patch('torrent', { phase: 'connecting', mode });
    void this.#run(() => this.#join());
  }

  /** Sends to others, or truly nothing. The state follows when the engine obeys. */
  setSeeding(on: boolean): void {
    this.#seeding = on;
    if (this.#handle) {
      this.#handle.setSeeding(on);
      this.#sample();
    } else {
      this.#reportSeeding(on ? 'on' : 'off');
    }
  }

  /** Replaces the limits; they hold at once. */
  setLimits(limits: TransferLimits): void {
    this.#limits = limits;
    this.#handle?.setLimits(limits);
    this.#sample();
  }

  /**
   * Plays another file of the torrent, from its start.
   *
   * @throws PlayerError `file-not-found` when the wish names nothing.
   */
  selectFile(wish: string | number): void {
    if (!this.#parts) throw new PlayerError('file-not-found', 'the files are not known yet');
    const { files } = this.store.state.torrent;
    const file = this.#parts.chooseFile(files, { file: String(wish), selectOnly: new Set() });
    if (file.index === this.store.state.torrent.fileIndex) return;
    const resume = !this.video.paused;
    void this.#run(() => this.#playFile(file));
    if (resume) this.video.play().catch(ignoreInterruptedPlay);
  }

  /**
   * Plays another audio track, by its `id` in the state, which follows at once.
   * When it cannot be read the former plays on, and the state says so.
   */
  selectAudio(id: string): void {
    const pipeline = this.#pipeline;
    if (!pipeline) return;
    const report = () => {
      if (pipeline === this.#pipeline) this.#reportTracks(pipeline);
    };
    pipeline.selectAudio(Number(id)).catch(report);
    report();
  }

  /** Gives the viewer a file as a download; false unless it is here as a whole. */
  async saveFile(index: number): Promise<boolean> {
    const file = this.store.state.torrent.files[index];
    const handle = this.#handle;
    if (!file || !handle) return false;
    const openFile = (opened: number) => handle.openFile(opened);
    const { saveFile } = await loadSaving();
    return saveFile({ file, openFile });
  }

  /** 0 to 1: how much of what playback needs before it (re)starts has arrived. */
  bufferingProgress(): number {
    return this.#pipeline?.bufferingProgress() ?? 0;
  }

  readonly thumbnailAt: ThumbnailAt = (timeSeconds, options) =>
    this.#pipeline?.thumbnailAt(timeSeconds, options) ?? Promise.resolve(null);

  /** Leaves the swarm and empties the media element. */
  dispose(): void {
    this.#lifetime.abort(new DOMException('the session was disposed', 'AbortError'));
    this.#stopPlaying();
    this.#handle?.release();
    this.#handle = null;
    if (this.#diagnosis?.clear()) this.report('diagnosis');
  }

  /** Runs a step; its failure is the session's, unless the session is over anyway. */
  async #run(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (reason) {
      if (this.#lifetime.signal.aborted) return;
      this.#fail(PlayerError.from(reason, 'engine-failed'));
    }
  }

  async #join(): Promise<void> {
    const { signal } = this.#lifetime;
    this.#attach();
    const [{ joinTorrent }, parts] = await Promise.all([loadEngine(), loadJoinedParts()]);
    await nextTask(); // To evaluate those is a task, and to join is another.
    signal.throwIfAborted();
    this.#parts = parts;
    this.#tags = new parts.FileTags(this.video, this.store, signal);
    this.#diagnosis = new parts.DiagnosisWatch(this.store, linksOf(this.options), signal);
    const { source, trackers, webSeeds, iceServers, memoryBudgetBytes } = this.options;
    const torrentSource = await readSource(source);
    signal.throwIfAborted();
    const handle = joinTorrent(torrentSource, {
      trackers,
      webSeeds,
      iceServers,
      memoryBudgetBytes,
      withPeers: this.#withPeers,
      seeding: this.#seeding,
      limits: this.#limits,
    });
    this.#handle = handle;
    void this.#prepareMedia();
    handle.onFailure((error) => this.#fail(error), signal);
    this.#sampleUntilDisposed();
    const metadata = await handle.metadata;
    signal.throwIfAborted();
    const { infoHash, name, files } = metadata;
    this.store.patch('torrent', { infoHash, name, files });
    this.report('metadata');
    await this.#playFile(parts.chooseFile(files, this.#wish(metadata)));
  }

  /** BEP 53 counts the torrent's own files, padding included; the wish counts those shown. */
  #wish({ torrentIndexes }: TorrentMetadata): FileWish {
    const { source, file } = this.options;
    const isMagnet = !(source instanceof Blob) && source.kind === 'magnet';
    const spans = isMagnet ? source.selectOnly : [];
    const isSelected = (index: number) =>
      spans.some(({ start, end }) => index >= start && index < end);
    const selected = torrentIndexes.flatMap((own, index) => (isSelected(own) ? [index] : []));
    return { file, selectOnly: new Set(selected) };
  }

  /** Whatever plays or is being opened ends: a MediaSource takes the tracks of one file. */
  async #playFile(file: TorrentFileInfo): Promise<void> {
    const handle = this.#handle;
    if (!handle) return;
    const { files, fileIndex } = this.store.state.torrent;
    this.store.patch('torrent', { phase: 'probing', fileIndex: file.index });
    if (fileIndex !== null) this.#stopPlaying();
    const attachment = this.#attachment ?? this.#attach();
    const { signal } = this.#playing;
    const source = handle.openFile(file.index);
    signal.addEventListener('abort', () => source.close(), { once: true });
    const openFile = (index: number) => handle.openFile(index);
    const opened = { file, files, source, openFile, signal };
    this.#tags?.begin(file);
    this.report('file');
    try {
      await this.#feed(opened, attachment);
    } catch (reason) {
      if (!signal.aborted) throw reason;
    }
  }

  async #feed(
    opened: Omit<SubtitleTracksOptions, 'video' | 'audioLanguage'>,
    attachment: MediaSourceAttachment,
  ): Promise<void> {
    const { video } = this;
    const { source, signal } = opened;
    const { openMedia } = await loadMedia();
    signal.throwIfAborted();
    const pipeline = await openMedia({
      video,
      attachment,
      source,
      signal,
      onTracks: (pipeline) => {
        if (signal.aborted) return;
        this.#pipeline = pipeline;
        this.#reportTracks(pipeline);
      },
      ...(this.#readers ? { readers: this.#readers } : {}),
    });
    pipeline.onFailure((error) => this.#fail(error), signal);
    pipeline.demand = this.#demand;
    this.#whenShown(signal, () => {
      this.store.patch('torrent', { phase: 'ready' });
      if (this.#demand === 'first-frame') this.report('suspended');
      // After the first frame, which nothing may hold up.
      const audioLanguage = playingLanguage(this.store.state.tracks);
      void openSubtitles({ video, audioLanguage, ...opened });
      void this.#tags?.show({ ...opened, pipeline });
    });
  }

  /** Loads what reads the file, while the swarm is joined. A failure shows when it is needed. */
  async #prepareMedia(): Promise<void> {
    const media = await loadMedia().catch(() => null);
    if (!media || this.#lifetime.signal.aborted) return;
    this.#readers ??= new media.ReaderSupply(this.#lifetime.signal);
  }

  #attach(): MediaSourceAttachment {
    this.#playing = new AbortController();
    const attachment = new MediaSourceAttachment(this.video);
    this.#attachment = attachment;
    void this.#watchFetching(attachment, this.#playing.signal);
    return attachment;
  }

  /** A MediaSource has ended when everything was fetched, and is open again after a seek. */
  async #watchFetching({ opened }: MediaSourceAttachment, signal: AbortSignal): Promise<void> {
    const mediaSource = await opened;
    const on = (type: string, event: SessionEvent) =>
      mediaSource.addEventListener(type, () => this.report(event), { signal });
    on('sourceended', 'suspended');
    on('sourceopen', 'fetching');
  }

  #stopPlaying(): void {
    this.#playing.abort(new DOMException('superseded', 'AbortError'));
    this.#pipeline = null;
    this.store.patch('tracks', INITIAL_STATE.tracks);
    this.report('tracks');
    this.#attachment?.detach();
    this.#attachment = null;
  }

  /** Calls back when the first frame is there. */
  #whenShown(signal: AbortSignal, callback: () => void): void {
    if (this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) callback();
    else this.video.addEventListener('loadeddata', callback, { signal, once: true });
  }

  #sampleUntilDisposed(): void {
    const timer = setInterval(() => this.#sample(), SAMPLE_INTERVAL_MS);
    this.#lifetime.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    this.#sample();
  }

  #sample(): void {
    if (!this.#handle) return;
    const { seeding, ...sample } = this.#handle.sample(this.store.state.torrent.fileIndex);
    this.store.patch('swarm', sample);
    this.#reportSeeding(seeding);
    if (this.#diagnosis?.update(performance.now(), this.#handle.supply)) this.report('diagnosis');
    this.report('sample');
  }

  #reportTracks(pipeline: MediaPipeline): void {
    const { audio, audioId } = describeAudio(pipeline, navigator.languages);
    const known = this.store.state.tracks.audio;
    this.store.patch('tracks', { audio: known.length > 0 ? known : audio, audioId });
    this.report('tracks');
  }

  #reportSeeding(seeding: PlayerState['swarm']['seeding']): void {
    if (this.store.state.swarm.seeding === seeding) return;
    this.store.patch('swarm', { seeding });
    this.report('seeding');
  }

  #fail(error: PlayerError): void {
    if (this.#lifetime.signal.aborted) return;
    this.dispose();
    this.store.patch('torrent', { phase: 'failed', error: toErrorDetail(error) });
    this.report('error');
  }
}

/** Trackers and web seeds that are known before the metadata. */
function linksOf({ source, trackers, webSeeds }: SessionOptions): readonly string[] {
  const isMagnet = !(source instanceof Blob) && source.kind === 'magnet';
  const own = isMagnet ? [...source.trackers, ...source.webSeeds] : [];
  return [...own, ...trackers, ...webSeeds];
}

/** `play()` rejects when another load interrupts it (HTML §4.8.11.8); that is no failure. */
export function ignoreInterruptedPlay(reason: unknown): void {
  if (reason instanceof DOMException && reason.name === 'AbortError') return;
  if (reason instanceof DOMException && reason.name === 'NotAllowedError') return;
  throw reason;
}
