import type { Input } from 'mediabunny';
import { probeContainer } from '../container-probe.js';
import { TrackRemuxer } from '../remuxer.js';
import { SourceBufferQueue } from './source-buffer-queue.js';
import { TrackFeeder } from './track-feeder.js';
import type { FeedHost } from './track-feeder.js';

export interface OpenTracksOptions {
  readonly input: Input;
  readonly opened: Promise<MediaSource>;
  readonly host: FeedHost;
  readonly signal: AbortSignal;
}

export interface OpenedTracks {
  readonly mediaSource: MediaSource;
  /** One for each track that plays. */
  readonly feeders: readonly TrackFeeder[];
}

/**
 * Reads the container, then gives the MediaSource its duration and a
 * SourceBuffer per track: all of them, because Chromium refuses to add one
 * after anything was appended to another.
 *
 * @throws PlayerError as `probeContainer` does.
 * @throws the signal's reason when aborted.
 */
export async function openTracks(options: OpenTracksOptions): Promise<OpenedTracks> {
  const { input, opened, host, signal } = options;
  const info = await probeContainer(input, (type) => isTypeSupported(type));
  const remuxers = await Promise.all(info.tracks.map((track) => TrackRemuxer.create(track)));
  const mediaSource = await untilAborted(opened, signal);
  if (info.durationSeconds !== null) mediaSource.duration = info.durationSeconds;
  const queues = remuxers.map(
    ({ track }) => new SourceBufferQueue(mediaSource.addSourceBuffer(track.mimeType), signal),
  );
  const feeders = remuxers.map((remuxer, index) => {
    return new TrackFeeder(remuxer, queues[index] as SourceBufferQueue, host);
  });
  return { mediaSource, feeders };
}

function isTypeSupported(mimeType: string): boolean {
  const scope: { MediaSource?: typeof MediaSource; ManagedMediaSource?: typeof MediaSource } =
    globalThis;
  return (scope.MediaSource ?? scope.ManagedMediaSource)?.isTypeSupported(mimeType) ?? false;
}

/** What `promise` resolves to; rejects when the signal aborts first. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const abort = () =>
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', abort, { signal: settled.signal });
    promise.then(resolve, reject).finally(() => settled.abort());
  });
}
