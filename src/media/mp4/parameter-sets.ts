import { PlayerError } from '../../core/player-error.js';
import { concatenate } from '../concatenate.js';
import { nalUnits } from '../frame-format.js';
import { BitReader } from './bit-reader.js';
import { u16 } from './boxes.js';

/**
 * Decoder configuration records (ISO/IEC 14496-15) of what transports carry in
 * their frames: parameter sets in the Annex B byte stream.
 */

/** NAL unit types of H.264 (ITU-T H.264, table 7-1) and H.265 (ITU-T H.265, table 7-1). */
const AVC = { sequence: 7, picture: 8 };
const HEVC = { video: 32, sequence: 33, picture: 34 };

const AVC_HEADER_BITS = 8;
const HEVC_HEADER_BITS = 16;

/** Profiles whose parameter sets tell of chroma and depth (ITU-T H.264 §7.3.2.1.1). */
const HIGH_PROFILES: ReadonlySet<number> = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138]);

/** Of those, the ones that a record says it of (ISO/IEC 14496-15 §5.3.3.1.2). */
const EXTENDED_PROFILES: ReadonlySet<number> = new Set([100, 110, 122, 144, 244]);

/**
 * The AVCDecoderConfigurationRecord of a key frame in Annex B (§5.3.3.1).
 *
 * @throws PlayerError `media-damaged` when it brings no parameter sets.
 */
export function avcRecord(frame: Uint8Array): Uint8Array {
  const units = nalUnits(frame);
  const ofType = (type: number) => units.filter(([head = 0]) => (head & 0x1f) === type);
  const [sequences, pictures] = [ofType(AVC.sequence), ofType(AVC.picture)];
  const [sequence] = sequences;
  if (!sequence || pictures.length === 0) throw withoutSets();
  const [, profile = 0, constraints = 0, level = 0] = sequence;
  return concatenate([
    Uint8Array.of(1, profile, constraints, level, 0xff, 0xe0 | sequences.length),
    ...sequences.flatMap(withLength),
    Uint8Array.of(pictures.length),
    ...pictures.flatMap(withLength),
    EXTENDED_PROFILES.has(profile) ? avcExtension(sequence, profile) : new Uint8Array(),
  ]);
}

function avcExtension(sequence: Uint8Array, profile: number): Uint8Array {
  const bits = new BitReader(withoutEmulation(sequence));
  bits.skip(AVC_HEADER_BITS + 24); // profile, constraints, level
  bits.readGolomb(); // its id
  let chroma = 1;
  let [lumaDepth, chromaDepth] = [0, 0];
  if (HIGH_PROFILES.has(profile)) {
    chroma = bits.readGolomb();
    if (chroma === 3) bits.skip(1);
    [lumaDepth, chromaDepth] = [bits.readGolomb(), bits.readGolomb()];
  }
  return Uint8Array.of(0xfc | chroma, 0xf8 | lumaDepth, 0xf8 | chromaDepth, 0);
}

/**
 * The HEVCDecoderConfigurationRecord of a key frame in Annex B (§8.3.3.1).
 *
 * @throws PlayerError `media-damaged` when it brings no parameter sets.
 */
export function hevcRecord(frame: Uint8Array): Uint8Array {
  const units = nalUnits(frame);
  const arrays = Object.values(HEVC).map((type) => ({
    type,
    units: units.filter(([head = 0]) => ((head >> 1) & 0x3f) === type),
  }));
  const sequence = arrays.find(({ type }) => type === HEVC.sequence)?.units[0];
  if (!sequence || arrays.some((array) => array.units.length === 0)) throw withoutSets();
  return concatenate([
    hevcHead(withoutEmulation(sequence)),
    ...arrays.flatMap((array) => [
      // All of that type are here.
      Uint8Array.of(0x80 | array.type, ...u16(array.units.length)),
      ...array.units.flatMap(withLength),
    ]),
  ]);
}

const PROFILE_BYTES = 12;

function hevcHead(sequence: Uint8Array): Uint8Array {
  const bits = new BitReader(sequence);
  bits.skip(HEVC_HEADER_BITS + 4);
  const moreLayers = bits.read(3);
  const isNested = bits.read(1);
  const profileStart = (HEVC_HEADER_BITS + 8) / 8;
  bits.skip(8 * PROFILE_BYTES);
  skipSubLayers(bits, moreLayers);
  bits.readGolomb(); // its id
  const chroma = bits.readGolomb();
  if (chroma === 3) bits.skip(1);
  for (let size = 0; size < 2; size++) bits.readGolomb();
  if (bits.read(1) === 1) for (let edge = 0; edge < 4; edge++) bits.readGolomb();
  const [lumaDepth, chromaDepth] = [bits.readGolomb(), bits.readGolomb()];
  return Uint8Array.of(
    1,
    ...sequence.subarray(profileStart, profileStart + PROFILE_BYTES),
    ...[0xf0, 0, 0xfc], // no smallest segment, no kind of parallelism
    0xfc | chroma,
    0xf8 | lumaDepth,
    0xf8 | chromaDepth,
    ...u16(0), // no frame rate
    ((moreLayers + 1) << 3) | (isNested << 2) | 3, // lengths have four bytes
    Object.keys(HEVC).length,
  );
}

/** profile_tier_level() of sub-layers (ITU-T H.265 §7.3.3). */
function skipSubLayers(bits: BitReader, moreLayers: number): void {
  const layers = Array.from({ length: moreLayers }, () => [bits.read(1), bits.read(1)] as const);
  if (moreLayers > 0) bits.skip(2 * (8 - moreLayers));
  for (const [hasProfile, hasLevel] of layers) bits.skip(88 * hasProfile + 8 * hasLevel);
}

function withLength(unit: Uint8Array): Uint8Array[] {
  return [Uint8Array.from(u16(unit.byteLength)), unit];
}

/** Without the bytes that keep start codes out of a NAL unit (ITU-T H.264 §7.3.1). */
function withoutEmulation(unit: Uint8Array): Uint8Array {
  return unit.filter((byte, at) => byte !== 3 || unit[at - 1] !== 0 || unit[at - 2] !== 0);
}

function withoutSets(): PlayerError {
  return new PlayerError('media-damaged', 'a key frame lacks its parameter sets');
}
