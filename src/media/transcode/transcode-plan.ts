import type { InputAudioTrack } from 'mediabunny';
import type { ChannelCount } from './channel-mix.js';
import { needsPackage } from './decoder-packages.js';
import { probeOpusConfig } from './opus-encoder.js';
import type { OpusConfig } from './opus-encoder.js';
import { canRunWasmWorker } from './wasm-worker-probe.js';

/** How a track is encoded. */
export interface TranscodePlan extends OpusConfig {
  readonly channels: ChannelCount;
}

const SURROUND_CHANNELS = 6;

/**
 * How the track can be made playable, or null when it cannot here: no decoder,
 * no `AudioEncoder`, or a Content-Security-Policy that forbids WebAssembly or
 * workers. Loads no decoder, and reads nothing that playing does not read.
 */
export async function planTranscoding(track: InputAudioTrack): Promise<TranscodePlan | null> {
  const codec = await track.getCodec();
  if (!codec) return null;
  const canDecode = await (needsPackage(codec) ? canRunWasmWorker() : track.canDecode());
  if (!canDecode) return null;
  const sampleRate = await track.getSampleRate();
  return (
    ((await track.getNumberOfChannels()) === SURROUND_CHANNELS
      ? await planFor(sampleRate, 6)
      : null) ?? (await planFor(sampleRate, 2))
  );
}

const configs = new Map<string, Promise<OpusConfig | null>>();

/** Chromium's encoder takes two channels at most, Firefox's takes six. */
async function planFor(sampleRate: number, channels: ChannelCount): Promise<TranscodePlan | null> {
  const key = `${sampleRate} ${channels}`;
  const asked = configs.get(key) ?? probeOpusConfig(sampleRate, channels);
  configs.set(key, asked);
  const config = await asked;
  return config && { ...config, channels };
}
