import { blobWorker } from '../blob-worker.js';

/** A decoder's file: the script of a worker, with its hash (Subresource Integrity §3.1). */
export interface DecoderFile {
  readonly url: string;
  readonly integrity: string;
}

/**
 * Set by the build (src/build/decoder-files.mjs), which takes the scripts out
 * of their packages; from source each package has its own inside.
 */
declare const DECODER_FILES: Readonly<Record<string, DecoderFile>> | undefined;

const scripts = new Map<string, string>();

/** Fetches the script of a decoder, once. Rejects when it is not there, or not what was built. */
export async function fetchDecoderScript(name: string): Promise<void> {
  const file = typeof DECODER_FILES === 'undefined' ? undefined : DECODER_FILES[name];
  if (!file || scripts.has(name)) return;
  const response = await fetch(file.url, {
    integrity: file.integrity,
    referrerPolicy: 'no-referrer',
  });
  if (!response.ok) throw new Error(`${file.url}: ${response.status}`);
  scripts.set(name, await response.text());
}

/** Runs a script that was fetched. What the build makes of a package calls it. */
export function startDecoder(name: string): Worker {
  return blobWorker(scripts.get(name) ?? '');
}
