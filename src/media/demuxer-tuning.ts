import type { Input } from 'mediabunny';
import { readBlockByBlock } from './matroska/block-packets.js';
import { setSeekStep } from './demuxer-internals.js';

/** A second or two of film: a search in MPEG-TS ends with reading so much on end. */
const SEEK_STEP_BYTES = 512 * 1024;

/** Makes the demuxer read no more than it needs; to be called before anything is asked of tracks. */
export async function tuneDemuxer(input: Input): Promise<void> {
  const { mimeType } = await input.getFormat();
  if (mimeType === 'video/MP2T') await setSeekStep(input, SEEK_STEP_BYTES);
  if (mimeType !== 'video/x-matroska' && mimeType !== 'video/webm') return;
  for (const track of await input.getTracks()) readBlockByBlock(track);
}
