import { bytesOf } from './bytes-of.js';
import { concatenate } from './concatenate.js';
import { float64, openElement, text, uint, writeElements } from './ebml-writer.js';
import type { EbmlElement } from './ebml-writer.js';
import type {
  AudioConfiguration,
  TrackConfiguration,
  VideoConfiguration,
} from './packet-supply.js';

/** Element ids (RFC 9559 §5). */
const ID = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  flagLacing: 0x9c,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  seekPreRoll: 0x56bb,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  audio: 0xe1,
  samplingFrequency: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
} as const;

/** By mediabunny's names: what WebM segments are made for. */
const CODEC_IDS: Readonly<Record<string, string>> = {
  vp8: 'V_VP8',
  vp9: 'V_VP9',
  opus: 'A_OPUS',
  vorbis: 'A_VORBIS',
};

const NANOSECONDS_PER_MS = 1_000_000;

/** What a decoder of Opus wants to hear before it is right (RFC 7845 §4.6). */
const OPUS_PRE_ROLL_MS = 80;

const TRACK_NUMBER = 1;
const APP = text('torrent-player-element');

/**
 * The initialization segment of one track in the MSE byte stream format for
 * WebM: EBML header, Segment, Info, Tracks. Its times are in milliseconds.
 *
 * Written here and not by the demuxer's library, whose muxer is as large as a demuxer.
 *
 * @throws RangeError for a codec that WebM does not carry.
 */
export function writeWebmHeader(configuration: TrackConfiguration): Uint8Array<ArrayBuffer> {
  const ebml: EbmlElement[] = [
    { id: ID.docType, content: text('webm') },
    { id: ID.docTypeVersion, content: uint(4) },
    { id: ID.docTypeReadVersion, content: uint(2) },
  ];
  const info: EbmlElement[] = [
    { id: ID.timestampScale, content: uint(NANOSECONDS_PER_MS) },
    { id: ID.muxingApp, content: APP },
    { id: ID.writingApp, content: APP },
  ];
  return concatenate([
    writeElements([{ id: ID.ebml, content: ebml }]),
    openElement(ID.segment),
    writeElements([
      { id: ID.info, content: info },
      { id: ID.tracks, content: [{ id: ID.trackEntry, content: trackEntry(configuration) }] },
    ]),
  ]);
}

function trackEntry(configuration: TrackConfiguration): EbmlElement[] {
  const { kind, codec, decoderConfig } = configuration;
  const codecId = CODEC_IDS[codec];
  if (codecId === undefined) throw new RangeError(`no ${codec} in WebM`);
  const entry: EbmlElement[] = [
    { id: ID.trackNumber, content: uint(TRACK_NUMBER) },
    { id: ID.trackUid, content: uint(TRACK_NUMBER) },
    { id: ID.trackType, content: uint(kind === 'video' ? 1 : 2) },
    { id: ID.flagLacing, content: uint(0) },
    { id: ID.codecId, content: text(codecId) },
  ];
  if (codec === 'opus') {
    entry.push({ id: ID.seekPreRoll, content: uint(OPUS_PRE_ROLL_MS * NANOSECONDS_PER_MS) });
  }
  const { description } = decoderConfig;
  if (description) entry.push({ id: ID.codecPrivate, content: bytesOf(description) });
  entry.push(kind === 'video' ? videoEntry(configuration) : audioEntry(configuration));
  return entry;
}

function videoEntry({ decoderConfig }: VideoConfiguration): EbmlElement {
  const { codedWidth = 0, codedHeight = 0 } = decoderConfig;
  return {
    id: ID.video,
    content: [
      { id: ID.pixelWidth, content: uint(codedWidth) },
      { id: ID.pixelHeight, content: uint(codedHeight) },
    ],
  };
}

function audioEntry({ decoderConfig }: AudioConfiguration): EbmlElement {
  return {
    id: ID.audio,
    content: [
      { id: ID.samplingFrequency, content: float64(decoderConfig.sampleRate) },
      { id: ID.channels, content: uint(decoderConfig.numberOfChannels) },
    ],
  };
}

/** One coded frame as it goes into a cluster. */
export interface ClusterBlock {
  readonly data: Uint8Array;
  /** Presentation time in milliseconds; not negative. */
  readonly timestampMs: number;
  readonly isKey: boolean;
}

/** The furthest that a block may lie behind the first of its cluster: its time is 16 bits, signed. */
export const MAX_BLOCK_OFFSET_MS = 0x7fff;

const BLOCK_HEAD_BYTES = 4;
/** The number as a variable-size integer of one byte. */
const TRACK_NUMBER_FIELD = 0x80 | TRACK_NUMBER;
const KEY_FLAG = 0x80;

/**
 * Writes one media segment: a Cluster of SimpleBlocks. It may begin with any
 * frame: MSE asks for a key frame only after a discontinuity.
 *
 * @throws RangeError when there is no block.
 */
export function writeCluster(blocks: readonly ClusterBlock[]): Uint8Array<ArrayBuffer> {
  const first = blocks[0];
  if (!first) throw new RangeError('a cluster needs at least one block');
  const base = first.timestampMs;
  return writeElements([
    {
      id: ID.cluster,
      content: [
        { id: ID.timestamp, content: uint(base) },
        ...blocks.map((block) => ({ id: ID.simpleBlock, content: writeBlock(block, base) })),
      ],
    },
  ]);
}

function writeBlock({ data, timestampMs, isKey }: ClusterBlock, baseMs: number): Uint8Array {
  const block = new Uint8Array(BLOCK_HEAD_BYTES + data.byteLength);
  block[0] = TRACK_NUMBER_FIELD;
  new DataView(block.buffer).setInt16(1, timestampMs - baseMs);
  block[3] = isKey ? KEY_FLAG : 0;
  block.set(data, BLOCK_HEAD_BYTES);
  return block;
}
