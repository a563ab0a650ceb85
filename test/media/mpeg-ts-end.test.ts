import { expect } from '@open-wc/testing';
import { EncodedPacketSink } from 'mediabunny';
import type { Input, InputTrack } from 'mediabunny';
import { openInput } from '../../src/media/byte-source-input.js';
import { concatenate } from '../../src/media/concatenate.js';
import { transportDemuxerOf } from '../../src/media/demuxer-internals.js';
import { mpegTsEndSeconds } from '../../src/media/mpeg-ts-end.js';
import { BLOCK_BYTES } from '../../src/media/reads-ahead.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';

const PACKET_BYTES = 188;

interface Found {
  readonly seconds: number | null;
  /** What was read for it, beside what tells of the tracks. */
  readonly bytesRead: number;
  readonly input: Input;
}

async function endOf(bytes: Uint8Array): Promise<Found> {
  const source = new MemoryByteSource(bytes);
  const input = openInput(source);
  const tracks = await input.getTracks();
  await Promise.all(tracks.map((track) => track.getFirstTimestamp()));
  const before = source.bytesRead;
  const seconds = await mpegTsEndSeconds(await transportDemuxerOf(input), tracks);
  return { seconds, bytesRead: source.bytesRead - before, input };
}

/** When the last of all packets ends. */
async function lastEnd(track: InputTrack): Promise<number> {
  const sink = new EncodedPacketSink(track);
  let end = 0;
  let packet = await sink.getFirstPacket();
  for (; packet; packet = await sink.getNextPacket(packet)) {
    end = Math.max(end, packet.timestamp + packet.duration);
  }
  return end;
}

/** Packets of the null PID, which hold nothing. */
function padding(packets: number): Uint8Array {
  const packet = new Uint8Array(PACKET_BYTES).fill(0xff);
  packet.set([0x47, 0x1f, 0xff, 0x10]);
  return concatenate(Array<Uint8Array>(packets).fill(packet));
}

/** Of packets of 188 bytes with four bytes before each, as discs have them. */
function withTimecodes(bytes: Uint8Array): Uint8Array {
  const packets = Array.from({ length: bytes.length / PACKET_BYTES }, (_, index) => [
    new Uint8Array(4),
    bytes.subarray(index * PACKET_BYTES, (index + 1) * PACKET_BYTES),
  ]);
  return concatenate(packets.flat());
}

const LONG = 30_000;

describe('mpegTsEndSeconds', () => {
  let film: Uint8Array;
  let half: number;

  before(async () => {
    film = await loadFixture('h264-aac.m2t');
    half = Math.floor(film.length / PACKET_BYTES / 2) * PACKET_BYTES;
  });

  it('is when the last of all packets ends', async () => {
    const { seconds, input } = await endOf(film);
    const ends = await Promise.all((await input.getTracks()).map(lastEnd));
    expect(seconds).to.be.closeTo(Math.max(...ends), 1e-6);
  });

  it('reads little of a long file', async () => {
    const long = concatenate([film.subarray(0, half), padding(LONG), film.subarray(half)]);
    const { seconds, bytesRead } = await endOf(long);
    expect(seconds).to.equal((await endOf(film)).seconds);
    expect(bytesRead).to.be.below(8 * BLOCK_BYTES);
  });

  it('goes back as far as it has to', async () => {
    const { seconds } = await endOf(concatenate([film, padding(500)]));
    expect(seconds).to.equal((await endOf(film)).seconds);
  });

  it('knows packets that have a timecode, and files that are cut off', async () => {
    const { seconds } = await endOf(film);
    expect((await endOf(withTimecodes(film))).seconds).to.equal(seconds);
    const cut = film.subarray(0, film.length - 100);
    expect((await endOf(cut)).seconds).to.be.within(seconds! - 0.3, seconds!);
  });

  it('is null where the end of the file holds nothing of it', async () => {
    const junk = new Uint8Array(3 * 1024 * 1024).fill(7);
    expect((await endOf(concatenate([film, junk]))).seconds).to.equal(null);
    expect((await endOf(concatenate([film, padding(LONG)]))).seconds).to.equal(null);
  });

  it('is null where it ends before it begins', async () => {
    const turned = concatenate([film.subarray(half), film.subarray(0, half)]);
    expect((await endOf(turned)).seconds).to.equal(null);
  });
});
