import type { PlayerErrorCode, PlayerErrorDetail } from '../core/player-error.js';

/** `MediaError.code` values (HTML §4.8.11.1). */
const NETWORK = 2;
const DECODE = 3;
const SRC_NOT_SUPPORTED = 4;

const NETWORK_CODES: ReadonlySet<PlayerErrorCode> = new Set<PlayerErrorCode>([
  'torrent-unreachable',
  'engine-failed',
  'load-failed',
]);

/**
 * The MediaError that a `<video>` would show for a failure of ours. The
 * interface has no constructor, so this is an object of the same shape.
 */
export function toMediaError({ code, message }: PlayerErrorDetail): MediaError {
  return Object.freeze({
    code: mediaErrorCode(code),
    message: `${code}: ${message}`,
    MEDIA_ERR_ABORTED: 1,
    MEDIA_ERR_NETWORK: NETWORK,
    MEDIA_ERR_DECODE: DECODE,
    MEDIA_ERR_SRC_NOT_SUPPORTED: SRC_NOT_SUPPORTED,
  });
}

function mediaErrorCode(code: PlayerErrorCode): number {
  if (code === 'media-damaged') return DECODE;
  return NETWORK_CODES.has(code) ? NETWORK : SRC_NOT_SUPPORTED;
}
