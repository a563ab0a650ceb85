import { PlayerError } from '../core/player-error.js';
import type { TrackConfiguration } from './packet-supply.js';

/** Turns a frame as a transport has it into a frame as a file has it. */
export type FrameConversion = (data: Uint8Array) => Uint8Array;

/**
 * What the frames of a track need before they go into a segment. MPEG-TS
 * carries H.264 and H.265 as Annex B byte streams and AAC with ADTS headers;
 * ISO BMFF wants lengths before NAL units (ISO/IEC 14496-15 §4.3.2) and raw AAC.
 * Without a `description` a decoder configuration stands for the former
 * (WebCodecs registry).
 */
export function frameConversion({ codec, decoderConfig }: TrackConfiguration): FrameConversion {
  if (decoderConfig.description) return (data) => data;
  if (codec === 'avc' || codec === 'hevc') return annexBToLengthPrefixed;
  if (codec === 'aac') return withoutAdtsHeader;
  return (data) => data;
}

const LENGTH_BYTES = 4;
const START_CODE_BYTES = 3;

/** Replaces start codes by four-byte lengths (ITU-T H.264 Annex B). */
export function annexBToLengthPrefixed(data: Uint8Array): Uint8Array {
  const units = nalUnits(data);
  const bytes = units.reduce((sum, unit) => sum + LENGTH_BYTES + unit.byteLength, 0);
  const converted = new Uint8Array(bytes);
  const view = new DataView(converted.buffer);
  let position = 0;
  for (const unit of units) {
    view.setUint32(position, unit.byteLength);
    converted.set(unit, position + LENGTH_BYTES);
    position += LENGTH_BYTES + unit.byteLength;
  }
  return converted;
}

/** The NAL units of an Annex B byte stream, without start codes. */
export function nalUnits(data: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = [];
  let start = nextStartCode(data, 0);
  while (start < data.byteLength) {
    const next = nextStartCode(data, start + START_CODE_BYTES);
    let end = next;
    // A NAL unit never ends with a zero byte; those belong to the next start code.
    while (end > start && data[end - 1] === 0) end--;
    if (end > start + START_CODE_BYTES) units.push(data.subarray(start + START_CODE_BYTES, end));
    start = next;
  }
  return units;
}

/** Position of the next 00 00 01, or the end. */
function nextStartCode(data: Uint8Array, from: number): number {
  let one = data.indexOf(1, from + 2);
  while (one !== -1 && (data[one - 1] !== 0 || data[one - 2] !== 0)) one = data.indexOf(1, one + 1);
  return one === -1 ? data.byteLength : one - 2;
}

const ADTS_HEADER_BYTES = 7;
const ADTS_CRC_BYTES = 2;

/**
 * The raw AAC frame behind an ADTS header (ISO/IEC 13818-7 §6.2).
 *
 * @throws PlayerError `media-damaged` when there is none.
 */
export function withoutAdtsHeader(data: Uint8Array): Uint8Array {
  if (!isAdts(data)) {
    throw new PlayerError('media-damaged', 'an AAC frame lacks its ADTS header');
  }
  const isProtected = ((data[1] ?? 0) & 1) === 0;
  return data.subarray(ADTS_HEADER_BYTES + (isProtected ? ADTS_CRC_BYTES : 0));
}

/** Whether a frame begins with an ADTS header. */
export function isAdts([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xf6) === 0xf0;
}
