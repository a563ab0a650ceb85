import { EncodedPacket } from 'mediabunny';
import type { InputTrack } from 'mediabunny';
import { bytesOfSlice, transportTrackOf } from './demuxer-internals.js';
import type { TransportDemuxer } from './demuxer-internals.js';
import { BLOCK_BYTES } from './reads-ahead.js';

/** The ends of the tracks are looked for in so much of the file's end, then in more and more. */
const TAILS_BYTES = [1, 4, 16, 64, 128].map((blocks) => blocks * BLOCK_BYTES);

const METADATA = { metadataOnly: true };

/**
 * When the last of the tracks of an MPEG-TS file ends, in seconds of the
 * demuxer's clock, as its last packets tell; null where they tell nothing that
 * makes sense. The demuxer would search for them from the middle of the file on.
 */
export async function mpegTsEndSeconds(
  demuxer: TransportDemuxer,
  tracks: readonly InputTrack[],
): Promise<number | null> {
  let end = -Infinity;
  for (const [track, start] of await lastPesPackets(demuxer, tracks)) {
    const first = await track.getFirstTimestamp();
    const own = await endOfTrack(track, start);
    if (own > first) end = Math.max(end, own);
  }
  return end > -Infinity ? end : null;
}

/**
 * By track, where the first of its last PES packets begins: of as many as may
 * be shown after the very last. Without the tracks that end long before others.
 */
async function lastPesPackets(
  demuxer: TransportDemuxer,
  tracks: readonly InputTrack[],
): Promise<Map<InputTrack, number>> {
  const lengthBytes = demuxer.reader.fileSize ?? 0;
  const found = new Map<InputTrack, number>();
  for (const tailBytes of TAILS_BYTES) {
    const from = Math.max(0, Math.floor((lengthBytes - tailBytes) / BLOCK_BYTES) * BLOCK_BYTES);
    const starts = await pesPackets(demuxer, from, lengthBytes);
    const isComplete = tracks.map((track) => {
      const count = transportTrackOf(track).getReorderSize() + 1;
      const own = starts.filter(({ pid }) => pid === track.id).slice(-count);
      if (own[0]) found.set(track, own[0].start);
      return own.length === count;
    });
    if (from === 0 || isComplete.every(Boolean)) break;
  }
  return found;
}

interface PesPacket {
  readonly pid: number;
  /** Where in the file its first transport packet begins. */
  readonly start: number;
}

/** Those with a time that begin in [from, end) of the file. */
async function pesPackets(
  { reader, packetOffset, packetStride }: TransportDemuxer,
  from: number,
  end: number,
): Promise<PesPacket[]> {
  const slice = await reader.requestSliceRange(from, end - from, end - from);
  const bytes = slice ? bytesOfSlice(slice) : new Uint8Array();
  const packets = Math.ceil(Math.max(0, from - packetOffset) / packetStride);
  const found: PesPacket[] = [];
  for (let at = packetOffset + packets * packetStride - from; ; at += packetStride) {
    const packet = bytes.subarray(at, at + TRANSPORT_PACKET_BYTES);
    if (packet.length < TRANSPORT_PACKET_BYTES) return found;
    const pid = pidOfTimedPes(packet);
    if (pid !== null) found.push({ pid, start: from + at });
  }
}

const TRANSPORT_PACKET_BYTES = 188;
const SYNC_BYTE = 0x47;

/**
 * The PID of a transport packet with which a PES packet begins that tells its
 * time; else null (ISO/IEC 13818-1 §2.4.3.2 and §2.4.3.6).
 */
function pidOfTimedPes(packet: Uint8Array): number | null {
  const [sync = 0, high = 0, low = 0, control = 0, adaptationBytes = 0] = packet;
  const [begins, hasAdaptation, hasPayload] = [high & 0x40, control & 0x20, control & 0x10];
  if (sync !== SYNC_BYTE || !begins || !hasPayload) return null;
  const pes = packet.subarray(4 + (hasAdaptation ? 1 + adaptationBytes : 0));
  const isTimed = pes[0] === 0 && pes[1] === 0 && pes[2] === 1 && ((pes[7] ?? 0) & 0x80) !== 0;
  return isTimed ? ((high & 0x1f) << 8) | low : null;
}

/** Seconds; of the packets from that place in the file on. */
async function endOfTrack(track: InputTrack, start: number): Promise<number> {
  const backing = transportTrackOf(track);
  const before = new EncodedPacket(new Uint8Array(), 'key', 0, 0, start - 1);
  backing.packetSectionStarts.set(before, start);
  let last: EncodedPacket | null = null;
  let packet = await backing.getNextPacket(before, METADATA);
  for (; packet; packet = await backing.getNextPacket(packet, METADATA)) {
    if (!last || packet.timestamp > last.timestamp) last = packet;
  }
  if (!last) return -Infinity;
  // How long the last one lasts is told by nothing: the demuxer guesses from those before, if any.
  const first = await backing.getFirstPacket(METADATA);
  const guesses = [last.duration, first?.duration ?? 0].filter((seconds) => seconds > 0);
  return last.timestamp + (guesses.length > 0 ? Math.min(...guesses) : 0);
}
