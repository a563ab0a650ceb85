import { expect } from '@open-wc/testing';
import { EncodedPacketSink } from 'mediabunny';
import type { EncodedPacket, InputTrack } from 'mediabunny';
import { openInput } from '../../../src/media/byte-source-input.js';
import { readBlockByBlock } from '../../../src/media/matroska/block-packets.js';
import { ID } from '../../../src/media/matroska/element-ids.js';
import { block, element, openElement } from '../../support/ebml-writer.js';
import { join } from '../../support/make-torrent.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';

const FIXTURES = [
  ...['h264-aac.mkv', 'vp9-opus.webm', 'vp8-vorbis.webm', 'two-languages.mkv'],
  ...['late-start.mkv', 'audio-gap.mkv', 'ac3-stereo.mkv', 'dts-surround.mkv', 'pcm-stereo.mkv'],
];

/** Block by block, or as the library reads by itself: cluster by cluster. */
async function tracksOf(bytes: Uint8Array, isTuned: boolean) {
  const source = new MemoryByteSource(bytes);
  const tracks = await openInput(source).getTracks();
  if (isTuned) tracks.forEach(readBlockByBlock);
  return { source, tracks };
}

function told(packet: EncodedPacket | null) {
  return (
    packet && {
      time: Math.round(packet.timestamp * 1e6),
      type: packet.type,
      data: [packet.byteLength, ...packet.data.subarray(0, 8), ...packet.data.subarray(-8)],
    }
  );
}

async function packetsOf(track: InputTrack): Promise<EncodedPacket[]> {
  const sink = new EncodedPacketSink(track);
  const all: EncodedPacket[] = [];
  let packet = await sink.getFirstPacket();
  for (; packet; packet = await sink.getNextPacket(packet)) all.push(packet);
  return all;
}

async function allOf(track: InputTrack) {
  return (await packetsOf(track)).map(told);
}

/** What is found at a time: the frame that is shown, and the key frame that leads to it. */
async function foundAt(track: InputTrack, seconds: number) {
  const sink = new EncodedPacketSink(track);
  const key = await sink.getKeyPacket(seconds);
  const next = key && (await sink.getNextKeyPacket(key));
  return [told(await sink.getPacket(seconds)), told(key), told(next)];
}

describe('packets of Matroska, block by block', () => {
  for (const name of FIXTURES) {
    it(`are those that the library finds by whole clusters in ${name}`, async () => {
      const bytes = await loadFixture(name);
      const ours = await tracksOf(bytes, true);
      const theirs = await tracksOf(bytes, false);
      for (const [index, track] of ours.tracks.entries()) {
        const other = theirs.tracks[index]!;
        expect(await allOf(track), `track ${index}`).to.deep.equal(await allOf(other));
        for (const seconds of [-1, 0, 0.9, 2.55, 3.7, Infinity]) {
          const found = await foundAt(track, seconds);
          expect(found, `track ${index} at ${seconds}`).to.deep.equal(
            await foundAt(other, seconds),
          );
        }
      }
    });
  }

  it('give the first frame before the cluster that it is in was read', async () => {
    const bytes = await loadFixture('h264-aac.mkv');
    const readFor = async (isTuned: boolean) => {
      const { source, tracks } = await tracksOf(bytes, isTuned);
      const before = source.bytesRead;
      await new EncodedPacketSink(tracks[0]!).getFirstPacket();
      return source.bytesRead - before;
    };
    expect(await readFor(true)).to.be.below(0.5 * (await readFor(false)));
  });
});

const SECOND = 1_000;
const CLUSTERS = 40;
const CLUSTER_BYTES = 200_000;

