import type { ByteRange } from '../../../core/byte-range.js';
import type { ByteWindow } from '../byte-window.js';
import {
  MAX_HEADER_BYTES,
  children,
  readFloat,
  readHeader,
  readUint,
} from '../../matroska/ebml.js';
import { ID } from '../../matroska/element-ids.js';
import { readTrackEntries } from './track-entries.js';
import type { TrackEntry } from './track-entries.js';

/** Where things lie in a Matroska file, and what its header says. */
export interface MatroskaIndex {
  readonly tracks: readonly TrackEntry[];
  /** Nanoseconds of one unit of time in clusters and blocks. */
  readonly scaleNs: number;
  /** NaN when the file does not say. */
  readonly durationSeconds: number;
  /** Positions of clusters count from here. */
  readonly segmentStart: number;
  /** Position of the first cluster's header. */
  readonly firstCluster: number;
  /** Positions of the headers; null when there are none. */
  readonly chapters: number | null;
  readonly cues: number | null;
}

/** The most that is read of one element of the header; damaged files promise anything. */
const MAX_ELEMENT_BYTES = 4 * 1024 * 1024;

/** Elements before the first cluster that are looked at. */
const MAX_ELEMENTS = 50;

/** Nanoseconds, when Info says nothing (RFC 9559 §5.1.2.9). */
const DEFAULT_TIMESTAMP_SCALE = 1_000_000;

/** Reads what lies before the first cluster; null when the file has no tracks there. */
export async function readIndex(
  window: ByteWindow,
  signal: AbortSignal,
): Promise<MatroskaIndex | null> {
  const segmentStart = await findSegment(window, signal);
  if (segmentStart === null) return null;
  const positions = await findElements(window, segmentStart, signal);
  const load = async (id: number) =>
    (await readElement(window, positions.get(id) ?? null, id, signal)) ?? new Uint8Array();
  for (const [id, position] of readSeeks(await load(ID.SeekHead), segmentStart)) {
    if (!positions.has(id)) positions.set(id, position);
  }
  const tracks = readTrackEntries(await load(ID.Tracks));
  if (tracks.length === 0) return null;
  return {
    tracks,
    ...readInfo(await load(ID.Info)),
    segmentStart,
    firstCluster: positions.get(ID.Cluster) ?? window.lengthBytes,
    chapters: positions.get(ID.Chapters) ?? null,
    cues: positions.get(ID.Cues) ?? null,
  };
}

/** The data of the element whose header is at `position`; null when it is not there, or is huge. */
export async function readElement(
  window: ByteWindow,
  position: number | null,
  id: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const range = position === null ? null : await elementData(window, position, id, signal);
  return range && window.get(range, signal);
}

/** Where the data of the element whose header is at `position` lies. */
export async function elementData(
  window: ByteWindow,
  position: number,
  id: number,
  signal: AbortSignal,
): Promise<ByteRange | null> {
  const header = await headerAt(window, position, signal);
  if (header?.id !== id || header.dataBytes === null) return null;
  const start = position + header.headerBytes;
  const end = start + header.dataBytes;
  return header.dataBytes <= MAX_ELEMENT_BYTES && end <= window.lengthBytes ? { start, end } : null;
}

async function headerAt(window: ByteWindow, position: number, signal: AbortSignal) {
  const range = { start: position, end: position + MAX_HEADER_BYTES };
  return readHeader(await window.get(range, signal));
}

async function findSegment(window: ByteWindow, signal: AbortSignal): Promise<number | null> {
  const ebml = await headerAt(window, 0, signal);
  if (ebml?.dataBytes == null) return null;
  const position = ebml.headerBytes + ebml.dataBytes;
  const segment = await headerAt(window, position, signal);
  return segment?.id === ID.Segment ? position + segment.headerBytes : null;
}

/** Positions of the first element of each kind, up to the first cluster. */
async function findElements(
  window: ByteWindow,
  segmentStart: number,
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const positions = new Map<number, number>();
  let position = segmentStart;
  for (let count = 0; count < MAX_ELEMENTS && position < window.lengthBytes; count++) {
    const header = await headerAt(window, position, signal);
    if (!header) break;
    if (!positions.has(header.id)) positions.set(header.id, position);
    if (header.id === ID.Cluster || header.dataBytes === null) break;
    position += header.headerBytes + header.dataBytes;
  }
  return positions;
}

function* readSeeks(seekHead: Uint8Array, segmentStart: number): Generator<[number, number]> {
  for (const seek of children(seekHead)) {
    if (seek.id !== ID.Seek) continue;
    let id = NaN;
    let position = NaN;
    for (const field of children(seek.data)) {
      if (field.id === ID.SeekId) id = readUint(field.data);
      if (field.id === ID.SeekPosition) position = segmentStart + readUint(field.data);
    }
    if (Number.isSafeInteger(id) && Number.isSafeInteger(position)) yield [id, position];
  }
}

function readInfo(info: Uint8Array): { scaleNs: number; durationSeconds: number } {
  let scaleNs = DEFAULT_TIMESTAMP_SCALE;
  let duration = NaN;
  for (const { id, data } of children(info)) {
    if (id === ID.TimestampScale) scaleNs = readUint(data) || DEFAULT_TIMESTAMP_SCALE;
    if (id === ID.Duration) duration = readFloat(data);
  }
  return { scaleNs, durationSeconds: (duration * scaleNs) / 1e9 };
}
