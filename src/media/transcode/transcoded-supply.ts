import type { InputAudioTrack } from 'mediabunny';
import type { PacketSupply } from '../packet-supply.js';
import type { Packet } from '../segment-assembler.js';
import { AudioTranscoder } from './audio-transcoder.js';
import { OPUS_SAMPLE_RATE } from './opus-encoder.js';

export { canTranscode } from './audio-transcoder.js';

/**
 * The packets of a track as Opus.
 *
 * @param zeroSeconds the track's time that is zero in the packets.
 * @param signal ends every iteration.
 * @param isFrugal whether to read no further than what was asked for; it may change.
 * @throws PlayerError as `AudioTranscoder.create` does.
 */
export async function transcodedSupply(
  track: InputAudioTrack,
  zeroSeconds: number,
  signal: AbortSignal,
  isFrugal: () => boolean,
): Promise<PacketSupply> {
  const transcoder = await AudioTranscoder.create(track);
  const { codec, decoderConfig } = transcoder;
  return {
    configuration: {
      kind: 'audio',
      codec,
      decoderConfig,
      timeResolution: OPUS_SAMPLE_RATE,
      primingPacket: null,
    },
    packetsFrom: (timeSeconds) => {
      const run = new AbortController();
      const lifetime = AbortSignal.any([signal, run.signal]);
      const fromSeconds = Math.max(0, timeSeconds) + zeroSeconds;
      return endable(transcoder.packetsFrom(fromSeconds, lifetime, isFrugal), zeroSeconds, run);
    },
  };
}

/** An iteration that ends at once when it is told to, whatever it waits for. */
function endable(
  packets: AsyncGenerator<Packet, void, void>,
  zeroSeconds: number,
  run: AbortController,
): AsyncIterator<Packet, void> {
  return {
    async next() {
      const result = await packets.next();
      if (result.done) return result;
      const { value } = result;
      return { done: false, value: { ...value, timestamp: value.timestamp - zeroSeconds } };
    },
    return() {
      run.abort();
      return packets.return();
    },
  };
}
