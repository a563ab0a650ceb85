import type { TransportDemuxer } from './demuxer-internals.js';

/**
 * Pictures that the demuxer passes over without a word, by their stream_type
 * (ISO/IEC 13818-1, table 2-34), as RFC 6381 codec strings where there are any.
 */
const UNREAD_PICTURES: Readonly<Record<number, string>> = {
  0x01: 'mp4v.6A',
  0x02: 'mp4v.61',
  0x10: 'mp4v.20',
  0x33: 'vvc1',
  0xea: 'VC-1',
};

/** The tables are repeated ten times a second, so that they begin the file or are near. */
const MOST_PACKETS = 512;

const TABLE_HEADER_BYTES = 3;
const BYTES_TO_STREAMS = 12;
const STREAM_BYTES = 5;
const CRC_BYTES = 4;

/**
 * The picture of an MPEG-TS file that is of a codec which the demuxer passes
 * over: what the file would be without it is its sound alone. Null when there
 * is none.
 *
 * @param demuxer that knows its tracks.
 */
export async function unreadPicture(demuxer: TransportDemuxer): Promise<string | null> {
  const { packetOffset, packetStride } = demuxer;
  for (let count = 0; count < MOST_PACKETS; count++) {
    const at = packetOffset + count * packetStride;
    const packet = await demuxer.readPacket(at);
    if (!packet) return null;
    if (packet.payloadUnitStartIndicator === 0) continue;
    const section = await demuxer.readSection(at, true, true);
    const types = section ? streamTypes(section.payload) : null;
    if (types) return types.map((type) => UNREAD_PICTURES[type]).find(Boolean) ?? null;
  }
  return null;
}

const PROGRAM_MAP = 0x02;

/**
 * What each stream of a program map is; null of any other table, and of what
 * is none (§2.4.4.8).
 *
 * @param payload of a transport packet with which a section begins, and of
 *   those that go on with it.
 */
export function streamTypes(payload: Uint8Array): number[] | null {
  const table = payload.subarray(1 + (payload[0] ?? 0));
  if (table[0] !== PROGRAM_MAP) return null;
  const end = Math.min(TABLE_HEADER_BYTES + twelveBits(table, 1) - CRC_BYTES, table.length);
  const types: number[] = [];
  let at = BYTES_TO_STREAMS + twelveBits(table, 10);
  for (; at + STREAM_BYTES <= end; at += STREAM_BYTES + twelveBits(table, at + 3)) {
    types.push(table[at] ?? 0);
  }
  return types;
}

/** A length that tables have in many places: the lower twelve bits of two bytes. */
function twelveBits(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) & 0x0f) << 8) | (bytes[at + 1] ?? 0);
}
