import type { AudioCodec } from 'mediabunny';
import { loadPart } from '../part-loading.js';
import { fetchDecoderScript } from './decoder-script.js';

/** Codecs that no browser decodes everywhere, and the names that people know them by. */
const NAMES: Partial<Readonly<Record<AudioCodec, string>>> = {
  ac3: 'AC-3',
  eac3: 'E-AC-3',
  dts: 'DTS',
};

/** True when the codec's decoder is WebAssembly that has to be loaded. */
export function needsPackage(codec: AudioCodec): boolean {
  return codec in NAMES;
}

/** The codec as it is called in messages. */
export function nameOfCodec(codec: AudioCodec): string {
  return NAMES[codec] ?? codec.toUpperCase();
}

/**
 * Loads the decoder of such a codec and makes it known to the demuxer: a file
 * of its own of 300 to 420 kB after compression, that no other track loads.
 *
 * @throws PlayerError `load-failed` when the file cannot be loaded.
 */
export async function loadDecoder(codec: AudioCodec): Promise<void> {
  const load = LOADERS[codec];
  if (load) await loadPart(load);
}

const loadAc3 = async () => {
  await fetchDecoderScript('ac3');
  (await import('@mediabunny/ac3')).registerAc3Decoder();
};
const loadDts = async () => {
  await fetchDecoderScript('dts');
  (await import('@mediabunny/dts')).registerDtsDecoder();
};
const LOADERS: Partial<Readonly<Record<AudioCodec, () => Promise<void>>>> = {
  ac3: loadAc3,
  eac3: loadAc3,
  dts: loadDts,
};
