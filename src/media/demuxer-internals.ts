import type {
  CustomSource,
  EncodedPacket,
  Input,
  InputTrack,
  PacketRetrievalOptions,
} from 'mediabunny';

/**
 * What mediabunny's types leave out, of exactly the version that is pinned: how
 * it reads, what it knows of a Matroska file, and where it gets packets from.
 */

/** Bytes that were read: those of the file from `start` to `end` lie in `bytes` at `bufferPos`. */
export interface FileSlice {
  readonly bytes: Uint8Array;
  readonly bufferPos: number;
  readonly start: number;
  readonly end: number;
}

/** The bytes themselves, of no other range. */
export function bytesOfSlice({ bytes, bufferPos, start, end }: FileSlice): Uint8Array {
  return bytes.subarray(bufferPos, bufferPos + end - start);
}

type Maybe<Value> = Value | Promise<Value>;

/** Its reader, which keeps what it read last. */
export interface Reader {
  /** Null when it is not known. */
  readonly fileSize: number | null;
  /** From `minLength` to `maxLength` bytes, as many as there are; null when too few are. */
  requestSliceRange(start: number, minLength: number, maxLength: number): Maybe<FileSlice | null>;
}

/** Times in units of the file. */
interface CuePoint {
  readonly time: number;
  readonly clusterPosition: number;
}

export interface MatroskaSegment {
  /** Where its elements begin and end; the end is null when it is not known. */
  readonly dataStartPos: number;
  readonly elementEndPos: number | null;
  /** Position of the first cluster. */
  readonly clusterSeekStartPos: number;
  /** Units of time per second. */
  readonly timestampFactor: number;
  /** Units; -1 when the file does not say. */
  readonly duration: number;
}

export interface MatroskaTrack {
  readonly id: number;
  readonly segment: MatroskaSegment;
  /** Sorted; those of another track where this has none. */
  readonly cuePoints: readonly CuePoint[];
  /** Units of one frame; null when it does not say. */
  readonly defaultDuration: number | null;
  readonly info: { readonly type: string; readonly codec: string | null } | null;
  /** Undoes the track's compression. */
  readonly decodingInstructions: readonly unknown[];
  readonly demuxer: {
    readonly reader: Reader;
    decodeBlockData(track: MatroskaTrack, data: Uint8Array): Uint8Array;
  };
}

type Lookup<Key> = (key: Key, options: PacketRetrievalOptions) => Promise<EncodedPacket | null>;

/** Where a track gets its packets from. Times in seconds. */
export interface PacketLookups {
  getFirstPacket(options: PacketRetrievalOptions): Promise<EncodedPacket | null>;
  getPacket: Lookup<number>;
  getKeyPacket: Lookup<number>;
  getNextPacket: Lookup<EncodedPacket>;
  getNextKeyPacket: Lookup<EncodedPacket>;
}

interface Backing extends PacketLookups {
  readonly internalTrack: MatroskaTrack;
}

/** @throws TypeError when the library is another than the one that is known. */
export function backingOf(track: InputTrack): Backing {
  const { _backing: backing } = track as unknown as { _backing?: Backing };
  if (backing?.internalTrack.demuxer.reader) return backing;
  throw new TypeError('the demuxer is another');
}

/** Ogg: what is known of a page from its header (RFC 3533 §6). */
interface OggPage {
  /** How its packets are divided; one ends with each value below 255. */
  readonly lacingValues: Uint8Array;
  /** Bytes of the packets in it. */
  readonly dataSize: number;
}

/** MPEG-TS: a transport packet (ISO/IEC 13818-1 §2.4.3). */
export interface TransportPacket {
  /** 1 where a PES packet or a table begins with it, else 0. */
  readonly payloadUnitStartIndicator: number;
  readonly pid: number;
  readonly adaptationFieldControl: number;
  /** What comes after its header of four bytes. */
  readonly body: Uint8Array;
}

/** MPEG-TS: a PES packet or a table. */
export interface TransportSection {
  /** Where in the file its first transport packet begins, and its last one ends; null where that is not known. */
  readonly startPos: number;
  readonly endPos: number | null;
  readonly pid: number;
  readonly payload: Uint8Array;
  readonly randomAccessIndicator: number;
}

