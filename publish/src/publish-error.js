/**
 * What a run ends with; also the exit code of the command.
 *
 * - `usage`: the arguments make no sense
 * - `input`: a file is missing, unreadable or empty, or changed while it was served
 * - `address`: an address or port cannot be used
 * - `torrent`: what was given as a torrent is none, or nothing can be done with it
 * - `storage`: there is no room for the bytes, or they cannot be written
 * - `failed`: anything else
 *
 * @typedef {keyof typeof EXIT_CODES} ErrorCode
 */
export const EXIT_CODES = /** @type {const} */ ({
  failed: 1,
  usage: 2,
  input: 3,
  address: 4,
  torrent: 5,
  storage: 6,
});

/** A failure that the publisher can understand. */
export class PublishError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message a sentence without its full stop
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = 'PublishError';
    this.code = code;
  }

  get exitCode() {
    return EXIT_CODES[this.code];
  }

  /**
   * Anything that was thrown, as one of these.
   *
   * @param {unknown} reason
   * @param {ErrorCode} [code] of what is none yet; default `failed`
   */
  static from(reason, code = 'failed') {
    if (reason instanceof PublishError) return reason;
    const message = reason instanceof Error ? reason.message : String(reason);
    return new PublishError(code, message, { cause: reason });
  }
}
