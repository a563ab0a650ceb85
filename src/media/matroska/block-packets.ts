import { EncodedPacket } from 'mediabunny';
import type { InputTrack } from 'mediabunny';
import { BlockWalk, outside } from './block-walk.js';
import type { FoundBlock } from './block-walk.js';
import { ClusterSearch } from './cluster-search.js';
import { backingOf } from '../demuxer-internals.js';
import type { MatroskaTrack, PacketLookups } from '../demuxer-internals.js';

/**
 * Has a track of a Matroska file give its packets as their blocks come. Left
 * to itself, mediabunny reads a whole cluster before it gives the first frame
 * of it: five seconds of film, or five megabytes.
 *
 * @throws TypeError when the library is another than the one that is known.
 */
export function readBlockByBlock(track: InputTrack): void {
  const backing = backingOf(track);
  const lookups: PacketLookups = new BlockPackets(backing.internalTrack);
  backing.getFirstPacket = () => lookups.getFirstPacket({});
  backing.getPacket = (seconds) => lookups.getPacket(seconds, {});
  backing.getKeyPacket = (seconds) => lookups.getKeyPacket(seconds, {});
  backing.getNextPacket = (packet) => lookups.getNextPacket(packet, {});
  backing.getNextKeyPacket = (packet) => lookups.getNextKeyPacket(packet, {});
}

/** One frame, and the way to the next. Times in units of the file. */
interface Frame {
  readonly data: Uint8Array;
  readonly time: number;
  readonly isKey: boolean;
  /** Null when nothing tells. */
  readonly duration: number | null;
  /** In the order of the file. */
  readonly order: number;
  /** Of the same block. */
  readonly followers: readonly Frame[];
  readonly found: FoundBlock;
}

/** Of a block of frames, more than there can be: their order is the block's, and then their own. */
const MAX_FRAMES = 256;

/** Codecs, by mediabunny's names, whose frames may be presented in another order than they are decoded. */
const REORDERING: ReadonlySet<string> = new Set(['avc', 'hevc']);

/** Enough to see how far apart frames are. */
const RECENT_TIMES = 12;

/** Times that far apart in units are the same: some clocks are rounded twice. */
const ROUNDING = 1e-6;

class BlockPackets implements PacketLookups {
  readonly #track: MatroskaTrack;
  readonly #walk: BlockWalk;
  readonly #search: ClusterSearch;
  readonly #frames = new WeakMap<EncodedPacket, Frame>();
  /** Of frames that do not tell how long they are. */
  #times: readonly number[] = [];
  /** What was read last: it may have been for its time, and is wanted then. */
  #ahead: { readonly of: Frame; readonly next: Frame | null } | null = null;

