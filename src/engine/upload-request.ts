/** A block that a peer asks for, as it came over the wire: unsigned 32-bit numbers. */
export interface UploadRequest {
  readonly piece: number;
  /** First byte within the piece. */
  readonly offset: number;
  readonly lengthBytes: number;
}

/** BEP 3: whoever asks for more at once is cut off. */
export const MAX_BLOCK_BYTES = 128 * 1024;

/** Requests of one peer that wait here; told to it as `reqq` (BEP 10). */
export const MAX_QUEUED_REQUESTS = 250;

/** A peer that goes on asking after so many refusals for being greedy is no peer. */
export const MAX_EXCESS_REQUESTS = 4 * MAX_QUEUED_REQUESTS;

/** Blocks are asked for from multiples of 16 KiB; urgent ones from smaller multiples. */
const ALIGNMENT_BYTES = 1024;

export interface RequestFacts {
  /** Pieces of the torrent; 0 before the metadata is known. */
  readonly pieceCount: number;
  readonly isServing: boolean;
  readonly queuedRequests: number;
  /** Requests refused because the queue was full, since it last was empty. */
  readonly excessRequests: number;
  has(piece: number): boolean;
  lengthOf(piece: number): number;
}

/** Serve it · refuse it (BEP 6 REJECT, silence without the fast extension) · close the wire. */
export type Verdict = 'serve' | 'refuse' | 'close';

/** What to do with a request. */
export function judgeRequest(request: UploadRequest, facts: RequestFacts): Verdict {
  const { piece, offset, lengthBytes } = request;
  if (lengthBytes > MAX_BLOCK_BYTES) return 'close';
  if (facts.queuedRequests >= MAX_QUEUED_REQUESTS) {
    return facts.excessRequests >= MAX_EXCESS_REQUESTS ? 'close' : 'refuse';
  }
  if (!facts.isServing || piece >= facts.pieceCount || !facts.has(piece)) return 'refuse';
  const isWithin = lengthBytes > 0 && offset + lengthBytes <= facts.lengthOf(piece);
  return isWithin && offset % ALIGNMENT_BYTES === 0 ? 'serve' : 'refuse';
}
