import { PlayerError } from '../../core/player-error.js';
import { bytesOf } from '../bytes-of.js';
import { isAdts } from '../frame-format.js';
import type { AudioConfiguration } from '../packet-supply.js';
import { box, fullBox, u16, u32, zeros } from './boxes.js';
import type { BoxPart } from './boxes.js';
import { ac3Record, eac3Record } from './dolby-records.js';

/** The AudioSampleEntry (ISO/IEC 14496-12 §12.2.3) of an audio track, and what its decoder needs. */
export function audioEntry(configuration: AudioConfiguration): Uint8Array {
  const { numberOfChannels, sampleRate } = configuration.decoderConfig;
  const { type, record } = CODECS[configuration.codec] ?? {};
  if (!type || !record) throw new RangeError(`no ${configuration.codec} in MP4`);
  return box(
    type,
    [...zeros(6), ...u16(1)], // the only data reference
    zeros(8),
    [...u16(numberOfChannels), ...u16(sampleBits(configuration)), ...zeros(4)],
    // 16.16 bits; what does not fit is told by the decoder's own record.
    [...u16(sampleRate > 0xffff ? 0 : sampleRate), ...u16(0)],
    record(configuration),
  );
}

/** Sixteen, but for FLAC: what its STREAMINFO says (Encapsulation of FLAC in ISO BMFF §3.3.1). */
function sampleBits(track: AudioConfiguration): number {
  const stream = track.codec === 'flac' ? description(track) : null;
  // Behind `fLaC` and the head of the block: five bits across two bytes (RFC 9639 §8.2).
  const [high = 0, low = 0] = stream?.subarray(20) ?? [];
  return stream ? (((high & 1) << 4) | (low >> 4)) + 1 : 16;
}

interface Codec {
  readonly type: string;
  readonly record: (configuration: AudioConfiguration) => Uint8Array;
}

const CODECS: Readonly<Record<string, Codec>> = {
  aac: { type: 'mp4a', record: (track) => elementaryStream(0x40, aacRecord(track)) },
  mp3: { type: 'mp4a', record: () => elementaryStream(0x6b, null) },
  opus: { type: 'Opus', record: (track) => box('dOps', opusRecord(track)) },
  flac: { type: 'fLaC', record: (track) => fullBox('dfLa', 0, 0, flacBlocks(track)) },
  ac3: { type: 'ac-3', record: (track) => box('dac3', ac3Record(firstFrame(track))) },
  eac3: { type: 'ec-3', record: (track) => box('dec3', eac3Record(firstFrame(track))) },
};

function firstFrame({ primingPacket }: AudioConfiguration): Uint8Array {
  return primingPacket?.data ?? new Uint8Array();
}

function description({ decoderConfig }: AudioConfiguration): Uint8Array | null {
  return decoderConfig.description ? bytesOf(decoderConfig.description) : null;
}

/** ES_Descriptor (ISO/IEC 14496-1 §7.2.6.5) in its box (ISO/IEC 14496-14 §5.6). */
function elementaryStream(objectType: number, decoderRecord: Uint8Array | null): Uint8Array {
  const decoder = descriptor(
    0x04,
    [objectType, 0x15], // an audio stream
    zeros(11), // no buffer size, no bit rates
    decoderRecord ? descriptor(0x05, decoderRecord) : [],
  );
  return fullBox('esds', 0, 0, descriptor(0x03, [...u16(1), 0], decoder, descriptor(0x06, [2])));
}

/** A descriptor with its size in four bytes of seven bits (ISO/IEC 14496-1 §8.3.3). */
function descriptor(tag: number, ...parts: readonly BoxPart[]): number[] {
  const content = parts.flatMap((part) => [...part]);
  const size = [21, 14, 7, 0].map((shift) => {
    return ((content.length >> shift) & 0x7f) | (shift > 0 ? 0x80 : 0);
  });
  return [tag, ...size, ...content];
}

/** The track's AudioSpecificConfig, else one made of its first frame's ADTS header. */
function aacRecord(track: AudioConfiguration): Uint8Array {
  const told = description(track);
  if (told) return told;
  const frame = firstFrame(track);
  if (!isAdts(frame)) throw new PlayerError('media-damaged', 'an AAC frame lacks its ADTS header');
  const [, , third = 0, fourth = 0] = frame;
  const objectType = (third >> 6) + 1;
  const frequency = (third >> 2) & 0xf;
  const channels = ((third & 1) << 2) | (fourth >> 6);
  return Uint8Array.from(u16((objectType << 11) | (frequency << 7) | (channels << 3)));
}

const OPUS_RATE = 48_000;
/** 80 ms, as encoders are advised to (RFC 7845 §4.2). */
const OPUS_PRE_SKIP = 3_840;
const OPUS_HEAD_BYTES = 19;

/** OpusSpecificBox (Encapsulation of Opus in ISO BMFF §4.3.2) of an OpusHead (RFC 7845 §5.1). */
function opusRecord(track: AudioConfiguration): number[] {
  const head = description(track);
  const { numberOfChannels } = track.decoderConfig;
  if (!head || head.byteLength < OPUS_HEAD_BYTES) {
    return [0, numberOfChannels, ...u16(OPUS_PRE_SKIP), ...u32(OPUS_RATE), ...u16(0), 0];
  }
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const family = view.getUint8(18);
  return [
    ...[0, view.getUint8(9)],
    ...u16(view.getUint16(10, true)),
    ...u32(view.getUint32(12, true)),
    ...u16(view.getInt16(16, true)),
    family,
    ...(family === 0 ? [] : head.subarray(OPUS_HEAD_BYTES)),
  ];
}

/** The metadata blocks behind `fLaC` (Encapsulation of FLAC in ISO BMFF §3.3.2). */
function flacBlocks(track: AudioConfiguration): Uint8Array {
  const stream = description(track);
  if (!stream) throw new PlayerError('media-damaged', 'a FLAC track lacks its STREAMINFO');
  return stream.subarray(4);
}
