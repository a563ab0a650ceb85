import type { ByteSource } from '../../core/byte-source.js';
import type { TorrentFileInfo } from '../../core/player-state.js';
import type { EmbeddedSubtitles } from '../../media/subtitles/embedded-subtitles.js';
import { defaultSubtitle } from './default-subtitle.js';
import { EmbeddedFeed } from './embedded-feed.js';
import { readSubtitleFile } from './file-cues.js';
import { canonicalLanguage } from './language.js';
import { ManagedTrack } from './managed-track.js';
import type { TrackLabel } from './managed-track.js';
import { matchSubtitles } from './subtitle-match.js';
import type { SubtitleFile } from './subtitle-match.js';
import { distinctLabels, subtitleLabel } from './track-label.js';

export interface SubtitleTracksOptions {
  readonly video: HTMLVideoElement;
  /** The bytes of the playing file. */
  readonly source: ByteSource;
  readonly file: TorrentFileInfo;
  /** Every file of the torrent. */
  readonly files: readonly TorrentFileInfo[];
  /** Opens another file of the torrent; it is closed when `signal` aborts. */
  readonly openFile: (index: number) => ByteSource & { close(): void };
  /** BCP 47, of the sound that plays; '' when unknown. */
  readonly audioLanguage: string;
  /** The languages that the viewer reads, the best first. Default: `navigator.languages`. */
  readonly viewerLanguages?: readonly string[];
  /** Takes every track away again. */
  readonly signal: AbortSignal;
}

/** A track before it is on the media element. */
interface Candidate extends TrackLabel {
  readonly isForced: boolean;
  /** Calls back when the track is turned on, every time. */
  readonly connect: (track: ManagedTrack) => () => void;
}

/**
 * The subtitles and chapters of one playing file as text tracks of its media
 * element: files beside it, and text in its container. A track's bytes are
 * fetched when it is turned on; until then a file beside the film costs
 * nothing. Nothing here can fail playback: what cannot be read stays empty.
 */
export class SubtitleTracks {
  readonly #options: SubtitleTracksOptions;
  readonly #viewerLanguages: readonly string[];
  readonly #turnedOn = new Map<ManagedTrack, () => void>();

  constructor(options: SubtitleTracksOptions) {
    this.#options = options;
    this.#viewerLanguages = options.viewerLanguages ?? navigator.languages;
    const { video, signal } = options;
    const update = () => this.#update();
    video.textTracks.addEventListener('change', update, { signal });
  }

  /** Adds the tracks; resolves when the container's were looked for too. */
  async open(): Promise<void> {
    const { file, files } = this.#options;
    const beside = matchSubtitles(files, file).map((found) => this.#besideCandidate(found));
    const embedded = await this.#openContainer();
    if (this.#options.signal.aborted) return;
    const inside = embedded ? this.#embeddedCandidates(embedded) : [];
    this.#add([...inside, ...beside]);
    if (embedded) await this.#addChapters(embedded);
  }

  async #openContainer(): Promise<EmbeddedSubtitles | null> {
    const { source, signal } = this.#options;
    try {
      const part = await import('../../media/subtitles/embedded-subtitles.js');
      return await part.openEmbeddedSubtitles(source, signal);
    } catch {
      // A container that playback can make sense of and this cannot has no subtitles to offer.
      return null;
    }
  }

  #besideCandidate(found: SubtitleFile): Candidate {
    const name = found.language === '' ? found.file.name : '';
    const label = subtitleLabel(found, name, this.#viewerLanguages);
    const connect = (track: ManagedTrack) => {
      let reading: Promise<void> | null = null;
      return () => void (reading ??= this.#readBeside(found, track));
    };
    return { ...label, isForced: found.isForced, connect };
  }

  async #readBeside({ file, language }: SubtitleFile, track: ManagedTrack): Promise<void> {
    const reading = new AbortController();
    const signal = AbortSignal.any([reading.signal, this.#options.signal]);
    try {
      const source = this.#options.openFile(file.index);
      signal.addEventListener('abort', () => source.close(), { once: true });
      await readSubtitleFile(source, language, (cue) => track.add(cue), signal);
    } catch {
      // Aborted, or not readable: the track stays as it is.
    }
    reading.abort();
  }

  #embeddedCandidates(embedded: EmbeddedSubtitles): Candidate[] {
    const { video, signal } = this.#options;
    return embedded.tracks().map(({ id, name, language, isForced, isForDeaf }) => {
      const traits = { language: canonicalLanguage(language), isForced, isForDeaf };
      const connect = (track: ManagedTrack) => {
        const feed = new EmbeddedFeed(video, embedded, id, track, signal);
        return () => feed.update();
      };
      return { ...subtitleLabel(traits, name, this.#viewerLanguages), isForced, connect };
    });
  }

  #add(candidates: readonly Candidate[]): void {
    const { video, audioLanguage, signal } = this.#options;
    const isOneShown = [...video.textTracks].some(
      ({ kind, mode }) => mode === 'showing' && (kind === 'subtitles' || kind === 'captions'),
    );
    const labelled = distinctLabels(candidates);
    const tracks = labelled.map((candidate) => {
      const track = new ManagedTrack(video, candidate, signal);
      this.#turnedOn.set(track, candidate.connect(track));
      return track;
    });
    const viewerLanguages = this.#viewerLanguages;
    const chosen = defaultSubtitle(labelled, { viewerLanguages, audioLanguage, isOneShown });
    const shown = chosen && tracks[labelled.indexOf(chosen)];
    if (shown) shown.track.mode = 'showing';
    this.#update();
  }

  async #addChapters(embedded: EmbeddedSubtitles): Promise<void> {
    const { video, signal } = this.#options;
    const lists = await embedded.chapters(signal).catch(() => []);
    if (signal.aborted) return;
    for (const { language, cues } of lists) {
      const tag = canonicalLanguage(language);
      const traits = { language: tag, isForced: false, isForDeaf: false };
      const label = {
        ...subtitleLabel(traits, '', this.#viewerLanguages),
        kind: 'chapters' as const,
      };
      const chapters = new ManagedTrack(video, label, signal);
      for (const cue of cues) chapters.add(cue);
      // Chapters are for scripts and menus, which see no cues of a disabled track.
      chapters.track.mode = 'hidden';
    }
  }

  #update(): void {
    for (const [track, turnOn] of this.#turnedOn) if (track.isOn) turnOn();
  }
}
