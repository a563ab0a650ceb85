import type { AudioConfiguration } from './packet-supply.js';
import type { Packet } from './segment-assembler.js';

/**
 * A packet of the track's codec that sounds like nothing, and has the time of
 * `packet`; null where none is known: then there is a hole.
 *
 * @param packet one of the track, without the header of a transport.
 */
export function silentPacket(configuration: AudioConfiguration, packet: Packet): Packet | null {
  const { codec, decoderConfig } = configuration;
  const { numberOfChannels } = decoderConfig;
  if (codec === 'aac') return withData(packet, silentAac(numberOfChannels));
  if (codec === 'mp3') return withData(packet, silentMp3(packet.data));
  if (codec !== 'opus') return null;
  const silent = withData(packet, silentOpus(numberOfChannels));
  return silent && { ...silent, duration: OPUS_SECONDS };
}

function withData(packet: Packet, data: Uint8Array | null): Packet | null {
  return data && { ...packet, data };
}

/** S: one channel, P: two, L: the LFE channel; by number of channels (ISO/IEC 14496-3, table 1.19). */
const AAC_ELEMENTS = ['', 'S', 'P', 'SP', 'SPS', 'SPP', 'SPPL'];

const ELEMENT_IDS: Readonly<Record<string, string>> = { S: '000', P: '001', L: '011' };
const END_ID = '111';

/**
 * Bits after an element's id and tag: no scale factor band is coded, so there
 * is nothing else (ISO/IEC 14496-3 §4.4.2.1). Those of a pair begin with
 * `common_window`.
 */
const SINGLE_BITS = '0'.repeat(22);
const PAIR_BITS = `1${'0'.repeat(35)}`;

function silentAac(channels: number): Uint8Array | null {
  const elements = AAC_ELEMENTS[channels];
  if (!elements) return null;
  const tags: Record<string, number> = {};
  let bits = '';
  for (const element of elements) {
    const tag = (tags[element] ?? -1) + 1;
    tags[element] = tag;
    bits += `${ELEMENT_IDS[element] ?? ''}${tag.toString(2).padStart(4, '0')}`;
    bits += element === 'P' ? PAIR_BITS : SINGLE_BITS;
  }
  bits += END_ID;
  const octets = bits.match(/.{1,8}/g) ?? [];
  return Uint8Array.from(octets, (octet) => parseInt(octet.padEnd(8, '0'), 2));
}

const MP3_HEADER_BYTES = 4;

/** The same frame without a checksum, and with nothing in it (ISO/IEC 11172-3 §2.4.1). */
function silentMp3(frame: Uint8Array): Uint8Array {
  const silent = new Uint8Array(frame.byteLength);
  silent.set(frame.subarray(0, MP3_HEADER_BYTES));
  silent[1] = (silent[1] ?? 0) | 1;
  return silent;
}

const OPUS_SECONDS = 0.02;

/** CELT, full band, 20 ms, flagged silent (RFC 6716 §3.1); null where packets hold several of them. */
function silentOpus(channels: number): Uint8Array | null {
  if (channels > 2) return null;
  return Uint8Array.of(channels === 2 ? 0xfc : 0xf8, 0xff, 0xfe);
}
