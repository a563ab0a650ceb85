import {
  EncodedAudioPacketSource,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
} from 'mediabunny';
import { concatenate } from '../../../src/media/concatenate.js';
import type { TrackConfiguration } from '../../../src/media/packet-supply.js';

/** The header that the muxer of the demuxer's library writes for a track. */
export async function libraryHeader(configuration: TrackConfiguration): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const output = new Output({
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      onFtyp: (data) => parts.push(data),
      onMoov: (data) => parts.push(data),
    }),
    target: new NullTarget(),
  });
  const { primingPacket } = configuration;
  const priming = primingPacket ? { primingPacket } : {};
  if (configuration.kind === 'video') {
    const { codec, decoderConfig, rotation } = configuration;
    const source = new EncodedVideoPacketSource(codec);
    output.addVideoTrack(source, { decoderConfig, rotation, ...priming });
  } else {
    const { codec, decoderConfig } = configuration;
    output.addAudioTrack(new EncodedAudioPacketSource(codec), { decoderConfig, ...priming });
  }
  await output.start();
  await output.finalize();
  return concatenate(parts);
}

/** What boxes hold besides other boxes: so many bytes come before those. */
const FIELDS_BEFORE_BOXES: Readonly<Record<string, number>> = {
  ...{ moov: 0, trak: 0, mdia: 0, minf: 0, dinf: 0, stbl: 0, mvex: 0, dref: 8, stsd: 8 },
  ...{ avc1: 78, avc3: 78, hvc1: 78, hev1: 78, vp09: 78, av01: 78 },
  ...{ mp4a: 28, Opus: 28, fLaC: 28, 'ac-3': 28, 'ec-3': 28 },
};

/** Every box that is written, by its type: the bytes that it holds, without boxes of its own. */
export function boxesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const boxes = new Map<string, Uint8Array>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < bytes.byteLength;) {
    const end = start + view.getUint32(start);
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    const content = bytes.subarray(start + 8, end);
    const fields = FIELDS_BEFORE_BOXES[type];
    boxes.set(type, content.subarray(0, fields));
    if (fields !== undefined) {
      for (const [inner, data] of boxesOf(content.subarray(fields))) boxes.set(inner, data);
    }
    start = end;
  }
  return boxes;
}
