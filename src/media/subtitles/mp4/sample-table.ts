import type { ByteWindow } from '../byte-window.js';
import { MAX_CUES } from '../subtitle-cue.js';
import { viewOf } from './boxes.js';
import type { Mp4Track } from './movie-index.js';

/** One sample: when it is shown and where its bytes are. */
export interface Mp4Sample {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly start: number;
  readonly end: number;
}

/** Larger texts are damage. */
const MAX_SAMPLE_BYTES = 64 * 1024;

/** Sixteen bytes for each of `MAX_CUES` samples; no table of a text track is larger. */
const MAX_TABLE_BYTES = 16 * MAX_CUES;

/**
 * The samples of a text track (ISO/IEC 14496-12 §8.6, §8.7), sorted by time.
 * Reads its sample table; fewer samples than it promises when it is damaged.
 */
export async function readSamples(
  track: Mp4Track,
  window: ByteWindow,
  signal: AbortSignal,
): Promise<Mp4Sample[]> {
  const table = async (type: string): Promise<DataView> => {
    const range = track.sampleTable.get(type);
    if (!range || range.end - range.start > MAX_TABLE_BYTES)
      return new DataView(new ArrayBuffer(0));
    return viewOf((await window.get(range, signal)).slice());
  };
  const isLong = track.sampleTable.has('co64');
  const sizes = readSizes(await table('stsz'));
  const offsets = sampleOffsets(
    sizes,
    readRecords(await table('stsc'), 3),
    readChunkOffsets(await table(isLong ? 'co64' : 'stco'), isLong),
  );
  return joinTimes(track, sizes, offsets, readRecords(await table('stts'), 2));
}

function joinTimes(
  track: Mp4Track,
  sizes: readonly number[],
  offsets: readonly number[],
  durations: readonly (readonly number[])[],
): Mp4Sample[] {
  const samples: Mp4Sample[] = [];
  let index = 0;
  let time = 0;
  const toSeconds = (units: number) => units / track.timescale + track.offsetSeconds;
  for (const [count = 0, duration = 0] of durations) {
    for (let repeat = 0; repeat < count && index < offsets.length; repeat++, index++) {
      const start = offsets[index] ?? 0;
      const span = { startSeconds: toSeconds(time), endSeconds: toSeconds(time + duration) };
      time += duration;
      const size = sizes[index] ?? 0;
      if (size <= MAX_SAMPLE_BYTES) samples.push({ ...span, start, end: start + size });
    }
  }
  return samples;
}

function readSizes(view: DataView): number[] {
  if (view.byteLength < 12) return [];
  const constant = view.getUint32(4);
  const promised = Math.min(view.getUint32(8), MAX_CUES);
  if (constant > 0) return new Array<number>(promised).fill(constant);
  const count = Math.min(promised, Math.floor((view.byteLength - 12) / 4));
  return Array.from({ length: count }, (_, index) => view.getUint32(12 + index * 4));
}

function readRecords(view: DataView, fields: number): number[][] {
  if (view.byteLength < 8) return [];
  const count = Math.min(view.getUint32(4), Math.floor((view.byteLength - 8) / (4 * fields)));
  return Array.from({ length: count }, (_, record) =>
    Array.from({ length: fields }, (_field, field) =>
      view.getUint32(8 + 4 * (record * fields + field)),
    ),
  );
}

function readChunkOffsets(view: DataView, isLong: boolean): number[] {
  if (view.byteLength < 8) return [];
  const bytes = isLong ? 8 : 4;
  const count = Math.min(view.getUint32(4), Math.floor((view.byteLength - 8) / bytes));
  return Array.from({ length: count }, (_, index) =>
    isLong ? Number(view.getBigUint64(8 + index * 8)) : view.getUint32(8 + index * 4),
  );
}

/** Samples lie one after the other in "chunks", of which runs have equally many samples. */
function sampleOffsets(
  sizes: readonly number[],
  runs: readonly (readonly number[])[],
  places: readonly number[],
): number[] {
  const offsets: number[] = [];
  for (const [run, [firstPlace = 1, perPlace = 0]] of runs.entries()) {
    const endPlace = Math.min((runs[run + 1]?.[0] ?? Infinity) - 1, places.length);
    for (let place = Math.max(firstPlace, 1) - 1; place < endPlace; place++) {
      let position = places[place] ?? 0;
      for (let index = 0; index < perPlace && offsets.length < sizes.length; index++) {
        const size = sizes[offsets.length] ?? 0;
        offsets.push(position);
        position += size;
      }
      if (offsets.length >= sizes.length) return offsets;
    }
  }
  return offsets;
}
