import { children, readText, readUint } from '../../matroska/ebml.js';
import { ID } from '../../matroska/element-ids.js';

/** How a block's bytes are turned into the track's (RFC 9559 §5.1.4.1.31). */
export type BlockEncoding =
  | { readonly kind: 'none' }
  | { readonly kind: 'zlib' }
  /** Bytes that every block begins with and that are left out of the file. */
  | { readonly kind: 'stripped'; readonly header: Uint8Array };

/** A TrackEntry (RFC 9559 §5.1.4.1), as far as text is concerned. */
export interface TrackEntry {
  readonly number: number;
  readonly isSubtitles: boolean;
  readonly codecId: string;
  readonly codecPrivate: Uint8Array;
  readonly language: string;
  readonly name: string;
  readonly isForced: boolean;
  readonly isForDeaf: boolean;
  /** Nanoseconds per block; 0 when the track says none. */
  readonly defaultDurationNs: number;
  /** Null when it cannot be undone: encrypted, or in an algorithm that nobody uses. */
  readonly encoding: BlockEncoding | null;
}

/** TrackType of subtitles (RFC 9559 §5.1.4.1.3). */
const SUBTITLES = 17;

/** No player lists more; a damaged file may seem to. */
const MAX_TRACKS = 200;

/** The entries in the data of a Tracks element. */
export function readTrackEntries(tracks: Uint8Array): TrackEntry[] {
  const entries: TrackEntry[] = [];
  for (const { id, data } of children(tracks)) {
    if (id === ID.TrackEntry && entries.length < MAX_TRACKS) entries.push(readTrackEntry(data));
  }
  return entries;
}

function readTrackEntry(entry: Uint8Array): TrackEntry {
  const fields = new Map<number, Uint8Array>();
  for (const { id, data } of children(entry)) fields.set(id, data);
  const uint = (id: number) => readUint(fields.get(id) ?? new Uint8Array());
  const text = (id: number) => readText(fields.get(id) ?? new Uint8Array());
  return {
    number: uint(ID.TrackNumber),
    isSubtitles: uint(ID.TrackType) === SUBTITLES,
    codecId: text(ID.CodecId),
    codecPrivate: fields.get(ID.CodecPrivate)?.slice() ?? new Uint8Array(),
    // The default of the element Language is English (RFC 9559 §5.1.4.1.19).
    language: text(ID.LanguageBcp47) || (fields.has(ID.Language) ? text(ID.Language) : 'eng'),
    name: text(ID.Name),
    isForced: uint(ID.FlagForced) === 1,
    isForDeaf: uint(ID.FlagHearingImpaired) === 1,
    defaultDurationNs: uint(ID.DefaultDuration) || 0,
    encoding: readEncoding(fields.get(ID.ContentEncodings)),
  };
}

function readEncoding(encodings: Uint8Array | undefined): BlockEncoding | null {
  const found = [...children(encodings ?? new Uint8Array())].filter(
    ({ id }) => id === ID.ContentEncoding,
  );
  const only = found[0];
  if (!only) return { kind: 'none' };
  return found.length === 1 ? readCompression(only.data) : null;
}

const ZLIB = 0;
const HEADER_STRIPPING = 3;
const COMPRESSION = 0;
/** Bit of ContentEncodingScope: the blocks. */
const BLOCKS = 1;

function readCompression(encoding: Uint8Array): BlockEncoding | null {
  let scope = BLOCKS;
  let type = COMPRESSION;
  let algorithm = ZLIB;
  let header = new Uint8Array();
  for (const { id, data } of children(encoding)) {
    if (id === ID.ContentEncodingScope) scope = readUint(data);
    if (id === ID.ContentEncodingType) type = readUint(data);
    if (id !== ID.ContentCompression) continue;
    for (const setting of children(data)) {
      if (setting.id === ID.ContentCompAlgo) algorithm = readUint(setting.data);
      if (setting.id === ID.ContentCompSettings) header = setting.data.slice();
    }
  }
  if (type !== COMPRESSION) return null;
  if (!(scope & BLOCKS)) return { kind: 'none' };
  if (algorithm === ZLIB) return { kind: 'zlib' };
  return algorithm === HEADER_STRIPPING ? { kind: 'stripped', header } : null;
}
