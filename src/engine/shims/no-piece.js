/** Stands in for `torrent-piece`: blocks are put together by the engine (piece-assembly.ts). */
export default class NoPiece {
  constructor(length) {
    this.length = length;
  }
}
