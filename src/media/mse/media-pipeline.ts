import type { ByteSource } from '../../core/byte-source.js';
import type { MediaTags } from '../../core/media-tags.js';
import { PlayerError } from '../../core/player-error.js';
import type { ThumbnailAt } from '../../core/thumbnail.js';
import type { BufferLimits } from '../buffer-policy.js';
import type { Demand } from '../reader/media-reader.js';
import { ReaderSupply } from '../reader/reader-supply.js';
import type { PlayableTrack } from '../track-choice.js';
import { FeedingPipeline } from './feeding-pipeline.js';
import type { MediaSourceAttachment } from './media-source-attachment.js';

export { ReaderSupply };

export type { Demand };

export interface OpenMediaOptions {
  readonly video: HTMLVideoElement;
  readonly attachment: MediaSourceAttachment;
  readonly source: ByteSource;
  /** Ends the pipeline: reads, listeners, timers. Detaching stays with the attachment's owner. */
  readonly signal: AbortSignal;
  /** Initial value of `MediaPipeline.demand`. Default `playback`. */
  readonly demand?: Demand;
  /** Default `DEFAULT_LIMITS`. */
  readonly limits?: BufferLimits;
  /** Makes what reads the container. Default: a new one, whose worker starts only now. */
  readonly readers?: ReaderSupply;
  /** Called once, when `tracks` are known and the element's metadata is not yet. */
  readonly onTracks?: (pipeline: MediaPipeline) => void;
}

/** A file being played on a media element. */
export interface MediaPipeline {
  /** May be changed at any time. */
  demand: Demand;
  /** All tracks of the file that this browser can play, as plain data. */
  readonly tracks: readonly PlayableTrack[];
  /** The `id` of the audio track that plays, or is about to; null without sound. */
  readonly audioTrackId: number | null;
  /**
   * Plays another of the audio tracks from where playback is. What is heard
   * changes when the first of it has come; playback does not stop for that.
   * The last call counts.
   *
   * @throws RangeError when it names no audio track of `tracks`.
   * @throws PlayerError `media-damaged` when the track cannot be read; the former plays on.
   */
  selectAudio(id: number): Promise<void>;
  /** 0 to 1: how much of what playback needs before it goes on is there. */
  bufferingProgress(): number;
  readonly thumbnailAt: ThumbnailAt;
  /** What the file says of itself. Ask after the first frame: it may be read from places of its own. */
  tags(): Promise<MediaTags>;
  /** Calls back once when playback can no longer go on; at once when that has happened already. */
  onFailure(callback: (error: PlayerError) => void, signal: AbortSignal): void;
}

/**
 * Opens the file of `source` and feeds it to the media element, beginning
 * where the element's `currentTime` is. Resolves when the container is
 * understood and feeding has begun.
 *
 * @throws PlayerError `media-unsupported`, `media-damaged`, or what the ByteSource rejects with.
 * @throws the signal's reason when aborted.
 */
export async function openMedia(options: OpenMediaOptions): Promise<MediaPipeline> {
  const lifetime = new AbortController();
  const signal = AbortSignal.any([options.signal, lifetime.signal]);
  const pipeline = new FeedingPipeline(options, lifetime, signal);
  try {
    await pipeline.open();
  } catch (reason) {
    lifetime.abort(reason);
    options.signal.throwIfAborted();
    throw PlayerError.from(reason, 'media-damaged');
  }
  return pipeline;
}
