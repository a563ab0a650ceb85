import { concatenate } from '../concatenate.js';
import type { TrackConfiguration, VideoConfiguration } from '../packet-supply.js';
import { audioEntry } from './audio-entry.js';
import { ascii, box, fullBox, u16, u32, zeros } from './boxes.js';
import { pixelRatio, videoEntry } from './video-entry.js';

/** The header of one track in ISO BMFF, and the unit of its times. */
export interface Mp4Header {
  /** `ftyp` and `moov` of a fragmented file with one track, whose id is 1. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** Ticks per second in this segment and the fragments that follow it. */
  readonly timescale: number;
}

/** Fine enough for frames that are squeezed together (`RunPackets`). */
const FINE_TIMESCALE = 50_000;

/** Finer than any frame's timestamp that a container can store, coarser than 32 bits of an hour. */
const LARGEST_TIMESCALE = 1_000_000;

/** Common frame rates divide it. For what has no unit of its own. */
const COMMON_TIMESCALE = 57_600;

const TRACK_ID = 1;
/** 1.0 in 16.16 bits, and in 2.30. */
const ONE = 0x1_0000;
const ONE_OF_30_BITS = 0x4000_0000;

/**
 * Writes the initialization segment for a track in the MSE byte stream format
 * for ISO BMFF. Written here and not by the demuxer's library, whose muxer
 * would be a sixth of what reads containers.
 *
 * @throws PlayerError `media-damaged` when what the decoder needs is not there.
 * @throws RangeError for a codec that MP4 does not carry.
 */
export function writeMp4Header(configuration: TrackConfiguration): Mp4Header {
  const timescale = timescaleOf(configuration);
  const data = concatenate([
    box('ftyp', ascii('iso5'), u32(0x200), ascii('iso5iso6mp41')),
    box('moov', movieHeader(), track(configuration, timescale), box('mvex', defaults())),
  ]);
  return { data, timescale };
}

/** The container's own unit, or a multiple of it: so times stay exact. */
function timescaleOf({ kind, decoderConfig, timeResolution }: TrackConfiguration): number {
  if (kind === 'audio') return decoderConfig.sampleRate;
  if (timeResolution > LARGEST_TIMESCALE) return COMMON_TIMESCALE;
  return timeResolution * Math.ceil(FINE_TIMESCALE / timeResolution);
}

/** ISO/IEC 14496-12 §8.2.2. How long it is, fragments tell. */
function movieHeader(): Uint8Array {
  return fullBox(
    'mvhd',
    0,
    0,
    zeros(8), // times of making
    [...u32(1000), ...u32(0)], // timescale and duration
    [...u32(ONE), ...u16(0x100), ...zeros(10)], // rate and volume
    matrix(0),
    [...zeros(24), ...u32(TRACK_ID + 1)],
  );
}

function track(configuration: TrackConfiguration, timescale: number): Uint8Array {
  const isVideo = configuration.kind === 'video';
  return box(
    'trak',
    trackHeader(configuration),
    box(
      'mdia',
      mediaHeader(timescale),
      handler(isVideo ? 'vide' : 'soun'),
      box(
        'minf',
        isVideo ? fullBox('vmhd', 0, 1, zeros(8)) : fullBox('smhd', 0, 0, zeros(4)),
        box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1))),
        sampleTable(configuration),
      ),
    ),
  );
}

/** §8.3.2: enabled, in the movie, in the preview. */
function trackHeader(configuration: TrackConfiguration): Uint8Array {
  const [width, height] = configuration.kind === 'video' ? displaySize(configuration) : [0, 0];
  return fullBox(
    'tkhd',
    0,
    7,
    [...zeros(8), ...u32(TRACK_ID), ...zeros(8)],
    zeros(12), // no layer, no group
    [...u16(configuration.kind === 'audio' ? 0x100 : 0), ...zeros(2)], // volume
    matrix(configuration.kind === 'video' ? configuration.rotation : 0),
    [...u16(width), ...u16(0), ...u16(height), ...u16(0)],
  );
}

function displaySize({ decoderConfig }: VideoConfiguration): readonly [number, number] {
  const { codedWidth = 0, codedHeight = 0 } = decoderConfig;
  const { num, den } = pixelRatio(decoderConfig);
  return num >= den
    ? [Math.round((codedWidth * num) / den), codedHeight]
    : [codedWidth, Math.round((codedHeight * den) / num)];
}

/** Turns the picture clockwise. */
function matrix(degrees: number): number[] {
  const cosine = Math.round(Math.cos((degrees * Math.PI) / 180)) * ONE;
  const sine = Math.round(Math.sin((degrees * Math.PI) / 180)) * ONE;
  return [cosine, sine, 0, -sine, cosine, 0, 0, 0, ONE_OF_30_BITS].flatMap(u32);
}

const UNDETERMINED_LANGUAGE = 0x55c4;

/** §8.4.2 */
function mediaHeader(timescale: number): Uint8Array {
  const language = [...u16(UNDETERMINED_LANGUAGE), ...u16(0)];
  return fullBox('mdhd', 0, 0, zeros(8), u32(timescale), u32(0), language);
}

/** §8.4.3, with an empty name. */
function handler(type: string): Uint8Array {
  return fullBox('hdlr', 0, 0, zeros(4), ascii(type), zeros(13));
}

/** Without samples: those are in the fragments (§8.5). */
function sampleTable(configuration: TrackConfiguration): Uint8Array {
  const entry =
    configuration.kind === 'video' ? videoEntry(configuration) : audioEntry(configuration);
  return box(
    'stbl',
    fullBox('stsd', 0, 0, u32(1), entry),
    fullBox('stts', 0, 0, u32(0)),
    fullBox('stsc', 0, 0, u32(0)),
    fullBox('stsz', 0, 0, zeros(8)),
    fullBox('stco', 0, 0, u32(0)),
  );
}

/** §8.8.3: of each sample its fragment says all. */
function defaults(): Uint8Array {
  return fullBox('trex', 0, 0, u32(TRACK_ID), u32(1), zeros(12));
}
