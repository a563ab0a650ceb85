import { concatenate } from './concatenate.js';
import type { TransportDemuxer, TransportPacket, TransportSection } from './demuxer-internals.js';

/** Of a PES packet, up to its length, which counts what follows (ISO/IEC 13818-1 §2.4.3.6). */
const BYTES_TO_LENGTH_END = 6;

/**
 * Makes PES packets end where their length says. The demuxer reads each up to
 * the beginning of the next: of sound, a good deal of the picture.
 */
export function endSectionsByLength(demuxer: TransportDemuxer): void {
  const readSection = demuxer.readSection.bind(demuxer);
  demuxer.readSection = async (startPos, full, contiguous = false) => {
    if (!full || contiguous) return readSection(startPos, full, contiguous);
    const first = await firstPacket(demuxer, startPos);
    if (!first) return null;
    const lengthBytes = pesBytes(payloadOf(first.packet));
    return lengthBytes === null
      ? readSection(first.at, full)
      : sectionOf(demuxer, first, lengthBytes);
  };
}

interface PlacedPacket {
  readonly packet: TransportPacket;
  /** Where it begins in the file. */
  readonly at: number;
}

/** The packet there, or the next of its PID with which something begins: padding may follow a length. */
async function firstPacket(
  demuxer: TransportDemuxer,
  startPos: number,
): Promise<PlacedPacket | null> {
  let pid: number | null = null;
  for (let at = startPos; ; at += demuxer.packetStride) {
    const packet = await demuxer.readPacket(at);
    if (!packet) return null;
    pid ??= packet.pid;
    if (packet.pid === pid && packet.payloadUnitStartIndicator === 1) return { packet, at };
  }
}

/** Null where it is no PES packet, or does not say. */
function pesBytes(payload: Uint8Array): number | null {
  const [zero, nought, one, , high = 0, low = 0] = payload;
  if (zero !== 0 || nought !== 0 || one !== 1) return null;
  const following = (high << 8) | low;
  return following === 0 ? null : BYTES_TO_LENGTH_END + following;
}

/** Ends early where the next one begins. */
async function sectionOf(
  demuxer: TransportDemuxer,
  { packet: first, at: startPos }: PlacedPacket,
  lengthBytes: number,
): Promise<TransportSection> {
  const { pid } = first;
  const parts = [payloadOf(first)];
  let endPos = startPos + demuxer.packetStride;
  let missing = lengthBytes - payloadOf(first).length;
  for (let at = endPos; missing > 0; at += demuxer.packetStride) {
    const packet = await demuxer.readPacket(at);
    if (!packet) break;
    if (packet.pid !== pid) continue;
    if (packet.payloadUnitStartIndicator === 1) break;
    const payload = payloadOf(packet);
    parts.push(payload);
    missing -= payload.length;
    endPos = at + demuxer.packetStride;
  }
  const payload = concatenate(parts);
  return { startPos, endPos, pid, payload, randomAccessIndicator: randomAccess(first) };
}

const HAS_PAYLOAD = 0b01;
const HAS_ADAPTATION_FIELD = 0b10;

function payloadOf({ adaptationFieldControl, body }: TransportPacket): Uint8Array {
  if ((adaptationFieldControl & HAS_PAYLOAD) === 0) return body.subarray(body.length);
  const hasField = (adaptationFieldControl & HAS_ADAPTATION_FIELD) !== 0;
  return body.subarray(hasField ? 1 + (body[0] ?? 0) : 0);
}

/** Whether decoding may begin there: 1 or 0 (§2.4.3.4). */
function randomAccess({ adaptationFieldControl, body }: TransportPacket): number {
  const [fieldBytes = 0, flags = 0] = body;
  const hasFlags = (adaptationFieldControl & HAS_ADAPTATION_FIELD) !== 0 && fieldBytes > 0;
  return hasFlags ? (flags >> 6) & 1 : 0;
}
