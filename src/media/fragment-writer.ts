/** One coded frame as it goes into a movie fragment. Times are in ticks of the track's timescale. */
export interface FragmentSample {
  readonly data: Uint8Array;
  readonly decodeTicks: number;
  readonly durationTicks: number;
  /** Presentation time minus decode time; may be negative. */
  readonly compositionOffsetTicks: number;
  readonly isKey: boolean;
}

/** The only track of each initialization segment. */
const TRACK_ID = 1;

/** ISO/IEC 14496-12 §8.8.3.1: "depends on no other sample". */
const KEY_SAMPLE_FLAGS = 0x0200_0000;
/** The same: "depends on others" and "is a non-sync sample". */
const DELTA_SAMPLE_FLAGS = 0x0101_0000;

/** §8.8.7: sample data is addressed from the start of its own moof. */
const DEFAULT_BASE_IS_MOOF = 0x02_0000;
/** §8.8.8: data offset, then duration, size, flags and composition offset of each sample. */
const TRUN_FLAGS = 0x00_0f01;

const SAMPLE_ENTRY_BYTES = 16;
const MFHD_BYTES = 16;
const TFHD_BYTES = 16;
const TFDT_BYTES = 20;
const TRUN_HEAD_BYTES = 20;
const BOX_HEAD_BYTES = 8;

/**
 * Writes one media segment: a `moof` and its `mdat` (ISO/IEC 14496-12 §8.8),
 * as the MSE byte stream format for ISO BMFF wants it.
 *
 * It may begin with any frame: MSE asks for a key frame only where decode
 * times are discontinuous. Samples follow each other without a gap in decode
 * time; only the first one's is stored.
 *
 * @param sequenceNumber counts fragments; unsigned 32 bits.
 * @throws RangeError when there is no sample.
 */
export function writeFragment(
  sequenceNumber: number,
  samples: readonly FragmentSample[],
): Uint8Array<ArrayBuffer> {
  const first = samples[0];
  if (!first) throw new RangeError('a fragment needs at least one sample');
  const trunBytes = TRUN_HEAD_BYTES + samples.length * SAMPLE_ENTRY_BYTES;
  const trafBytes = BOX_HEAD_BYTES + TFHD_BYTES + TFDT_BYTES + trunBytes;
  const moofBytes = BOX_HEAD_BYTES + MFHD_BYTES + trafBytes;
  const dataBytes = samples.reduce((sum, sample) => sum + sample.data.byteLength, 0);
  const fragment = new Uint8Array(moofBytes + BOX_HEAD_BYTES + dataBytes);
  const writer = new BoxWriter(fragment);

  writer.box('moof', moofBytes);
  writer.fullBox('mfhd', MFHD_BYTES, 0, 0);
  writer.uint32(sequenceNumber);
  writer.box('traf', trafBytes);
  writer.fullBox('tfhd', TFHD_BYTES, 0, DEFAULT_BASE_IS_MOOF);
  writer.uint32(TRACK_ID);
  writer.fullBox('tfdt', TFDT_BYTES, 1, 0);
  writer.uint64(first.decodeTicks);
  // Version 1: composition offsets are signed.
  writer.fullBox('trun', trunBytes, 1, TRUN_FLAGS);
  writer.uint32(samples.length);
  writer.uint32(moofBytes + BOX_HEAD_BYTES);
  for (const sample of samples) writeEntry(writer, sample);

  writer.box('mdat', BOX_HEAD_BYTES + dataBytes);
  for (const sample of samples) writer.bytes(sample.data);
  return fragment;
}

function writeEntry(writer: BoxWriter, sample: FragmentSample): void {
  writer.uint32(sample.durationTicks);
  writer.uint32(sample.data.byteLength);
  writer.uint32(sample.isKey ? KEY_SAMPLE_FLAGS : DELTA_SAMPLE_FLAGS);
  writer.int32(sample.compositionOffsetTicks);
}

/** Writes big-endian fields one after another. */
class BoxWriter {
  readonly #target: Uint8Array;
  readonly #view: DataView;
  #position = 0;

  constructor(target: Uint8Array<ArrayBuffer>) {
    this.#target = target;
    this.#view = new DataView(target.buffer);
  }

  box(name: string, bytes: number): void {
    this.uint32(bytes);
    for (let index = 0; index < 4; index++) this.#target[this.#position++] = name.charCodeAt(index);
  }

  fullBox(name: string, bytes: number, version: number, flags: number): void {
    this.box(name, bytes);
    this.uint32(version * 0x100_0000 + flags);
  }

  uint32(value: number): void {
    this.#view.setUint32(this.#position, value);
    this.#position += 4;
  }

  int32(value: number): void {
    this.#view.setInt32(this.#position, value);
    this.#position += 4;
  }

  uint64(value: number): void {
    this.#view.setBigUint64(this.#position, BigInt(value));
    this.#position += 8;
  }

  bytes(data: Uint8Array): void {
    this.#target.set(data, this.#position);
    this.#position += data.byteLength;
  }
}
