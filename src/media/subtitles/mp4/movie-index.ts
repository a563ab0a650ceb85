import type { ByteRange } from '../../../core/byte-range.js';
import type { ByteWindow } from '../byte-window.js';
import { boxesIn, boxesOf, fourLetters, viewOf } from './boxes.js';
import type { Mp4Box } from './boxes.js';
import { trackBoxes } from './movie-text.js';

/** A track of the movie, as far as text is concerned. */
export interface Mp4Track {
  readonly id: number;
  /** `soun`, `vide`, `text`, `sbtl`, `subt`, …: ISO/IEC 14496-12 §8.4.3. */
  readonly handler: string;
  readonly language: string;
  readonly name: string;
  /** Units of media time per second. */
  readonly timescale: number;
  /** Four letters of the first sample description; '' when there is none. */
  readonly format: string;
  /** Data of that description. */
  readonly description: Uint8Array;
  /** Tracks that hold this one's chapters. */
  readonly chapterTrackIds: readonly number[];
  /** Added to media times to get those of the film. */
  readonly offsetSeconds: number;
  /** Data of the boxes of the sample table, by type. */
  readonly sampleTable: ReadonlyMap<string, ByteRange>;
}

export interface MovieIndex {
  readonly tracks: readonly Mp4Track[];
  /** NaN when unknown. */
  readonly durationSeconds: number;
  /** Data of the list of chapters that Nero made up; null when there is none. */
  readonly chapterList: ByteRange | null;
}

/** Boxes whose whole data is read: headers of a track, never its sample tables. */
const MAX_READ_BYTES = 1024 * 1024;

/** Reads what a movie's tracks are from the boxes in it. */
export async function readMovie(
  boxes: readonly Mp4Box[],
  window: ByteWindow,
  signal: AbortSignal,
): Promise<MovieIndex> {
  const reader = new MovieReader(window, signal);
  const { timescale, duration } = readTimes(await reader.data(boxes, 'mvhd'));
  const tracks: Mp4Track[] = [];
  for (const box of trackBoxes(boxes)) {
    tracks.push(await reader.track(box, timescale));
  }
  const userData = await reader.children(boxes, 'udta');
  const chapterList = userData.find(({ type }) => type === 'chpl') ?? null;
  return { tracks, durationSeconds: duration / timescale, chapterList };
}

class MovieReader {
  readonly #window: ByteWindow;
  readonly #signal: AbortSignal;

  constructor(window: ByteWindow, signal: AbortSignal) {
    this.#window = window;
    this.#signal = signal;
  }

  async track(trak: Mp4Box, movieTimescale: number): Promise<Mp4Track> {
    const boxes = await boxesIn(trak, this.#window, this.#signal);
    const media = await this.children(boxes, 'mdia');
    const table = await this.children(await this.children(media, 'minf'), 'stbl');
    const header = await this.data(media, 'mdhd');
    const { timescale, language } = readTimes(header);
    const extended = readString((await this.data(media, 'elng')).subarray(4));
    const description = firstDescription(await this.data(table, 'stsd'));
    const userData = await this.children(boxes, 'udta');
    const edits = await this.data(await this.children(boxes, 'edts'), 'elst');
    return {
      id: readTrackId(await this.data(boxes, 'tkhd')),
      handler: fourLetters((await this.data(media, 'hdlr')).subarray(8, 12)),
      language: extended || language,
      name: readString(await this.data(userData, 'name')),
      timescale,
      ...description,
      chapterTrackIds: readIds(await this.data(await this.children(boxes, 'tref'), 'chap')),
      offsetSeconds: readOffset(edits, movieTimescale, timescale),
      sampleTable: new Map(table.map((box) => [box.type, box])),
    };
  }

  async children(boxes: readonly Mp4Box[], type: string): Promise<Mp4Box[]> {
    const parent = boxes.find((box) => box.type === type);
    return parent ? boxesIn(parent, this.#window, this.#signal) : [];
  }

  /** A copy of a box's data; empty when it is not there, or huge. */
  async data(boxes: readonly Mp4Box[], type: string): Promise<Uint8Array> {
    const box = boxes.find((one) => one.type === type);
    if (!box || box.end - box.start > MAX_READ_BYTES) return new Uint8Array();
    return (await this.#window.get(box, this.#signal)).slice();
  }
}

/** `mvhd` and `mdhd` (ISO/IEC 14496-12 §8.2.2, §8.4.2) begin alike. */
function readTimes(data: Uint8Array) {
  const isLong = data[0] === 1;
  const at = isLong ? 20 : 12;
  if (data.length < at + (isLong ? 14 : 10)) return { timescale: NaN, duration: NaN, language: '' };
  const view = viewOf(data);
  const duration = isLong ? Number(view.getBigUint64(at + 4)) : view.getUint32(at + 4);
  const packed = view.getUint16(at + (isLong ? 12 : 8));
  return { timescale: view.getUint32(at), duration, language: unpackLanguage(packed) };
}

/** Three letters of five bits each; below 0x400 it is a number of old Macintoshes. */
function unpackLanguage(packed: number): string {
  if (packed < 0x400 || packed === 0x7fff) return '';
  const letters = [packed >> 10, packed >> 5, packed].map((bits) => 0x60 + (bits & 0x1f));
  return String.fromCharCode(...letters);
}

function readTrackId(data: Uint8Array): number {
  const at = data[0] === 1 ? 20 : 12;
  return data.length >= at + 4 ? viewOf(data).getUint32(at) : NaN;
}

function readIds(data: Uint8Array): number[] {
  const view = viewOf(data);
  return Array.from({ length: Math.floor(data.length / 4) }, (_, index) =>
    view.getUint32(index * 4),
  );
}

function firstDescription(data: Uint8Array): Pick<Mp4Track, 'format' | 'description'> {
  const entries = data.subarray(8);
  const first = boxesOf(entries)[0];
  if (!first) return { format: '', description: new Uint8Array() };
  return { format: first.type, description: entries.slice(first.start, first.end) };
}

/** UTF-8, or UTF-16 with a byte order mark; zeros end it. */
function readString(data: Uint8Array): string {
  const end = data.indexOf(0);
  return new TextDecoder().decode(end < 0 ? data : data.subarray(0, end));
}

/**
 * What an edit list (§8.6.6) does to times: an empty edit delays, the first
 * other one begins within the media. Cuts and repetitions are not followed.
 */
function readOffset(data: Uint8Array, movieTimescale: number, timescale: number): number {
  if (data.length < 8) return 0;
  const view = viewOf(data);
  const isLong = data[0] === 1;
  const entryBytes = isLong ? 20 : 12;
  let delaySeconds = 0;
  for (let at = 8; at + entryBytes <= data.length; at += entryBytes) {
    const duration = isLong ? Number(view.getBigUint64(at)) : view.getUint32(at);
    const time = isLong ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4);
    if (time >= 0) return delaySeconds - time / timescale;
    delaySeconds += duration / movieTimescale;
  }
  return delaySeconds;
}
