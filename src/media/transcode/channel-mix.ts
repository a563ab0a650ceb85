/**
 * How the channels of decoded audio become those that are encoded. Channels
 * come in the order of WAVEFORMATEXTENSIBLE, which WebCodecs uses as well.
 */

/** What is encoded: two channels, or six (left, right, centre, LFE, two surrounds). */
export type ChannelCount = 2 | 6;

type Speaker = 'M' | 'FL' | 'FR' | 'FC' | 'LFE' | 'BL' | 'BR' | 'BC' | 'SL' | 'SR';

/** The usual layout of each number of channels; a decoder tells no more than their number. */
const LAYOUTS: readonly (readonly Speaker[])[] = [
  ['M'],
  ['FL', 'FR'],
  ['FL', 'FR', 'FC'],
  ['FL', 'FR', 'BL', 'BR'],
  ['FL', 'FR', 'FC', 'BL', 'BR'],
  ['FL', 'FR', 'FC', 'LFE', 'SL', 'SR'],
  ['FL', 'FR', 'FC', 'LFE', 'BC', 'SL', 'SR'],
  ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR', 'SL', 'SR'],
];

/** -3 dB: what one speaker plays comes from two, or beside another's. */
const HALF_POWER = Math.SQRT1_2;

type Gains = Readonly<Record<Speaker, readonly (readonly [output: number, gain: number])[]>>;

/** ITU-R BS.775 and ATSC A/52 §7.8.2; the LFE channel is left out, as they say. */
const TO_STEREO: Gains = {
  M: [
    [0, 1],
    [1, 1],
  ],
  FL: [[0, 1]],
  FR: [[1, 1]],
  FC: [
    [0, HALF_POWER],
    [1, HALF_POWER],
  ],
  LFE: [],
  BL: [[0, HALF_POWER]],
  BR: [[1, HALF_POWER]],
  BC: [
    [0, 0.5],
    [1, 0.5],
  ],
  SL: [[0, HALF_POWER]],
  SR: [[1, HALF_POWER]],
};

const TO_SURROUND: Gains = {
  M: [[2, 1]],
  FL: [[0, 1]],
  FR: [[1, 1]],
  FC: [[2, 1]],
  LFE: [[3, 1]],
  BL: [[4, 1]],
  BR: [[5, 1]],
  BC: [
    [4, HALF_POWER],
    [5, HALF_POWER],
  ],
  SL: [[4, 1]],
  SR: [[5, 1]],
};

/** `matrix[output][input]` is a gain. */
export type MixMatrix = readonly (readonly number[])[];

/**
 * The gains from `inputChannels` to `outputChannels`, scaled so that full
 * scale on every input stays within full scale: nothing clips. Channels
 * beyond the eighth are left out.
 */
export function mixMatrix(inputChannels: number, outputChannels: ChannelCount): MixMatrix {
  const speakers = LAYOUTS[Math.min(inputChannels, LAYOUTS.length) - 1] ?? [];
  const table = outputChannels === 2 ? TO_STEREO : TO_SURROUND;
  const rows = Array.from({ length: outputChannels }, (_, output) =>
    speakers.map((speaker) => table[speaker].find(([to]) => to === output)?.[1] ?? 0),
  );
  const loudest = Math.max(1, ...rows.map((row) => row.reduce((sum, gain) => sum + gain, 0)));
  return rows.map((row) => row.map((gain) => gain / loudest));
}

/**
 * Mixes planes of equal length; returns the planes of the result one after
 * another, as `f32-planar` AudioData has them.
 */
export function mix(planes: readonly Float32Array[], matrix: MixMatrix): Float32Array<ArrayBuffer> {
  const frames = planes[0]?.length ?? 0;
  const mixed = new Float32Array(frames * matrix.length);
  matrix.forEach((row, output) => {
    const target = mixed.subarray(output * frames, (output + 1) * frames);
    row.forEach((gain, input) => {
      const plane = planes[input];
      if (plane && gain !== 0) accumulate(target, plane, gain);
    });
  });
  return mixed;
}

function accumulate(target: Float32Array, plane: Float32Array, gain: number): void {
  for (let frame = 0; frame < target.length; frame++) {
    target[frame] = (target[frame] ?? 0) + gain * (plane[frame] ?? 0);
  }
}
