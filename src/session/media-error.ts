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
 * interface has no constructor, so its members are those of this object.
 */
export function toMediaError({ code, message }: PlayerErrorDetail): MediaError {
  const error = Object.create(MediaError.prototype) as MediaError;
  return Object.defineProperties(error, {
    code: { value: mediaErrorCode(code), enumerable: true },
    message: { value: `${code}: ${message}`, enumerable: true },
  });
}

function mediaErrorCode(code: PlayerErrorCode): number {
  if (code === 'media-damaged') return DECODE;
  return NETWORK_CODES.has(code) ? NETWORK : SRC_NOT_SUPPORTED;
}
