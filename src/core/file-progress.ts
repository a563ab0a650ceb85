import type { PieceMap, TorrentFileInfo } from './player-state.js';

/** 0 to 1: which share of the pieces of a file is held here. An empty file is always whole. */
export function fileProgress(
  { lengthBytes, pieces: { first, end } }: TorrentFileInfo,
  pieces: Pick<PieceMap, 'have'> | null,
): number {
  if (lengthBytes === 0) return 1;
  if (!pieces) return 0;
  let held = 0;
  for (let index = first; index < end; index++) held += pieces.have[index] ?? 0;
  return held / (end - first);
}
