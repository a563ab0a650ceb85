/**
 * What the embed page and the page that frames it say to one another, by
 * postMessage. Nothing here starts anything: consent is the viewer's to give.
 */
const PROTOCOL = 'torrent-player-embed';
const VERSION = 1;

/** The embed page knows how large the picture is, in pixels. */
export interface EmbedResize {
  readonly type: 'resize';
  readonly width: number;
  readonly height: number;
}

/** What the framing page may ask: to be told the size (again), or that playback pauses. */
export interface EmbedRequest {
  readonly type: 'hello' | 'pause';
}

export function toMessage(content: EmbedResize | EmbedRequest): unknown {
  return { protocol: PROTOCOL, version: VERSION, ...content };
}

/** A message of the embed page; null for anything else. */
export function readResize(data: unknown): EmbedResize | null {
  const { type, width, height } = contentOf(data);
  if (type !== 'resize' || !isLength(width) || !isLength(height)) return null;
  return { type, width, height };
}

/** A message of the framing page; null for anything else. */
export function readRequest(data: unknown): EmbedRequest | null {
  const { type } = contentOf(data);
  return type === 'hello' || type === 'pause' ? { type } : null;
}

function contentOf(data: unknown): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null) return {};
  const message = data as Readonly<Record<string, unknown>>;
  return message['protocol'] === PROTOCOL && message['version'] === VERSION ? message : {};
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < 100_000;
}
