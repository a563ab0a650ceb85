import type { EncodedPacket, Rotation } from 'mediabunny';

/** How a decoded frame becomes a picture. */
export interface PictureShape {
  /** Degrees by which the frame is to be turned clockwise. */
  readonly rotation: Rotation;
  /** Most pixels across, after turning. */
  readonly width: number;
}

/**
 * Decodes a key packet by itself, with a decoder of its own that is gone
 * afterwards: on phones there are only a few, and playback needs one.
 *
 * @returns null when the browser cannot decode it.
 */
export async function decodePicture(
  packet: EncodedPacket,
  config: VideoDecoderConfig,
  shape: PictureShape,
): Promise<ImageBitmap | null> {
  const frame = await decodeFrame(packet, config).catch(() => null);
  if (!frame) return null;
  try {
    return draw(frame, shape);
  } finally {
    frame.close();
  }
}

/** Rejects when it cannot be decoded; null when the decoder gives nothing. */
async function decodeFrame(
  packet: EncodedPacket,
  config: VideoDecoderConfig,
): Promise<VideoFrame | null> {
  const { supported } = await VideoDecoder.isConfigSupported(config);
  if (!supported) return null;
  let decoded: VideoFrame | null = null;
  const decoder = new VideoDecoder({
    output: (frame) => {
      decoded?.close();
      decoded = frame;
    },
    error: () => undefined, // `flush()` rejects then.
  });
  try {
    decoder.configure(config);
    decoder.decode(packet.toEncodedVideoChunk());
    await decoder.flush();
    return decoded;
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
}

function draw(frame: VideoFrame, { rotation, width }: PictureShape): ImageBitmap | null {
  const isTurned = rotation % 180 !== 0;
  const { displayWidth, displayHeight } = frame;
  const across = isTurned ? displayHeight : displayWidth;
  const down = isTurned ? displayWidth : displayHeight;
  const scale = Math.min(1, width / across);
  const pixels = (length: number) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(pixels(across), pixels(down));
  const context = canvas.getContext('2d');
  if (!context) return null;
  // Far smaller than the frame: without it, edges are jagged in Chromium.
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((rotation * Math.PI) / 180);
  const [wide, high] = isTurned ? [canvas.height, canvas.width] : [canvas.width, canvas.height];
  context.drawImage(frame, -wide / 2, -high / 2, wide, high);
  return canvas.transferToImageBitmap();
}
