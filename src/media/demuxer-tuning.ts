import type { Input } from 'mediabunny';
import { readBlockByBlock } from './matroska/block-packets.js';
import {
  demuxerOf,
  readByUnits,
  readPacketsAlone,
  transportDemuxerOf,
} from './demuxer-internals.js';
import { endSectionsByLength } from './mpeg-ts-sections.js';
import { BLOCK_BYTES } from './reads-ahead.js';

/** A second or two of film: a search in MPEG-TS ends with reading so much on end. */
const SEEK_STEP_BYTES = 512 * 1024;

/** Makes the demuxer read no more than it needs; to be called before anything is asked of tracks. */
export async function tuneDemuxer(input: Input): Promise<void> {
  const { mimeType } = await input.getFormat();
  if (mimeType === 'video/MP2T') await tuneTransportStream(input);
  // The search for the next frame's header asks for 64 KiB, and finds it at once.
  if (mimeType === 'audio/mpeg') readByUnits((await demuxerOf(input)).reader, BLOCK_BYTES);
  if (mimeType === 'application/ogg') readPacketsAlone(await demuxerOf(input));
  if (mimeType !== 'video/x-matroska' && mimeType !== 'video/webm') return;
  for (const track of await input.getTracks()) readBlockByBlock(track);
}

async function tuneTransportStream(input: Input): Promise<void> {
  const demuxer = await transportDemuxerOf(input);
  demuxer.seekChunkSize = SEEK_STEP_BYTES;
  endSectionsByLength(demuxer);
}
