import { children, readHeader, readUint } from '../../matroska/ebml.js';
import { ID } from '../../matroska/element-ids.js';
import { readBlockHead } from '../../matroska/frames.js';

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

/** A Block's or SimpleBlock's data; null when it is damaged, or laced, as no text is. */
export function readBlock(data: Uint8Array): TextBlock | null {
  const head = readBlockHead(data);
  if (!head || head.lacing !== 0) return null;
  return {
    trackNumber: head.trackNumber,
    relativeTime: head.relativeTime,
    duration: null,
    data: data.slice(head.end),
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
