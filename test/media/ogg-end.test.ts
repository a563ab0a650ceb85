import { expect } from '@open-wc/testing';
import { concatenate } from '../../src/media/concatenate.js';
import type { Reader } from '../../src/media/demuxer-internals.js';
import { oggEndSeconds } from '../../src/media/ogg-end.js';
import { loadFixture } from '../support/memory-byte-source.js';

const BEGINS_STREAM = 2;

interface PageOptions {
  readonly granule?: number;
  readonly serial?: number;
  readonly flags?: number;
  readonly contents?: Uint8Array;
}

function page(options: PageOptions = {}): Uint8Array {
  const { granule = 0, serial = 7, flags = 0, contents = new Uint8Array(100) } = options;
  const lacing = [...Array<number>(Math.floor(contents.length / 255)).fill(255)];
  lacing.push(contents.length % 255);
  const header = new Uint8Array(27 + lacing.length);
  const view = new DataView(header.buffer);
  header.set([0x4f, 0x67, 0x67, 0x53, 0, flags]);
  view.setBigInt64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  header[26] = lacing.length;
  header.set(lacing, 27);
  return concatenate([header, contents]);
}

function opusHead(preSkip: number): Uint8Array {
  const head = new Uint8Array(19);
  head.set(new TextEncoder().encode('OpusHead'));
  new DataView(head.buffer).setUint16(10, preSkip, true);
  return head;
}

function vorbisHead(rate: number): Uint8Array {
  const head = new Uint8Array(30);
  head.set([1, ...new TextEncoder().encode('vorbis')]);
  new DataView(head.buffer).setUint32(12, rate, true);
  return head;
}

const first = (contents: Uint8Array) => page({ flags: BEGINS_STREAM, contents });

function readerOf(bytes: Uint8Array): Reader & { bytesRead: number } {
  return {
    fileSize: bytes.length,
    bytesRead: 0,
    requestSliceRange(start, least) {
      this.bytesRead += least;
      const end = start + least;
      return end > bytes.length ? null : { bytes, bufferPos: start, start, end };
    },
  };
}

const endOf = (...pages: Uint8Array[]) => oggEndSeconds(readerOf(concatenate(pages)));

describe('oggEndSeconds', () => {
  it('is what the last page tells, less what is not played of Opus', async () => {
    const head = first(opusHead(312));
    expect(await endOf(head, page(), page({ granule: 96_312 }))).to.equal(2);
    expect(await endOf(first(vorbisHead(44_100)), page(), page({ granule: 66_150 }))).to.equal(1.5);
  });

  it('knows how long real files are, from little of them', async () => {
    for (const name of ['tone.ogg', 'tone.opus']) {
      const bytes = await loadFixture(name);
      const silent = page({ contents: new Uint8Array(60_000) });
      const [head, rest] = [bytes.subarray(0, 4096), bytes.subarray(4096)];
      const reader = readerOf(concatenate([head, ...Array<Uint8Array>(20).fill(silent), rest]));
      expect(await oggEndSeconds(reader), name).to.be.closeTo(4, 0.1);
      expect(reader.bytesRead, name).to.be.below(10_000);
    }
  });

  it('finds a last page that is as long as one can be', async () => {
    const last = page({ granule: 48_000, contents: new Uint8Array(255 * 254) });
    expect(await endOf(first(opusHead(0)), page(), page(), last)).to.equal(1);
  });

  it('is null where the last page is another stream’s, or is cut off', async () => {
    const head = first(opusHead(0));
    expect(await endOf(head, page(), page({ granule: 48_000, serial: 8 }))).to.equal(null);
    expect(await endOf(head, page(), page({ granule: 48_000 }).subarray(0, 90))).to.equal(null);
  });

  it('is null where there are more streams, other codecs, or nothing', async () => {
    const other = page({ flags: BEGINS_STREAM, serial: 8, contents: opusHead(0) });
    expect(await endOf(first(opusHead(0)), other, page({ granule: 1 }))).to.equal(null);
    expect(await endOf(first(new Uint8Array(30)), page(), page({ granule: 1 }))).to.equal(null);
    expect(await endOf(new Uint8Array(500))).to.equal(null);
    expect(await endOf(new Uint8Array(0))).to.equal(null);
  });
});
