import { children, readHeader, readUint } from './ebml.js';
import { ID, TOP_LEVEL_IDS } from './element-ids.js';
import { readBlockGroup, readSimpleBlock, trackNumberOf } from './frames.js';
import type { Block } from './frames.js';
import { bytesOfSlice, type Reader } from '../demuxer-internals.js';

/** A place between two elements. */
export interface Place {
  readonly position: number;
  /** Time of the cluster that it is in, in units of the file. */
  readonly clusterTime: number;
  /** Where that cluster ends: Infinity when it does not say, 0 outside of one. */
  readonly clusterEnd: number;
}

/** A block of the track, and where reading goes on after it. */
export interface FoundBlock {
  readonly block: Block;
  /** Units of the file. */
  readonly time: number;
  /** Of its element. */
  readonly position: number;
  readonly after: Place;
}

/** Enough for the header of an element, of a block in it, and the number of its track. */
const HEAD_BYTES = 32;

/** A block that claims to be larger is damage. */
const MAX_BLOCK_BYTES = 64 * 1024 * 1024;

/** So far the next cluster is looked for after damage. */
const MAX_DAMAGE_BYTES = 16 * 1024 * 1024;
const SEARCH_BYTES = 64 * 1024;

/** Between clusters and in them: paddings and checksums (RFC 8794 §11.3). */
const VOID = 0xec;
const CHECKSUM = 0xbf;

/** What a cluster without a size may hold: Timestamp, blocks, Position, PrevSize, SilentTracks. */
const IN_CLUSTER: ReadonlySet<number> = new Set([
  ...[ID.Timestamp, ID.SimpleBlock, ID.BlockGroup],
  ...[0xa7, 0xab, 0x5854, 0xaf],
]);

/** Where a cluster's element begins, as seen from outside. */
export function outside(position: number): Place {
  return { position, clusterTime: 0, clusterEnd: 0 };
}

/**
 * Walks through the clusters of a file (RFC 9559 §5.1.3) from block to block
 * of one track. It reads no further than the block that it returns: what is
 * large and of other tracks is stepped over.
 */
export class BlockWalk {
  readonly #reader: Reader;
  readonly #trackNumber: number;
  readonly #end: number;

  /** @param end where the segment ends; Infinity when that is not known. */
  constructor(reader: Reader, trackNumber: number, end: number) {
    this.#reader = reader;
    this.#trackNumber = trackNumber;
    this.#end = end;
  }

  /** The next block of the track at or after a place; null at the end of the file. */
  async next(from: Place): Promise<FoundBlock | null> {
    let place: Place | null = from;
    while (place && place.position < this.#end) {
      const step: FoundBlock | Place | null = await this.#step(place);
      if (step && 'block' in step) return step;
      place = step;
    }
    return null;
  }