  constructor(track: MatroskaTrack) {
    const { segment, demuxer } = track;
    const end = segment.elementEndPos ?? Infinity;
    this.#track = track;
    this.#walk = new BlockWalk(demuxer.reader, track.id, end);
    this.#search = new ClusterSearch({
      walk: this.#walk,
      start: segment.clusterSeekStartPos,
      end: Math.min(end, demuxer.reader.fileSize ?? Infinity),
      endTime: segment.duration > 0 ? segment.duration : null,
    });
  }

  async getFirstPacket(): Promise<EncodedPacket | null> {
    return this.#toPacket(await this.#firstFrom(this.#start));
  }

  /** The packet that is presented at that time; the last one for Infinity. */
  async getPacket(seconds: number): Promise<EncodedPacket | null> {
    const time = this.#units(seconds);
    const key = await this.#from(time, ({ isKey }) => isKey);
    let best: Frame | null = null;
    for (let frame = key; frame; frame = await this.#next(frame)) {
      if (frame.time <= time && frame.time >= (best?.time ?? -Infinity)) best = frame;
      // Frames may be presented before those that come first.
      if (frame.isKey && frame.time > time) break;
    }
    return this.#toPacket(best);
  }

  /** The key packet at or before that time, as near as the index leads. */
  async getKeyPacket(seconds: number): Promise<EncodedPacket | null> {
    const time = this.#units(seconds);
    const key = await this.#from(time, ({ isKey }) => isKey);
    if (!key || this.#track.info?.type !== 'audio') return this.#toPacket(key);
    let frame = key;
    for (;;) {
      const next = await this.#next(frame);
      if (!next || next.time > time) return this.#toPacket(frame);
      frame = next;
    }
  }

  async getNextPacket(packet: EncodedPacket): Promise<EncodedPacket | null> {
    return this.#toPacket(await this.#next(this.#frameOf(packet)));
  }

  async getNextKeyPacket(packet: EncodedPacket): Promise<EncodedPacket | null> {
    let frame = await this.#next(this.#frameOf(packet));
    while (frame && !frame.isKey) frame = await this.#next(frame);
    return this.#toPacket(frame);
  }

  get #start(): number {
    return this.#track.segment.clusterSeekStartPos;
  }

  #units(seconds: number): number {
    const units = seconds * this.#track.segment.timestampFactor;
    const nearest = Math.round(units);
    return Math.abs(units - nearest) < ROUNDING * Math.max(1, nearest) ? nearest : units;
  }

  /**
   * The frame that will do at or before a time, in the cluster that the index
   * names for it or in one before: the first from the index's time on, or else the last.
   */
  async #from(time: number, test: (frame: Frame) => boolean): Promise<Frame | null> {
    for (let before = time; ;) {
      const { position, time: indexed } = await this.#clusterBefore(before);
      let found: Frame | null = null;
      let frame = await this.#firstFrom(position);
      while (frame && frame.time <= time) {
        if (test(frame)) found = frame;
        if (found && frame.time >= indexed) break;
        frame = await this.#next(frame);
      }
      if (found || position <= this.#start) return found;
      before = indexed - 1;
    }
  }

  /** Where the cluster begins that holds a time, as far as the index knows. */
  async #clusterBefore(time: number): Promise<{ position: number; time: number }> {
    const { cuePoints } = this.#track;
    if (cuePoints.length > 0) {
      const cue = cuePoints.filter((point) => point.time <= time).at(-1);
      return cue
        ? { position: cue.clusterPosition, time: cue.time }
        : { position: this.#start, time };
    }
    const position = await this.#search.before(time);
    return { position, time: (await this.#walk.clusterTime(position)) ?? time };
  }

  async #firstFrom(position: number): Promise<Frame | null> {
    return this.#toFrame(await this.#walk.next(outside(position)));
  }

  async #next(frame: Frame): Promise<Frame | null> {
    if (this.#ahead?.of === frame) return this.#ahead.next;
    const [follower] = frame.followers;
    const next = follower ?? this.#toFrame(await this.#walk.next(frame.found.after));
    this.#ahead = { of: frame, next };
    return next;
  }

  /** The first frame of a block, which leads to the others. */
  #toFrame(found: FoundBlock | null): Frame | null {
    if (!found) return null;
    const { block, time, position } = found;
    const { defaultDuration, info } = this.#track;
    const count = block.frames.length;
    const told = block.duration === null ? defaultDuration : block.duration / count;
    let frames: readonly Frame[] = [];
    for (let index = count - 1; index >= 0; index--) {
      const data = block.frames[index] ?? new Uint8Array();
      const frame: Frame = {
        data: this.#uncompressed(data),
        time: time + index * (told ?? 0),
        // Some writers do not say it of sound, whose frames are all of that kind.
        isKey: block.isKey || info?.type === 'audio',
        duration: told,
        order: position * MAX_FRAMES + index,
        followers: frames,
        found,
      };
      frames = [frame, ...frames];
    }
    return frames[0] ?? null;
  }

  #uncompressed(data: Uint8Array): Uint8Array {
    const { demuxer, decodingInstructions } = this.#track;
    return decodingInstructions.length > 0 ? demuxer.decodeBlockData(this.#track, data) : data;
  }

  async #toPacket(frame: Frame | null): Promise<EncodedPacket | null> {
    if (!frame) return null;
    const { timestampFactor } = this.#track.segment;
    const { data, isKey, time, order } = frame;
    const duration = frame.duration ?? (await this.#gapAfter(frame));
    const type = isKey ? 'key' : 'delta';
    const packet = new EncodedPacket(
      data,
      type,
      time / timestampFactor,
      duration / timestampFactor,
      order,
    );
    this.#frames.set(packet, frame);
    return packet;
  }

  /**
   * Where nothing tells how long a frame is: to the next one; where the next
   * may be presented before it, the least distance of those around.
   */
  async #gapAfter(frame: Frame): Promise<number> {
    const next = await this.#next(frame);
    if (!REORDERING.has(this.#track.info?.codec ?? '')) return next ? next.time - frame.time : 0;
    const recent = next ? [frame.time, next.time] : [frame.time];
    this.#times = [...this.#times.slice(-RECENT_TIMES), ...recent];
    const sorted = [...new Set(this.#times)].sort((a, b) => a - b);
    const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] ?? 0));
    return gaps.length > 0 ? Math.min(...gaps) : 0;
  }

  #frameOf(packet: EncodedPacket): Frame {
    const frame = this.#frames.get(packet);
    if (!frame) throw new RangeError('a packet of another track');
    return frame;
  }
}
