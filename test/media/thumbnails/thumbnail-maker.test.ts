import { expect } from '@open-wc/testing';
import type { ByteRange } from '../../../src/core/byte-range.js';
import { ReaderSupply } from '../../../src/media/reader/reader-supply.js';
import { HeldBytes, NotHeld } from '../../../src/media/thumbnails/held-bytes.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';
import { nextEvent } from '../mse/test-player.js';
import { rejectionOf } from '../reader/rejection.js';

const lifetimes: AbortController[] = [];

interface Options {
  readonly held?: readonly ByteRange[];
  readonly place?: 'worker' | 'page';
}

async function connect(file: string | Uint8Array, { held, place = 'worker' }: Options = {}) {
  const controller = new AbortController();
  lifetimes.push(controller);
  const { signal } = controller;
  const bytes = typeof file === 'string' ? await loadFixture(file) : file;
  const source = new MemoryByteSource(bytes, {
    held: held ?? [{ start: 0, end: bytes.byteLength }],
  });
  const reader = await new ReaderSupply(signal, { place }).connect(new HeldBytes(source), signal);
  return { source, reader };
}

/** The picture's brightness, as a grid of so many columns and rows. */
function brightness(picture: CanvasImageSource, columns = 16, rows = 9): number[] {
  const canvas = new OffscreenCanvas(columns, rows);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, columns, rows);
  const { data } = context.getImageData(0, 0, columns, rows);
  return Array.from({ length: columns * rows }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * pixel);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

function difference(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]!), 0) / one.length;
}

/** What the browser itself shows of the file at a time. */
async function nativePicture(name: string, seconds: number): Promise<number[]> {
  const video = document.createElement('video');
  video.muted = true;
  video.src = new URL(`../../fixtures/${name}`, import.meta.url).href;
  document.body.append(video);
  await nextEvent(video, 'loadeddata');
  video.currentTime = seconds;
  await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  const shown = brightness(video);
  video.remove();
  video.removeAttribute('src');
  video.load();
  return shown;
}

/** Turns the picture of an MP4 file by 90° clockwise (`tkhd` matrix, ISO/IEC 14496-12 §8.3.2). */
function turned(file: Uint8Array): Uint8Array {
  const bytes = file.slice();
  const at = new TextDecoder('latin1').decode(bytes).indexOf('tkhd');
  const view = new DataView(bytes.buffer, at + 4 + 40);
  const ONE = 0x1_0000;
  [0, ONE, 0, -ONE, 0, 0].forEach((value, index) => view.setInt32(index * 4, value));
  return bytes;
}

describe('a thumbnail', () => {
  afterEach(() => {
    for (const controller of lifetimes.splice(0)) controller.abort();
  });

  // Key frames at 0, 10 and 20 s; of the WebM file at every fifth. All show the same film.
  for (const [name, seconds, keySeconds] of [
    ['index-last.mp4', 17, 10],
    ['fragmented.mp4', 23.9, 20],
    ['h264-aac.mkv', 10.1, 10],
    ['vp9-opus.webm', 7, 5],
  ] as const) {
    for (const place of ['worker', 'page'] as const) {
      it(`is the key frame before, of ${name}: ${place}`, async () => {
        const { reader, source } = await connect(name, { place });
        const picture = (await reader.thumbnail(seconds, 160))!;
        expect([picture.width, picture.height]).to.deep.equal([160, 90]);
        const shown = await nativePicture('index-last.mp4', keySeconds + 0.01);
        const other = await nativePicture('index-last.mp4', keySeconds + 3);
        expect(difference(brightness(picture), shown)).to.be.below(4);
        expect(difference(brightness(picture), other), 'others look otherwise').to.be.above(6);
        expect(source.reads, 'nothing is asked for').to.deep.equal([]);
      });
    }
  }

  it('is made of a broadcast, too, whose clock does not begin at zero', async () => {
    const { reader } = await connect('h264-aac.m2t');
    const [first, later] = [await reader.thumbnail(0, 160), await reader.thumbnail(1.9, 160)];
    expect(first!.width).to.equal(160);
    expect(later!.width).to.equal(160);
  });

  it('is made of what is held, and of nothing else', async () => {
    const file = await loadFixture('index-last.mp4');
    const middle = Math.round(file.byteLength * 0.5);
    const end = { start: file.byteLength - 40_000, end: file.byteLength };
    const { reader, source } = await connect(file, { held: [] });
    expect(await rejectionOf(reader.thumbnail(1, 160)), 'no index').to.be.instanceOf(NotHeld);
    source.held = [{ start: 0, end: middle }, end];
    expect(await reader.thumbnail(1, 160), 'opened since').to.be.instanceOf(ImageBitmap);
    expect(await rejectionOf(reader.thumbnail(24, 160))).to.be.instanceOf(NotHeld);
    source.held = [{ start: 0, end: file.byteLength }];
    expect(await reader.thumbnail(24, 160), 'came since').to.be.instanceOf(ImageBitmap);
    expect(source.reads).to.deep.equal([]);
    expect(source.hints).to.deep.equal([]);
  });

  it('may be asked for again, and closed each time', async () => {
    const { reader, source } = await connect('h264-aac.mkv');
    const first = (await reader.thumbnail(12, 80))!;
    const before = brightness(first);
    first.close();
    let reads = 0;
    const { readHeld } = source;
    source.readHeld = (range) => {
      reads++;
      return readHeld.call(source, range);
    };
    const second = (await reader.thumbnail(13, 80))!;
    expect(brightness(second)).to.deep.equal(before);
    expect(second.width).to.equal(80);
    expect((await reader.thumbnail(12, 40))!.width).to.equal(40);
    expect(reads, 'the demuxer still has them').to.equal(0);
  });

  it('is no larger than the picture', async () => {
    const { reader } = await connect('index-first.mp4');
    const { width, height } = (await reader.thumbnail(0, 4000))!;
    expect([width, height]).to.deep.equal([320, 180]);
  });

  it('is the right way up', async () => {
    const upright = await connect('index-first.mp4');
    const { reader } = await connect(turned(await loadFixture('index-first.mp4')));
    const picture = (await reader.thumbnail(0, 90))!;
    expect([picture.width, picture.height]).to.deep.equal([90, 160]);
    const [columns, rows] = [9, 16];
    const original = brightness((await upright.reader.thumbnail(0, 160))!, rows, columns);
    // Clockwise: what was on the left is on the top, what was below is on the left.
    const expected = Array.from({ length: columns * rows }, (_, at) => {
      const [column, row] = [at % columns, Math.floor(at / columns)];
      return original[(columns - 1 - column) * rows + row]!;
    });
    expect(difference(brightness(picture, columns, rows), expected)).to.be.below(6);
  });

  it('does not exist of sound, of damage and of times that are none', async () => {
    expect(await (await connect('audio-only.m4a')).reader.thumbnail(1, 160)).to.equal(null);
    const { reader } = await connect('index-first.mp4');
    expect(await reader.thumbnail(-5, 160), 'the first').to.be.instanceOf(ImageBitmap);
    expect(await rejectionOf(reader.thumbnail(NaN, 160))).to.be.instanceOf(Error);
    const garbage = await connect(new Uint8Array(5000).fill(7));
    expect(await rejectionOf(garbage.reader.thumbnail(1, 160))).to.be.instanceOf(Error);
    const damaged = (await loadFixture('index-first.mp4')).fill(0xff, 60_000);
    const { reader: other } = await connect(damaged);
    expect(await other.thumbnail(24, 160), 'a frame that is none').to.equal(null);
  });
});
