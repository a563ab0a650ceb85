/** Containers that the player reads, whatever the browser makes of them by itself. */
const READ_CONTAINERS = /^(video|audio)\/(x-matroska|matroska|mp2t|quicktime|x-m4v|flac|wav|aac)$/;

/** What a source may be, rather than a file in it. */
const TORRENTS: readonly string[] = ['application/x-bittorrent', 'x-scheme-handler/magnet'];

/**
 * `canPlayType()` (HTML §4.8.11.3) of an element that plays torrents: what the
 * browser says, and where that is no, what the player makes possible.
 *
 * @param isTypeSupported as `MediaSource.isTypeSupported`.
 */
export function canPlay(
  type: string,
  native: CanPlayTypeResult,
  isTypeSupported: (type: string) => boolean,
): CanPlayTypeResult {
  if (native !== '') return native;
  const [container = '', ...parameters] = type.split(';');
  const name = container.trim().toLowerCase();
  if (TORRENTS.includes(name)) return 'maybe';
  const [, kind] = READ_CONTAINERS.exec(name) ?? [];
  if (!kind) return '';
  const codecs = parameters.find((parameter) => /^\s*codecs\s*=/i.test(parameter));
  if (codecs === undefined) return 'maybe';
  return isTypeSupported(`${kind}/mp4;${codecs}`) ? 'probably' : '';
}
