import { children, readHeader, readUint, readVint } from '../../matroska/ebml.js';
import { ID } from '../../matroska/element-ids.js';

/** A block of a text track (RFC 9559 §10.1), still encoded. */
export interface TextBlock {
  readonly trackNumber: number;
  /** Units of the file, relative to the cluster. */
  readonly relativeTime: number;
  /** Units of the file; null when the block does not say. */
  readonly duration: number | null;
  readonly data: Uint8Array;
  /** BlockAdditional, in which WebVTT keeps settings and id; empty when there is none. */
  readonly addition: Uint8Array;
}

const LACING = 0x06;

/** A Block's or SimpleBlock's data; null when it is damaged, or laced, as no text is. */
export function readBlock(data: Uint8Array): TextBlock | null {
  const track = readVint(data, 0, 8, false);
  if (track?.value == null || data.length < track.length + 3) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (view.getUint8(track.length + 2) & LACING) return null;
  return {
    trackNumber: track.value,
    relativeTime: view.getInt16(track.length),
    duration: null,
    data: data.slice(track.length + 3),
    addition: new Uint8Array(),
  };
}

/**
 * A BlockGroup's data.
 *
 * @param isCut true when only its first bytes are there: enough to see the
 *   track, when the block comes first as writers have it.
 */
export function readBlockGroup(group: Uint8Array, isCut = false): TextBlock | null {
  const first = isCut ? readHeader(group) : null;
  if (isCut) return first?.id === ID.Block ? readBlock(group.subarray(first.headerBytes)) : null;
  let block: TextBlock | null = null;
  let duration: number | null = null;
  let addition = new Uint8Array();
  for (const { id, data } of children(group)) {
    if (id === ID.Block) block = readBlock(data);
    if (id === ID.BlockDuration) duration = readUint(data);
    if (id === ID.BlockAdditions) addition = readAddition(data);
  }
  return block && { ...block, duration, addition };
}

function readAddition(additions: Uint8Array): Uint8Array<ArrayBuffer> {
  for (const more of children(additions)) {
    if (more.id !== ID.BlockMore) continue;
    for (const { id, data } of children(more.data)) {
      if (id === ID.BlockAdditional) return data.slice();
    }
  }
  return new Uint8Array();
}
