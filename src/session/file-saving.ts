import type { ByteSource } from '../core/byte-source.js';
import { nextTask } from '../core/next-task.js';
import type { TorrentFileInfo } from '../core/player-state.js';

/** So much is copied in one go: a few milliseconds. */
const PART_BYTES = 4 * 1024 * 1024;

/** Long enough for every browser to have begun the download. */
const URL_LIFETIME_MS = 30_000;

/** Characters that some file systems do not have in names. */
const UNSAFE = /[\\/:*?"<>|\u0000-\u001f\u007f]/g;

export interface SavingOptions {
  readonly file: TorrentFileInfo;
  readonly openFile: (index: number) => HeldFile;
}

type HeldFile = Pick<ByteSource, 'lengthBytes' | 'heldRanges' | 'readHeld'> & { close(): void };

/**
 * Gives the viewer a file of the torrent as a download, when all of it is
 * here: nothing is fetched for it. False when some of it is not.
 */
export async function saveFile({ file, openFile }: SavingOptions): Promise<boolean> {
  const source = openFile(file.index);
  try {
    const blob = isWhole(source) ? await blobOf(source) : null;
    if (blob) offerDownload(blob, safeFileName(file.name));
    return blob !== null;
  } finally {
    source.close();
  }
}

function isWhole(source: HeldFile): boolean {
  const held = source.heldRanges().reduce((sum, { start, end }) => sum + end - start, 0);
  return held === source.lengthBytes;
}

/** In parts, between which the page lives; what browsers keep of a Blob may lie on disk. */
async function blobOf(source: HeldFile): Promise<Blob | null> {
  const parts: Blob[] = [];
  for (let start = 0; start < source.lengthBytes; start += PART_BYTES) {
    const end = Math.min(start + PART_BYTES, source.lengthBytes);
    const bytes = source.readHeld({ start, end });
    if (!bytes) return null;
    parts.push(new Blob([bytes.slice()]));
    await nextTask();
  }
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** Hands a file to the browser, which puts it where its downloads go. */
export function offerDownload(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), URL_LIFETIME_MS);
}

/** A name from a torrent as a file system takes it: no path, nothing hidden, never empty. */
export function safeFileName(name: string): string {
  const safe = name.replace(UNSAFE, '_').replace(/^[. ]+|[. ]+$/g, '');
  return safe || 'file';
}
