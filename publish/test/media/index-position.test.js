import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { areCuesLast, isMovieIndexLast } from '../../src/media/index-position.js';
import { fixture, readableOf } from '../support/readable.js';

const text = (string) => Buffer.from(string, 'latin1');
const box = (type, contentBytes = 8) => {
  const bytes = Buffer.alloc(8 + contentBytes);
  bytes.writeUInt32BE(bytes.length);
  bytes.write(type, 4, 'latin1');
  return bytes;
};
/** A box whose length takes 64 bits. */
const largeBox = (type, contentBytes) => {
  const bytes = Buffer.alloc(16 + contentBytes);
  bytes.writeUInt32BE(1);
  bytes.write(type, 4, 'latin1');
  bytes.writeBigUInt64BE(BigInt(bytes.length), 8);
  return bytes;
};

describe('isMovieIndexLast', () => {
  const cases = [
    ['index first', [box('ftyp'), box('moov'), box('mdat')], false],
    ['index last', [box('ftyp'), box('free'), box('mdat'), box('moov')], true],
    ['media of 64-bit length first', [box('ftyp'), largeBox('mdat', 8), box('moov')], true],
    ['something of 64-bit length before', [largeBox('uuid', 40), box('moov')], false],
    ['media to the end of the file', [box('ftyp'), text('\0\0\0\0mdat'), box('moov')], true],
    ['neither', [box('ftyp'), box('free')], false],
    ['nothing', [], false],
    ['a length that makes no sense', [text('\0\0\0\x03ftyp'), box('mdat')], false],
    ['less than a header', [text('\0\0\0')], false],
    ['a length that is cut off', [text('\0\0\0\x01wide\0\0')], false],
  ];
  for (const [what, boxes, expected] of cases) {
    it(what, async () => {
      assert.equal(await isMovieIndexLast(readableOf(Buffer.concat(boxes))), expected);
    });
  }

  it('gives up on a file of countless boxes', async () => {
    const file = readableOf(Buffer.concat(Array(5000).fill(box('free', 0))));
    assert.equal(await isMovieIndexLast(file), false);
    assert.ok(file.reads.length <= 1000);
  });

  it('reads headers alone of a real film', async () => {
    for (const [name, expected] of [
      ['index-last.mp4', true],
      ['index-first.mp4', false],
      ['fragmented.mp4', false],
      ['chapter-track.mov', true],
    ]) {
      const file = fixture(name);
      assert.equal(await isMovieIndexLast(file), expected, name);
      assert.ok(file.reads.every(({ start, end }) => end - start <= 16));
    }
  });
});

describe('areCuesLast', () => {
  const EBML = text('\x1a\x45\xdf\xa3\x82ab');
  const segment = text('\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff');
  const seekHead = text('\x11\x4d\x9b\x74\x40\x02ab');
  const cues = text('\x1c\x53\xbb\x6b\x81a');
  const cluster = text('\x1f\x43\xb6\x75\x81a');
  const cases = [
    ['index first', [EBML, segment, seekHead, cues, cluster], false],
    ['index last', [EBML, segment, seekHead, cluster, cues], true],
    ['no index', [EBML, segment, cluster], true],
    ['no media', [EBML, segment, seekHead], false],
    ['nothing', [], false],
    ['no EBML', [text('\0\0\0\0\0\0\0\0')], false],
    ['an element that is cut off', [EBML, text('\x18\x53')], false],
  ];
  for (const [what, elements, expected] of cases) {
    it(what, async () => {
      assert.equal(await areCuesLast(readableOf(Buffer.concat(elements))), expected);
    });
  }

  it('knows real films', async () => {
    assert.equal(await areCuesLast(fixture('h264-aac.mkv')), true);
    assert.equal(await areCuesLast(fixture('vp9-opus.webm')), true);
  });
});
