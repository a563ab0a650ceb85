import { MediaSourceAttachment } from '../../../src/media/mse/media-source-attachment.js';
import { openMedia } from '../../../src/media/mse/media-pipeline.js';
import type { MediaPipeline, OpenMediaOptions } from '../../../src/media/mse/media-pipeline.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';
import type { MemoryByteSourceOptions } from '../../support/memory-byte-source.js';

/** A link on which the fixtures take a noticeable while. */
export const LINK: MemoryByteSourceOptions = { latencyMs: 20, bytesPerSecond: 500_000 };

/** A media element in the page, and what a pipeline for it needs. */
export interface Parts {
  readonly video: HTMLVideoElement;
  readonly source: MemoryByteSource;
  readonly attachment: MediaSourceAttachment;
  readonly controller: AbortController;
}

export interface Player extends Parts {
  readonly pipeline: MediaPipeline;
}

export interface PlayerOptions extends Partial<
  Pick<OpenMediaOptions, 'demand' | 'limits' | 'readers'>
> {
  readonly link?: MemoryByteSourceOptions;
  /** Set on the element before the pipeline is opened, in seconds. */
  readonly startAt?: number;
}

const disposals: (() => void)[] = [];

/** Ends every player that a test made. */
export function disposePlayers(): void {
  for (const dispose of disposals.splice(0)) dispose();
}

export function prepareParts(bytes: Uint8Array, link: MemoryByteSourceOptions = {}): Parts {
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const controller = new AbortController();
  const attachment = new MediaSourceAttachment(video);
  disposals.push(() => {
    controller.abort();
    attachment.detach();
    video.remove();
  });
  return { video, source: new MemoryByteSource(bytes, link), attachment, controller };
}

/** Opens a fixture, or the bytes given, on a new media element. */
export async function openPlayer(
  file: string | Uint8Array,
  options: PlayerOptions = {},
): Promise<Player> {
  const { link, startAt, ...rest } = options;
  const parts = prepareParts(typeof file === 'string' ? await loadFixture(file) : file, link);
  if (startAt !== undefined) parts.video.currentTime = startAt;
  const { controller, ...needed } = parts;
  const pipeline = await openMedia({ ...needed, signal: controller.signal, ...rest });
  return { ...parts, pipeline };
}

/** The next event of that type. */
export function nextEvent(target: EventTarget, type: string): Promise<Event> {
  return new Promise((resolve) => {
    target.addEventListener(type, resolve, { once: true });
  });
}

/** Resolves when the condition holds, checked now and at each event of that type. */
export async function until(
  target: EventTarget,
  type: string,
  condition: () => boolean,
): Promise<void> {
  while (!condition()) await nextEvent(target, type);
}

/** Resolves when the condition holds, checked with each animation frame or so. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Resolves when the element can show the picture of its current position. */
export function pictureOf(video: HTMLVideoElement): Promise<void> {
  return eventually(() => video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.seeking);
}

/** What the element holds, as [start, end] pairs in seconds. */
export function bufferedSpans(video: HTMLVideoElement): [number, number][] {
  const { buffered } = video;
  return Array.from({ length: buffered.length }, (_, i) => [buffered.start(i), buffered.end(i)]);
}
