import { PlayerError, type PlayerErrorCode } from '../../core/player-error.js';
import type { ContainerDescription, Demand, MediaReader } from '../reader/media-reader.js';
import { chooseTracks, playableTracks } from '../track-choice.js';
import type { PlayableTrack } from '../track-choice.js';
import { untilAborted } from '../until-aborted.js';
import { SourceBufferQueue } from './source-buffer-queue.js';
import { TrackFeeder } from './track-feeder.js';
import type { FeedHost, SelectedTrack } from './track-feeder.js';

export interface OpenTracksOptions {
  readonly reader: MediaReader;
  readonly demand: Demand;
  readonly opened: Promise<MediaSource>;
  readonly host: FeedHost;
  readonly signal: AbortSignal;
}

export interface OpenedTracks {
  readonly mediaSource: MediaSource;
  /** All that this browser can play. */
  readonly playable: readonly PlayableTrack[];
  /** One for each track that plays. */
  readonly feeders: readonly TrackFeeder[];
}

/**
 * Reads the container, then gives the MediaSource its duration and a
 * SourceBuffer per track: all of them, because Chromium refuses to add one
 * after anything was appended to another.
 *
 * @throws PlayerError as `MediaReader.open` and `chooseTracks` do.
 * @throws the signal's reason when aborted.
 */
export async function openTracks(options: OpenTracksOptions): Promise<OpenedTracks> {
  const { reader, demand, opened, host, signal } = options;
  const description = await reader.open(demand);
  const playable = playableTracks(description.tracks, isTypeSupported);
  const chosen = await selectTracks(reader, description, playable);
  const mediaSource = await untilAborted(opened, signal);
  const { durationSeconds } = description;
  if (durationSeconds !== null) mediaSource.duration = durationSeconds;
  const queues = chosen.map(
    ({ mimeType }) => new SourceBufferQueue(mediaSource.addSourceBuffer(mimeType), signal),
  );
  const feeders = chosen.map((track, index) => {
    return new TrackFeeder(track, reader, queues[index] as SourceBufferQueue, host);
  });
  return { mediaSource, playable, feeders };
}

function selectTracks(
  reader: MediaReader,
  description: ContainerDescription,
  playable: readonly PlayableTrack[],
): Promise<SelectedTrack[]> {
  return Promise.all(
    chooseTracks(description, playable).map((track) => selectTrack(reader, track)),
  );
}

/**
 * Tells the reader what to make of a track.
 *
 * @throws PlayerError as `MediaReader.select` does; it names the codec where that is the reason.
 */
export async function selectTrack(
  reader: MediaReader,
  { id, kind, mimeType, codec }: PlayableTrack,
): Promise<SelectedTrack> {
  try {
    return { id, kind, mimeType, codec, initialization: await reader.select(id, mimeType) };
  } catch (reason) {
    if (!(reason instanceof PlayerError) || !OF_CODECS.has(reason.code)) throw reason;
    const message = `${kind} ${codec}: ${reason.message}`;
    throw new PlayerError(reason.code, message, { cause: reason, codecs: [codec] });
  }
}

/** Failures of what decodes a track. */
const OF_CODECS: ReadonlySet<PlayerErrorCode> = new Set<PlayerErrorCode>([
  'media-unsupported',
  'media-damaged',
  'load-failed',
]);

function isTypeSupported(mimeType: string): boolean {
  const scope: { MediaSource?: typeof MediaSource; ManagedMediaSource?: typeof MediaSource } =
    globalThis;
  return (scope.MediaSource ?? scope.ManagedMediaSource)?.isTypeSupported(mimeType) ?? false;
}
