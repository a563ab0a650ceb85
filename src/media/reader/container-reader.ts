import type { Input, InputAudioTrack, InputVideoTrack } from 'mediabunny';
import type { MediaTags } from '../../core/media-tags.js';
import { openInput } from '../byte-source-input.js';
import type { ReadableBytes } from '../reads-ahead.js';
import { probeContainer } from '../container-probe.js';
import { loadPart } from '../part-loading.js';
import { loadTranscoding } from '../reading-scope.js';
import { supplyOf } from '../packet-supply.js';
import type { PacketSupply } from '../packet-supply.js';
import { readTags } from '../read-tags.js';
import { TrackRemuxer } from '../remuxer.js';
import type { MediaSegment } from '../segment-assembler.js';
import type { SegmentRun } from '../segment-run.js';
import type { ThumbnailMaker } from '../thumbnails/thumbnail-maker.js';
import { isTranscodedTo } from '../transcode/transcoded-type.js';
import type { ContainerDescription, Demand, FileReader } from './media-reader.js';

/** Of what was read on end, so much more is asked for: who only wants a picture has time. */
const SHARE_AHEAD: Readonly<Record<Demand, number>> = { playback: 1 / 4, 'first-frame': 1 / 16 };

type Track = InputVideoTrack | InputAudioTrack;

/** The FileReader that does the work: in a worker, or on the page where there is none. */
export class ContainerReader implements FileReader {
  readonly #bytes: ReadableBytes;
  readonly #signal: AbortSignal;
  #demand: Demand = 'playback';
  #input: Input | null = null;
  #tracks: ReadonlyMap<number, Track> = new Map();
  #zeroSeconds = 0;
  readonly #remuxers = new Map<number, TrackRemuxer>();
  readonly #runs = new Map<number, SegmentRun>();
  #thumbnails: Promise<ThumbnailMaker> | null = null;

  /** Disposes itself when `signal` aborts. */
  constructor(bytes: ReadableBytes, signal: AbortSignal) {
    this.#bytes = bytes;
    this.#signal = signal;
  }

  async open(demand: Demand = 'playback'): Promise<ContainerDescription> {
    this.#demand = demand;
    const input = openInput(this.#bytes, {
      shareAhead: () => SHARE_AHEAD[this.#demand],
      // Who plays needs that next.
      bridgesGaps: () => this.#demand === 'playback',
    });
    this.#input = input;
    this.#signal.addEventListener('abort', () => input.dispose(), { once: true });
    if (this.#signal.aborted) input.dispose();
    const probed = await probeContainer(input, this.#bytes.lengthBytes);
    const { description, tracks, zeroSeconds } = probed;
    this.#tracks = tracks;
    this.#zeroSeconds = zeroSeconds;
    return description;
  }

  setDemand(demand: Demand): Promise<void> {
    this.#demand = demand;
    return Promise.resolve();
  }

  async select(trackId: number, mimeType: string): Promise<Uint8Array<ArrayBuffer>> {
    const supply = await this.#supplyOf(known(this.#tracks, trackId), mimeType);
    const remuxer = TrackRemuxer.create(supply, mimeType);
    this.#remuxers.set(trackId, remuxer);
    // The caller may transfer it.
    return remuxer.initialization.slice();
  }

  start(trackId: number, timeSeconds: number): Promise<void> {
    this.#runs.get(trackId)?.end();
    const run = known(this.#remuxers, trackId).start(timeSeconds, () => this.#filmStart());
    this.#runs.set(trackId, run);
    return Promise.resolve();
  }

  async next(trackId: number, seconds: number): Promise<MediaSegment | null> {
    return known(this.#runs, trackId).next(seconds);
  }

  async tags(): Promise<MediaTags> {
    if (!this.#input) throw new RangeError('tags of what is not open');
    return readTags(this.#input);
  }

  async thumbnail(timeSeconds: number, width: number): Promise<ImageBitmap | null> {
    this.#thumbnails ??= this.#thumbnailMaker();
    return (await this.#thumbnails).at(timeSeconds, width);
  }

  /** When the first of the selected tracks begins, in seconds. */
  async #filmStart(): Promise<number> {
    const selected = [...this.#remuxers.keys()].map((id) => known(this.#tracks, id));
    const starts = await Promise.all(selected.map((track) => track.getFirstTimestamp()));
    return Math.min(...starts) - this.#zeroSeconds;
  }

  /** A part of its own, loaded when the first is asked for. */
  async #thumbnailMaker(): Promise<ThumbnailMaker> {
    const { ThumbnailMaker } = await loadPart(() => import('../thumbnails/thumbnail-maker.js'));
    return new ThumbnailMaker(this.#bytes, this.#signal);
  }

  async #supplyOf(track: Track, mimeType: string): Promise<PacketSupply> {
    if (!track.isAudioTrack() || !(await isTranscodedTo(track, mimeType))) {
      return supplyOf(track, this.#zeroSeconds);
    }
    const { transcodedSupply } = await loadTranscoding();
    const isFrugal = () => this.#demand === 'first-frame';
    return transcodedSupply(track, this.#zeroSeconds, this.#signal, isFrugal);
  }
}

function known<Value>(values: ReadonlyMap<number, Value>, trackId: number): Value {
  const value = values.get(trackId);
  if (value === undefined) throw new RangeError(`track ${trackId} is not ready for this`);
  return value;
}
