/**
 * Why a web seed did not deliver:
 *
 * - `cors-or-network`: unreachable, cut off, or not allowed by CORS; a page cannot tell which
 * - `status`: any HTTP status but 206, or 200 for a small file
 * - `range-ignored`: it sends another part of the file than was asked for, or all of it
 * - `wrong-length`: its file, or the part it sends, is longer or shorter than it must be
 * - `stalled`: no byte came for too long
 * - `wrong-bytes`: a piece it sent failed its hash
 */
export type WebSeedFailure =
  | {
      readonly code:
        'cors-or-network' | 'range-ignored' | 'wrong-length' | 'stalled' | 'wrong-bytes';
    }
  | { readonly code: 'status'; readonly status: number };

/** A failure on its way up; never leaves the engine. */
export class WebSeedError extends Error {
  override readonly name = 'WebSeedError';

  constructor(
    readonly failure: WebSeedFailure,
    options?: { cause?: unknown },
  ) {
    super(failure.code === 'status' ? `HTTP ${failure.status}` : failure.code, options);
  }
}

/** 4xx that say "later": request timeout, too early, too many requests (RFC 9110, 8470, 6585). */
const PASSING_STATUS: ReadonlySet<number> = new Set([408, 425, 429]);

/** True for what waiting does not cure: the server is fine, and has something else than we need. */
export function isLasting(failure: WebSeedFailure): boolean {
  switch (failure.code) {
    case 'cors-or-network':
    case 'stalled':
      return false;
    case 'status':
      return failure.status < 500 && !PASSING_STATUS.has(failure.status);
    default:
      return true;
  }
}