export interface TransportDemuxer {
  readonly reader: Reader;
  /** Where the first transport packet begins, and how far apart they are. */
  readonly packetOffset: number;
  readonly packetStride: number;
  /** How much a search reads on end, in bytes. */
  seekChunkSize: number;
  /** Null at the end of the file. */
  readPacket(pos: number): Promise<TransportPacket | null>;
  /** Of those that are not read in full, no more than the beginning. */
  readSection(
    startPos: number,
    full: boolean,
    contiguous?: boolean,
  ): Promise<TransportSection | null>;
}

/** MPEG-TS: where a track gets its packets from. */
interface TransportTrack extends PacketLookups {
  /** Where the PES packet begins in which a packet does: all that is known of one whose next is asked for. */
  readonly packetSectionStarts: WeakMap<EncodedPacket, number>;
  /** How many frames may be decoded before one that is shown before them. */
  getReorderSize(): number;
}

/** @throws TypeError when the library is another than the one that is known. */
export function transportTrackOf(track: InputTrack): TransportTrack {
  const { _backing: backing } = track as unknown as { _backing?: TransportTrack };
  if (backing?.packetSectionStarts) return backing;
  throw new TypeError('the demuxer is another');
}

interface Demuxer {
  readonly reader: Reader;
  /** Ogg: the packet that begins with that lacing value of the page. */
  readPacket?(page: OggPage, startSegmentIndex: number): Promise<unknown>;
  /** MP3: what the first frame says of all (Xing, Info); null without it. */
  readonly xingData?: { readonly frameCount: number | null } | null;
}

export function demuxerOf(input: Input): Promise<Demuxer> {
  return (input as unknown as { _getDemuxer(): Promise<Demuxer> })._getDemuxer();
}

/** One who reads on from a place, as far as was asked of it. */
interface ReadWorker {
  readonly targetPos: number;
}

interface Orchestrator {
  /** Whether the worker takes care of what is missing there as well. */
  checkHoleAgainstWorker(
    worker: ReadWorker,
    hole: { readonly start: number; readonly end: number },
    pendingSlices: readonly unknown[],
  ): boolean;
}

/**
 * Reads nothing between two places of the file, unless gaps are to be bridged:
 * of one of up to 128 KiB it would read all.
 */
export function readPlacesApart(source: CustomSource, bridgesGaps: () => boolean): void {
  const { _orchestrator: orchestrator } = source as unknown as { _orchestrator: Orchestrator };
  const check = orchestrator.checkHoleAgainstWorker.bind(orchestrator);
  orchestrator.checkHoleAgainstWorker = (worker, hole, pendingSlices) =>
    (hole.start <= worker.targetPos || bridgesGaps()) && check(worker, hole, pendingSlices);
}

/** Makes who asks for a range of lengths get what lies in the units of `unitBytes` that the shortest needs. */
export function readByUnits(reader: Reader, unitBytes: number): void {
  const request = reader.requestSliceRange.bind(reader);
  reader.requestSliceRange = (start, minLength, maxLength) => {
    const unitsEnd = Math.ceil((start + minLength) / unitBytes) * unitBytes;
    return request(start, minLength, Math.min(maxLength, unitsEnd - start));
  };
}

/** Makes Ogg's packets read without what follows them in their page. */
export function readPacketsAlone(demuxer: Demuxer): void {
  const read = demuxer.readPacket?.bind(demuxer);
  if (!read) return;
  demuxer.readPacket = (page, start) => {
    const last = page.lacingValues.findIndex((value, index) => index >= start && value < 255);
    const values = last < 0 ? page.lacingValues : page.lacingValues.subarray(0, last + 1);
    const dataSize = values.reduce((sum, value) => sum + value, 0);
    return read({ ...page, dataSize }, start);
  };
}

/** That of an MPEG-TS file. */
export async function transportDemuxerOf(input: Input): Promise<TransportDemuxer> {
  const demuxer = (await demuxerOf(input)) as unknown as Partial<TransportDemuxer>;
  if (demuxer.seekChunkSize !== undefined) return demuxer as TransportDemuxer;
  throw new TypeError('the demuxer is another');
}
