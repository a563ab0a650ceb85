import { bytesOf } from '../bytes-of.js';
import type { VideoConfiguration } from '../packet-supply.js';
import { ascii, box, fullBox, u16, u32, zeros } from './boxes.js';
import { avcRecord, hevcRecord } from './parameter-sets.js';

const COMPRESSOR_NAME_BYTES = 32;
const DOTS_PER_INCH = 72;

/** The VisualSampleEntry (ISO/IEC 14496-12 §12.1.3) of a video track, and what its decoder needs. */
export function videoEntry(configuration: VideoConfiguration): Uint8Array {
  const { codedWidth = 0, codedHeight = 0 } = configuration.decoderConfig;
  return box(
    entryType(configuration),
    [...zeros(6), ...u16(1)], // the only data reference
    zeros(16),
    [...u16(codedWidth), ...u16(codedHeight)],
    [...u16(DOTS_PER_INCH), ...u16(0), ...u16(DOTS_PER_INCH), ...u16(0)],
    [...zeros(4), ...u16(1)], // one frame per sample
    zeros(COMPRESSOR_NAME_BYTES),
    [...u16(24), ...u16(-1)], // colour without alpha
    configurationBox(configuration),
    pixelShape(configuration),
    colours(configuration),
  );
}

const ENTRY_TYPES = { avc: 'avc1', hevc: 'hvc1', vp9: 'vp09', av1: 'av01' } as const;

/** The track's own type where it says that parameter sets may be in the frames. */
function entryType({ codec, decoderConfig }: VideoConfiguration): string {
  if (/^(avc3|hev1)/.test(decoderConfig.codec)) return decoderConfig.codec.slice(0, 4);
  if (codec in ENTRY_TYPES) return ENTRY_TYPES[codec as keyof typeof ENTRY_TYPES];
  throw new RangeError(`no ${codec} in MP4`);
}

function configurationBox({ codec, decoderConfig, primingPacket }: VideoConfiguration) {
  const { description } = decoderConfig;
  if (codec === 'vp9') return fullBox('vpcC', 1, 0, vp9Record(decoderConfig));
  if (codec === 'av1') return box('av1C', av1Record(decoderConfig.codec));
  const [type, fromFrame] =
    codec === 'avc' ? (['avcC', avcRecord] as const) : (['hvcC', hevcRecord] as const);
  if (description) return box(type, bytesOf(description));
  return box(type, fromFrame(primingPacket?.data ?? new Uint8Array()));
}

/** VP Codec ISO Media File Format Binding, "VP Codec Configuration Box"; the codec string says it. */
function vp9Record({ codec, colorSpace }: VideoDecoderConfig): number[] {
  const [, ...fields] = codec.split('.');
  const field = (index: number, otherwise: number) => {
    return fields[index] === undefined ? otherwise : Number(fields[index]);
  };
  const { primaries, transfer, matrix, isFullRange } = colourCodes(colorSpace, 1);
  const depth = field(2, 8);
  return [
    field(0, 0),
    field(1, 10),
    (depth << 4) | (field(3, 1) << 1) | field(7, isFullRange),
    field(4, primaries),
    field(5, transfer),
    field(6, matrix),
    ...u16(0),
  ];
}

/** AV1 Codec ISO Media File Format Binding §2.3; the codec string says it (§5). */
function av1Record(codec: string): number[] {
  const [, profile = '0', levelAndTier = '00M', depth = '08', monochrome = '0', chroma = '110'] =
    codec.split('.');
  const [horizontal = 1, vertical = 1, position = 0] = Array.from(chroma, Number);
  return [
    0x81,
    (Number(profile) << 5) | parseInt(levelAndTier, 10),
    (Number(levelAndTier.endsWith('H')) << 7) |
      (Number(depth !== '08') << 6) |
      (Number(depth === '12') << 5) |
      (Number(monochrome) << 4) |
      (horizontal << 3) |
      (vertical << 2) |
      position,
    0,
  ];
}

/** Shape of a pixel; nothing where it is square. */
function pixelShape({ decoderConfig }: VideoConfiguration): Uint8Array {
  const { num, den } = pixelRatio(decoderConfig);
  return num === den ? new Uint8Array() : box('pasp', u32(num), u32(den));
}

/** Width to height of a pixel, in lowest terms. */
export function pixelRatio(config: VideoDecoderConfig): { num: number; den: number } {
  const { codedWidth = 1, codedHeight = 1, displayAspectWidth, displayAspectHeight } = config;
  const num = (displayAspectWidth ?? codedWidth) * codedHeight;
  const den = (displayAspectHeight ?? codedHeight) * codedWidth;
  const divisor = greatestCommonDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Numbers of ITU-T H.273 by the names of WebCodecs. */
const PRIMARIES: Readonly<Record<string, number>> = {
  bt709: 1,
  bt470bg: 5,
  smpte170m: 6,
  bt2020: 9,
  smpte432: 12,
};
const TRANSFERS: Readonly<Record<string, number>> = {
  bt709: 1,
  smpte170m: 6,
  linear: 8,
  'iec61966-2-1': 13,
  pq: 16,
  hlg: 18,
};
const MATRICES: Readonly<Record<string, number>> = {
  rgb: 0,
  bt709: 1,
  bt470bg: 5,
  smpte170m: 6,
  'bt2020-ncl': 9,
};

const UNSPECIFIED = 2;

function colours({ decoderConfig: { colorSpace } }: VideoConfiguration): Uint8Array {
  const isTold = Object.values(colorSpace ?? {}).some((value) => value !== null);
  if (!isTold) return new Uint8Array();
  const { primaries, transfer, matrix, isFullRange } = colourCodes(colorSpace, UNSPECIFIED);
  return box('colr', ascii('nclx'), [
    ...[primaries, transfer, matrix].flatMap(u16),
    isFullRange << 7,
  ]);
}

function colourCodes(space: VideoColorSpaceInit | undefined, otherwise: number) {
  return {
    primaries: PRIMARIES[space?.primaries ?? ''] ?? otherwise,
    transfer: TRANSFERS[space?.transfer ?? ''] ?? otherwise,
    matrix: MATRICES[space?.matrix ?? ''] ?? otherwise,
    isFullRange: Number(space?.fullRange ?? false),
  };
}
