import { PlayerError } from '../../core/player-error.js';
import { BitReader } from './bit-reader.js';

const SYNC_WORD = 0x0b77;

/**
 * AC3SpecificBox of a sync frame (ETSI TS 102 366 §F.4; the frame: §4.3).
 *
 * @throws PlayerError `media-damaged` when it is none.
 */
export function ac3Record(frame: Uint8Array): number[] {
  const bits = frameBits(frame);
  bits.skip(16); // checksum
  const rate = bits.read(2);
  const sizeCode = bits.read(6);
  const [version, mode, channels] = [bits.read(5), bits.read(3), bits.read(3)];
  // Levels of what is mixed down, where there is a centre, a surround, or just two channels.
  if ((channels & 1) !== 0 && channels !== 1) bits.skip(2);
  if ((channels & 4) !== 0) bits.skip(2);
  if (channels === 2) bits.skip(2);
  return fields([
    [2, rate],
    [5, version],
    [3, mode],
    [3, channels],
    [1, bits.read(1)], // low frequency effects
    [5, sizeCode >> 1],
    [5, 0],
  ]);
}

const RATES = [48_000, 44_100, 32_000];
const BLOCKS = [1, 2, 3, 6];
const SAMPLES_PER_BLOCK = 256;

/**
 * EC3SpecificBox of a sync frame (ETSI TS 102 366 §F.6; the frame: §E.1.2), as
 * if there was nothing but its independent substream: decoders find the others.
 *
 * @throws PlayerError `media-damaged` when it is none.
 */
export function eac3Record(frame: Uint8Array): number[] {
  const bits = frameBits(frame);
  bits.skip(5); // kind and number of the substream
  const frameBytes = 2 * (bits.read(11) + 1);
  const rate = bits.read(2);
  // The code 3 says that one of the halved rates follows; then there are six blocks.
  const second = bits.read(2);
  const samplesPerSecond = RATES[rate] ?? (RATES[second] ?? 48_000) / 2;
  const blocks = rate === 3 ? 6 : (BLOCKS[second] ?? 6);
  const [channels, effects, version] = [bits.read(3), bits.read(1), bits.read(5)];
  const seconds = (blocks * SAMPLES_PER_BLOCK) / samplesPerSecond;
  return fields([
    [13, Math.round((frameBytes * 8) / seconds / 1000)],
    [3, 0], // one independent substream
    [2, rate],
    [5, version],
    [2, 0],
    [3, 0], // complete main
    [3, channels],
    [1, effects],
    [3, 0],
    [4, 0], // no dependent substream
    [1, 0],
  ]);
}

function frameBits(frame: Uint8Array): BitReader {
  const bits = new BitReader(frame);
  if (bits.read(16) === SYNC_WORD) return bits;
  throw new PlayerError('media-damaged', 'a frame of Dolby audio lacks its sync word');
}

/** Fields of so many bits each, padded with zeros to whole bytes. */
function fields(values: readonly (readonly [bits: number, value: number])[]): number[] {
  const written = values.map(([bits, value]) => value.toString(2).padStart(bits, '0')).join('');
  const octets = written.match(/.{1,8}/g) ?? [];
  return octets.map((octet) => parseInt(octet.padEnd(8, '0'), 2));
}
