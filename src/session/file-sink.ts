import type { TorrentFileInfo } from '../core/player-state.js';
import { offerDownload, safeFileName } from './file-saving.js';

/** Where the bytes of a file go that the viewer keeps, one after the other. */
export interface FileSink {
  write(bytes: Uint8Array): Promise<void>;
  /** All bytes were written: the viewer gets the file. */
  close(): Promise<void>;
  /** The viewer gets nothing. */
  discard(): Promise<void>;
}

/**
 * Opens what a file is written to: an ordinary download, made of memory, or,
 * for a file beyond the budget, the place on the disk for which the browser asks.
 *
 * @throws RangeError when it is beyond the budget, and the browser asks for no place.
 * @throws DOMException `AbortError` when the viewer names no place.
 */
export async function openFileSink(
  { name, lengthBytes }: TorrentFileInfo,
  memoryBudgetBytes: number,
): Promise<FileSink> {
  const suggestedName = safeFileName(name);
  if (lengthBytes <= memoryBudgetBytes) return blobSink(suggestedName);
  return diskSink(await pickFile({ suggestedName }));
}

/** Of the File System Access API (§3.3), which not every browser has. */
type PickFile = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

const pickFile: PickFile = (options) => {
  const pick = Reflect.get(window, 'showSaveFilePicker') as PickFile | undefined;
  return pick
    ? pick.call(window, options)
    : Promise.reject(new RangeError('the file is larger than the memory budget'));
};

function blobSink(name: string): FileSink {
  const parts: Blob[] = [];
  return {
    write: (bytes) => {
      parts.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
      return Promise.resolve();
    },
    close: () => {
      offerDownload(new Blob(parts, { type: 'application/octet-stream' }), name);
      return Promise.resolve();
    },
    discard: () => {
      parts.length = 0;
      return Promise.resolve();
    },
  };
}

async function diskSink(file: FileSystemFileHandle): Promise<FileSink> {
  const stream = await file.createWritable();
  return {
    write: (bytes) => stream.write(bytes as Uint8Array<ArrayBuffer>),
    close: () => stream.close(),
    // What is there already is what was there before: a stream writes beside it.
    discard: () => stream.abort().catch(() => undefined),
  };
}
