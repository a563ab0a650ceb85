import { EncodedPacketSink } from 'mediabunny';
import type {
  AudioCodec,
  EncodedPacket,
  InputAudioTrack,
  InputVideoTrack,
  Rotation,
  VideoCodec,
} from 'mediabunny';
import { PlayerError } from '../core/player-error.js';
import type { Packet } from './segment-assembler.js';

interface CommonConfiguration {
  /** All times of the track are multiples of 1/x seconds. */
  readonly timeResolution: number;
  /** The first key packet where the configuration is in the frames themselves, else null. */
  readonly primingPacket: EncodedPacket | null;
}

/** What a video decoder has to know before the first frame. */
export interface VideoConfiguration extends CommonConfiguration {
  readonly kind: 'video';
  readonly codec: VideoCodec;
  readonly decoderConfig: VideoDecoderConfig;
  readonly rotation: Rotation;
}

/** What an audio decoder has to know before the first frame. */
export interface AudioConfiguration extends CommonConfiguration {
  readonly kind: 'audio';
  readonly codec: AudioCodec;
  readonly decoderConfig: AudioDecoderConfig;
}

export type TrackConfiguration = VideoConfiguration | AudioConfiguration;

/**
 * The packets of one track, wherever they come from: as the container has
 * them, or transcoded.
 */
export interface PacketSupply {
  readonly configuration: TrackConfiguration;

  /**
   * Yields packets in decode order up to the end of the track, beginning with
   * the key packet at or before `timeSeconds`, or with the first key packet
   * when there is none. `next()` is called for one packet at a time; reading
   * for it begins with the call.
   */
  packetsFrom(timeSeconds: number): AsyncIterator<Packet, void>;
}

/**
 * The packets of a track as its container has them.
 *
 * @param zeroSeconds the track's time that is zero in the packets.
 * @throws PlayerError `media-damaged` when the decoder's configuration is missing.
 */
export async function supplyOf(
  track: InputVideoTrack | InputAudioTrack,
  zeroSeconds = 0,
): Promise<PacketSupply> {
  const sink = new EncodedPacketSink(track);
  const configuration = await (track.isVideoTrack()
    ? videoConfiguration(track, sink)
    : audioConfiguration(track, sink));
  return {
    configuration,
    packetsFrom: (timeSeconds) => packetsFrom(sink, timeSeconds, zeroSeconds),
  };
}

async function* packetsFrom(
  sink: EncodedPacketSink,
  timeSeconds: number,
  zeroSeconds: number,
): AsyncGenerator<Packet, void, void> {
  const key = await sink.getKeyPacket(timeSeconds + zeroSeconds);
  let packet = key ?? (await sink.getFirstKeyPacket());
  while (packet) {
    const { data, type, timestamp, duration } = packet;
    yield { data, type, timestamp: timestamp - zeroSeconds, duration };
    packet = await sink.getNextPacket(packet);
  }
}

async function videoConfiguration(
  track: InputVideoTrack,
  sink: EncodedPacketSink,
): Promise<VideoConfiguration> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (!codec || !decoderConfig) throw missingConfiguration();
  const isInFrames = (codec === 'avc' || codec === 'hevc') && !decoderConfig.description;
  return {
    kind: 'video',
    codec,
    decoderConfig,
    rotation: await track.getRotation(),
    timeResolution: await track.getTimeResolution(),
    primingPacket: isInFrames ? await sink.getFirstKeyPacket() : null,
  };
}

/** Codecs that say in each frame what the header of an MP4 file has to say. */
const SELF_DESCRIBING: ReadonlySet<AudioCodec> = new Set<AudioCodec>(['ac3', 'eac3']);

async function audioConfiguration(
  track: InputAudioTrack,
  sink: EncodedPacketSink,
): Promise<AudioConfiguration> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (!codec || !decoderConfig) throw missingConfiguration();
  const isInFrames = SELF_DESCRIBING.has(codec) || (codec === 'aac' && !decoderConfig.description);
  return {
    kind: 'audio',
    codec,
    decoderConfig,
    timeResolution: await track.getTimeResolution(),
    primingPacket: isInFrames ? await sink.getFirstPacket() : null,
  };
}

function missingConfiguration(): PlayerError {
  return new PlayerError('media-damaged', 'a track lacks its decoder configuration');
}