  /** Where the next cluster begins, at `position` or after; null where none does. */
  async findCluster(position: number, limit = MAX_DAMAGE_BYTES): Promise<number | null> {
    for (let start = position; start < Math.min(position + limit, this.#end);) {
      const bytes = await this.#bytes(start, 1, SEARCH_BYTES);
      if (!bytes) return null;
      const at = indexOfCluster(bytes);
      if (at !== -1) return start + at;
      // An id may lie across the edge.
      start += Math.max(1, bytes.byteLength - 3);
      if (bytes.byteLength < SEARCH_BYTES) return null;
    }
    return null;
  }

  /** The time of the cluster that begins there, in units; null when there is none. */
  async clusterTime(position: number): Promise<number | null> {
    const bytes = await this.#bytes(position, 1, 2 * HEAD_BYTES);
    const cluster = bytes && readHeader(bytes);
    if (!bytes || cluster?.id !== ID.Cluster) return null;
    // Only its beginning is here: children that are whole are enough.
    for (const { id, data } of children(bytes.subarray(cluster.headerBytes))) {
      if (id === ID.Timestamp) return readUint(data);
    }
    return null;
  }

  /** Where the cluster that begins there ends; null when it does not say. */
  async clusterEnd(position: number): Promise<number | null> {
    const bytes = await this.#bytes(position, 1, HEAD_BYTES);
    const header = bytes && readHeader(bytes);
    if (header?.id !== ID.Cluster || header.dataBytes === null) return null;
    return position + header.headerBytes + header.dataBytes;
  }

  /** One element: a block of the track, or the place after it. */
  async #step(place: Place): Promise<FoundBlock | Place | null> {
    const { position, clusterTime } = place;
    const clusterEnd = position < place.clusterEnd ? place.clusterEnd : 0;
    const head = await this.#bytes(position, 1, HEAD_BYTES);
    if (!head) return null;
    const header = readHeader(head);
    if (!header) return this.#afterDamage(position);
    const { id, dataBytes } = header;
    const start = position + header.headerBytes;
    const end = start + (dataBytes ?? Infinity);
    if (id === ID.Cluster) return { position: start, clusterTime: 0, clusterEnd: end };
    const isInside = clusterEnd > 0 && end <= clusterEnd;
    const isPlausible =
      isBetween(id) || (isInside && (clusterEnd < Infinity || IN_CLUSTER.has(id)));
    if (!isPlausible) return this.#afterDamage(position);
    // A part of the file that has no size ends with it.
    if (dataBytes === null) return null;
    const after = {
      position: end,
      clusterTime,
      clusterEnd: TOP_LEVEL_IDS.has(id) ? 0 : clusterEnd,
    };
    if (id === ID.Timestamp) {
      const time = readUint(head.subarray(header.headerBytes, header.headerBytes + dataBytes));
      return { ...after, clusterTime: time };
    }
    if (!this.#isOurs(id, head.subarray(header.headerBytes))) return after;
    if (dataBytes > MAX_BLOCK_BYTES) return this.#afterDamage(position);
    return this.#block(id, { start, end }, position, after);
  }

  /** @param data the beginning of an element's. */
  #isOurs(id: number, data: Uint8Array): boolean {
    if (id === ID.SimpleBlock) return trackNumberOf(data) === this.#trackNumber;
    if (id !== ID.BlockGroup) return false;
    const first = readHeader(data);
    // Writers have the block first; where they do not, its group has to be read.
    if (first?.id !== ID.Block) return true;
    return trackNumberOf(data.subarray(first.headerBytes)) === this.#trackNumber;
  }

  async #block(
    id: number,
    { start, end }: { readonly start: number; readonly end: number },
    position: number,
    after: Place,
  ): Promise<FoundBlock | Place | null> {
    const data = await this.#bytes(start, end - start, end - start);
    if (!data) return null;
    const block = id === ID.SimpleBlock ? readSimpleBlock(data) : readBlockGroup(data);
    const isOther = block?.trackNumber !== this.#trackNumber;
    if (!block || isOther || block.frames.length === 0) return after;
    return { block, time: after.clusterTime + block.relativeTime, position, after };
  }

  async #afterDamage(position: number): Promise<Place | null> {
    const next = await this.findCluster(position + 1);
    return next === null ? null : outside(next);
  }

  async #bytes(start: number, least: number, most: number): Promise<Uint8Array | null> {
    const slice = await this.#reader.requestSliceRange(start, least, most);
    return slice && bytesOfSlice(slice);
  }
}

/** What may stand between clusters, or in one whose size is wrong or not told. */
function isBetween(id: number): boolean {
  return TOP_LEVEL_IDS.has(id) || id === VOID || id === CHECKSUM;
}

function indexOfCluster(bytes: Uint8Array): number {
  const [first, ...others] = [0x1f, 0x43, 0xb6, 0x75];
  let at = bytes.indexOf(first);
  while (at !== -1 && !others.every((byte, index) => bytes[at + 1 + index] === byte)) {
    at = bytes.indexOf(first, at + 1);
  }
  return at;
}
