/**
 * Every way the player can fail, as a closed union. Each code has a test and
 * a sentence that a viewer understands.
 */
export type PlayerErrorCode =
  /** The `magnet`, `src` or `srcObject` is empty or not a magnet URI, infohash, or `.torrent`. */
  | 'invalid-source'
  /** A BitTorrent v2-only torrent (`xt=urn:btmh:` or no v1 `pieces`). */
  | 'unsupported-torrent'
  /** The `.torrent` URL could not be fetched. */
  | 'torrent-unreachable'
  /** The metadata is malformed or inconsistent. */
  | 'invalid-torrent'
  /** The torrent has another infohash than the `infohash` attribute demands. */
  | 'infohash-mismatch'
  /** The torrent has no file that this browser could play. */
  | 'no-playable-file'
  /** The `file` attribute names nothing in the torrent. */
  | 'file-not-found'
  /** This browser has no WebRTC, or the page forbids it, and no web seed can do without. */
  | 'webrtc-unavailable'
  /** Peers are not wanted, by the viewer or the page, and the torrent has no web seed. */
  | 'no-web-seed'
  /** This browser has no Media Source Extensions. */
  | 'mse-unavailable'
  /** The container or a codec cannot be played here. */
  | 'media-unsupported'
  /** The file's bytes are not what its container promises. */
  | 'media-damaged'
  /** The torrent was removed while it was still wanted, or the engine broke. */
  | 'engine-failed'
  /** A part of the player itself could not be loaded. */
  | 'load-failed';

/** Codes after which the same source may work when tried again. */
const RETRYABLE: ReadonlySet<PlayerErrorCode> = new Set<PlayerErrorCode>([
  'torrent-unreachable',
  'engine-failed',
  'load-failed',
]);

/** A failure with a code from the closed union; the only error that crosses a layer. */
export class PlayerError extends Error {
  override readonly name = 'PlayerError';
  /** What is not decoded, where that is known: RFC 6381 codec strings, or the container's own names. */
  readonly codecs: readonly string[];

  constructor(
    readonly code: PlayerErrorCode,
    message: string,
    options?: { cause?: unknown; codecs?: readonly string[] },
  ) {
    super(message, options);
    this.codecs = options?.codecs ?? [];
  }

  /** True when trying the same source again may succeed. */
  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }

  /** Passes a PlayerError through and wraps anything else, keeping it as the cause. */
  static from(reason: unknown, code: PlayerErrorCode): PlayerError {
    if (isPlayerError(reason)) return reason;
    const message = reason instanceof Error ? reason.message : String(reason);
    return new PlayerError(code, message, { cause: reason });
  }
}

/** By its name: in a build the reading side (media/reader/reader-part.ts) has a class of its own. */
function isPlayerError(reason: unknown): reason is PlayerError {
  return reason instanceof Error && reason.name === 'PlayerError' && 'code' in reason;
}

/** The plain-data form of a PlayerError, as it appears in state and in `torrenterror`. */
export interface PlayerErrorDetail {
  readonly code: PlayerErrorCode;
  /** A technical sentence in English, for logs; viewers see a localised one by `code`. */
  readonly message: string;
  readonly retryable: boolean;
  /** What is not decoded, where that is known: codec strings (RFC 6381) or the container's own names. */
  readonly codecs?: readonly string[];
}

export function toErrorDetail(error: PlayerError): PlayerErrorDetail {
  const { code, message, retryable, codecs } = error;
  return { code, message, retryable, ...(codecs.length > 0 && { codecs }) };
}
