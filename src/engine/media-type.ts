/** Media types of the containers that the player reads, by file extension. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  f4v: 'video/mp4',
  '3gp': 'video/3gpp',
  '3g2': 'video/3gpp2',
  mov: 'video/quicktime',
  qt: 'video/quicktime',
  mkv: 'video/x-matroska',
  mk3d: 'video/x-matroska',
  webm: 'video/webm',
  ogv: 'video/ogg',
  ts: 'video/mp2t',
  m2t: 'video/mp2t',
  m2ts: 'video/mp2t',
  mts: 'video/mp2t',
  mp3: 'audio/mpeg',
  mpga: 'audio/mpeg',
  m4a: 'audio/mp4',
  m4b: 'audio/mp4',
  mka: 'audio/x-matroska',
  weba: 'audio/webm',
  aac: 'audio/aac',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
};

/** Files worth naming that do not play by themselves. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  ass: 'text/x-ssa',
  ssa: 'text/x-ssa',
  txt: 'text/plain',
  nfo: 'text/plain',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avi: 'video/x-msvideo',
  wmv: 'video/x-ms-wmv',
};

/** The media type that a file name promises, or '' when it promises none. */
export function mediaTypeOf(name: string): string {
  const extension = extensionOf(name);
  return lookUp(MEDIA_TYPES, extension) ?? lookUp(OTHER_TYPES, extension) ?? '';
}

/** True when the name is one of a container that the player reads. */
export function isPlayableName(name: string): boolean {
  return lookUp(MEDIA_TYPES, extensionOf(name)) !== undefined;
}

function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