/** A file of one track without an index. */
function fileOf(codecId: string, durationMs: number, clusters: readonly Uint8Array[]): Uint8Array {
  const picture = element(0xe0, element(0xb0, 16), element(0xba, 16));
  const times = [element(ID.TimestampScale, 1_000_000), element(ID.Duration, float(durationMs))];
  const track = [
    element(ID.TrackNumber, 1),
    element(ID.TrackType, 1),
    element(ID.CodecId, codecId),
  ];
  return join([
    element(0x1a45dfa3, element(0x4282, 'matroska')),
    openElement(ID.Segment),
    element(ID.Info, ...times),
    element(ID.Tracks, element(ID.TrackEntry, ...track, picture)),
    ...clusters,
  ]);
}

/** With a cluster a second. */
function indexless(cluster: (second: number) => Uint8Array): Uint8Array {
  const clusters = Array.from({ length: CLUSTERS }, (_, second) => cluster(second));
  return fileOf('V_VP8', CLUSTERS * SECOND, clusters);
}

function float(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

const frame = (second: number) =>
  element(ID.SimpleBlock, block(1, 0, new Uint8Array(CLUSTER_BYTES).fill(second), 0x80));
const timed = (second: number) => element(ID.Timestamp, second * SECOND);

describe('Matroska without an index', () => {
  for (const [kind, cluster] of [
    ['whose clusters tell their size', (s: number) => element(ID.Cluster, timed(s), frame(s))],
    ['whose clusters do not', (s: number) => join([openElement(ID.Cluster), timed(s), frame(s)])],
  ] as const) {
    it(`${kind} is searched by guesses, with few bytes`, async () => {
      const { source, tracks } = await tracksOf(indexless(cluster), true);
      const found = await new EncodedPacketSink(tracks[0]!).getKeyPacket(30.5);
      // As near as two megabytes: clusters without a size are not stepped over.
      expect(found?.timestamp).to.be.within(20, 30);
      expect(found?.data[0]).to.equal(found?.timestamp);
      expect(source.bytesRead).to.be.below(0.5 * source.lengthBytes);
    });
  }

  it('goes on after a cluster that makes no sense', async () => {
    const damaged = (second: number) =>
      second === 5
        ? new Uint8Array(CLUSTER_BYTES)
        : element(ID.Cluster, timed(second), frame(second));
    const { tracks } = await tracksOf(indexless(damaged), true);
    const all = await allOf(tracks[0]!);
    const seconds = all.map((packet) => packet!.time / 1e6);
    const expected = Array.from({ length: CLUSTERS }, (_, second) => second);
    expect(seconds).to.deep.equal(expected.filter((second) => second !== 5));
  });

  it('ends where it was cut off', async () => {
    const whole = indexless((s) => element(ID.Cluster, timed(s), frame(s)));
    const { tracks } = await tracksOf(whole.subarray(0, whole.length - CLUSTER_BYTES / 2), true);
    expect(await allOf(tracks[0]!)).to.have.length(CLUSTERS - 1);
  });
});

describe('how long frames of Matroska are, where it does not say', () => {
  async function durationsOf(codecId: string, times: readonly number[]): Promise<number[]> {
    const blocks = times.map((time, index) => {
      return element(ID.SimpleBlock, block(1, time, 'frame', index === 0 ? 0x80 : 0));
    });
    const file = fileOf(codecId, 1_000, [element(ID.Cluster, element(ID.Timestamp, 0), ...blocks)]);
    const { tracks } = await tracksOf(file, true);
    return (await packetsOf(tracks[0]!)).map(({ duration }) => Math.round(duration * SECOND));
  }

  it('is the time to the next one', async () => {
    expect(await durationsOf('V_VP8', [0, 40, 120, 160])).to.deep.equal([40, 80, 40, 0]);
  });

  it('is the least there is, where frames are presented in another order', async () => {
    const durations = await durationsOf('V_MPEG4/ISO/AVC', [0, 160, 80, 40, 120, 320, 240, 200]);
    expect(durations.slice(3)).to.deep.equal([40, 40, 40, 40, 40]);
    expect(Math.min(...durations)).to.equal(40);
  });
});
