import type { MediaTags } from '../../core/media-tags.js';
import type { MediaSegment } from '../segment-assembler.js';

/** One track of a container, playable or not. */
export interface TrackDescription {
  /** Names the track within its file. */
  readonly id: number;
  readonly kind: 'video' | 'audio';
  /** RFC 6381 codec string such as `avc1.640028`; else the container's own name of the codec. */
  readonly codec: string;
  /** MIME types of the segments it can be made into, the preferred first; may be empty. */
  readonly mimeTypes: readonly string[];
  /** ISO 639-2 code; null when the container does not tell. */
  readonly language: string | null;
  /** What the container calls it, for people; null when it does not. */
  readonly name: string | null;
  /** Whether the container would have it play unasked. */
  readonly isDefault: boolean;
}

/** What a container holds, as far as playing it goes. */
export interface ContainerDescription {
  /** Seconds; null when the container does not say. An estimate where the end is not stored. */
  readonly durationSeconds: number | null;
  /** Never empty. Of each kind, the one to prefer comes first. */
  readonly tracks: readonly TrackDescription[];
}

/** How much is wanted: enough to show a picture, or to play. */
export type Demand = 'first-frame' | 'playback';

/**
 * Reads a container and makes segments of its tracks. What goes in and out is
 * plain data, so that the work may be done in a worker; what it reads comes
 * from a ByteSource that stays with the page. To abandon what is under way,
 * let that one's reads reject.
 */
export interface MediaReader {
  /**
   * Reads the container's index; once, before anything else.
   *
   * @param demand for how much to read ahead. Default `playback`.
   * @throws PlayerError `media-unsupported` when the container is none we read.
   * @throws PlayerError `media-damaged` when it cannot be parsed.
   */
  open(demand?: Demand): Promise<ContainerDescription>;

  /** Another demand from now on. */
  setDemand(demand: Demand): Promise<void>;

  /**
   * Decides what a track is made into: one of its `mimeTypes`. May be called
   * again for another type. Returns the initialization segment.
   *
   * @throws PlayerError `media-damaged` when the decoder's configuration is missing.
   */
  select(trackId: number, mimeType: string): Promise<Uint8Array<ArrayBuffer>>;

  /**
   * Goes to the key frame at or before `timeSeconds` of a selected track, or
   * to its first. The track's former run is over; nothing is read yet.
   */
  start(trackId: number, timeSeconds: number): Promise<void>;

  /**
   * The next segment of the track's run: `seconds` of media, less when bytes
   * are slow to come; null at the end of the track. One call at a time per track.
   */
  next(trackId: number, seconds: number): Promise<MediaSegment | null>;

  /** What the file says of itself; to be asked after the first segments, as it may take more reads. */
  tags(): Promise<MediaTags>;
}

/** Makes single pictures of a film. Plain data goes in, a picture that the caller owns comes out. */
export interface ThumbnailReader {
  /**
   * The picture of the key frame at or before `timeSeconds`, or of the first;
   * null where there is none, or none that the browser can decode.
   *
   * @param width most pixels across.
   * @throws what reading the bytes rejects with. PlayerError `media-damaged` where they make no sense.
   */
  thumbnail(timeSeconds: number, width: number): Promise<ImageBitmap | null>;
}

/** What reads one file: to play it, or to make pictures of it. */
export type FileReader = MediaReader & ThumbnailReader;
