import { AssStyles, parseAssBlock } from '../ass.js';
import { convertSrtText } from '../srt-text.js';
import { MAX_CUE_CHARACTERS, makeCue } from '../subtitle-cue.js';
import type { SubtitleCue } from '../subtitle-cue.js';
import { parseCueSettings } from '../vtt.js';
import type { TextBlock } from './blocks.js';
import type { BlockEncoding, TrackEntry } from './track-entries.js';

type Span = Pick<SubtitleCue, 'startSeconds' | 'endSeconds'>;
type BlockReader = (text: string, span: Span, addition: string) => SubtitleCue | null;

/** Makes cues of the blocks of one track. */
export interface BlockCues {
  /** Null when the block has no text, or is damaged. */
  read(block: TextBlock, span: Span): Promise<SubtitleCue | null>;
}

/** How to read a track's blocks; null when its codec is no text that we read. */
export function blockCuesFor(track: TrackEntry): BlockCues | null {
  const reader = readerFor(track);
  const { encoding } = track;
  if (!reader || !encoding) return null;
  const decoder = new TextDecoder();
  return {
    read: async ({ data, addition }, span) => {
      const bytes = await decodeBlock(data, encoding);
      return bytes && reader(decoder.decode(bytes), span, decoder.decode(addition));
    },
  };
}

function readerFor({ codecId, codecPrivate }: TrackEntry): BlockReader | null {
  if (codecId === 'S_TEXT/UTF8' || codecId === 'S_TEXT/ASCII') return readSrtBlock;
  if (codecId === 'S_TEXT/WEBVTT') return readVttBlock;
  if (codecId.startsWith('D_WEBVTT/')) return readWebmBlock;
  if (!['S_TEXT/ASS', 'S_TEXT/SSA', 'S_ASS', 'S_SSA'].includes(codecId)) return null;
  const styles = AssStyles.parse(new TextDecoder().decode(codecPrivate));
  return (text, span) => parseAssBlock(text, span, styles);
}

const readSrtBlock: BlockReader = (block, span) => {
  const { text, settings } = convertSrtText(block.replace(/\r\n?/g, '\n'));
  return makeCue(span, text, settings);
};

/** The addition holds settings, then the id, each on a line (Matroska codec specification). */
const readVttBlock: BlockReader = (text, span, addition) => {
  const [settings = '', id = ''] = addition.split('\n', 2);
  return makeCue(span, text.slice(0, MAX_CUE_CHARACTERS), parseCueSettings(settings), id);
};

/** WebM's older way: id, settings and text, each on a line. */
const readWebmBlock: BlockReader = (block, span) => {
  const [id = '', settings = ''] = block.split('\n', 2);
  const text = block.slice(id.length + settings.length + 2, MAX_CUE_CHARACTERS);
  return makeCue(span, text, parseCueSettings(settings), id);
};

/** More than any text; a block of zeros packs a thousandfold. */
const MAX_INFLATED_BYTES = 1024 * 1024;

async function decodeBlock(data: Uint8Array, encoding: BlockEncoding): Promise<Uint8Array | null> {
  if (encoding.kind === 'none') return data;
  if (encoding.kind === 'zlib') return inflate(data);
  const whole = new Uint8Array(encoding.header.length + data.length);
  whole.set(encoding.header);
  whole.set(data, encoding.header.length);
  return whole;
}

/** Null when the data is damaged, or inflates to more than is sane. */
async function inflate(data: Uint8Array): Promise<Uint8Array | null> {
  const blob = new Blob([data.slice()]);
  const reader = blob.stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const parts: Uint8Array[] = [];
  let lengthBytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      lengthBytes += part.value.length;
      if (lengthBytes > MAX_INFLATED_BYTES) {
        await reader.cancel();
        return null;
      }
    }
  } catch {
    return null;
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
