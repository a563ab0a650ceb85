import { expect } from '@open-wc/testing';
import { RunPackets } from '../../src/media/run-packets.js';
import type { RunPacketsOptions } from '../../src/media/run-packets.js';
import type { Packet } from '../../src/media/segment-assembler.js';

function packet(timestamp: number, type: Packet['type'] = 'delta', duration = 0.04): Packet {
  return { data: Uint8Array.of(1), type, timestamp, duration };
}

function run(packets: readonly Packet[], options: Partial<RunPacketsOptions> = {}): RunPackets {
  const values = packets.values();
  return new RunPackets({
    kind: 'video',
    packets: { next: () => Promise.resolve(values.next() as IteratorResult<Packet, void>) },
    fromSeconds: 0,
    filmStart: () => Promise.resolve(0),
    silence: () => null,
    ...options,
  });
}

async function collect(packets: RunPackets): Promise<Packet[]> {
  const all: Packet[] = [];
  for (;;) {
    const { done, value } = await packets.next();
    if (done) return all;
    all.push(value);
  }
}

const timesOf = (packets: readonly Packet[]) =>
  packets.map(({ timestamp }) => Math.round(timestamp * 1e4) / 1e4);

describe('RunPackets', () => {
  it('leaves a run alone that begins with what is asked for', async () => {
    const packets = [packet(8, 'key'), packet(8.16), packet(8.04), packet(10, 'key')];
    expect(await collect(run(packets, { fromSeconds: 9 }))).to.deep.equal(packets);
    expect(run(packets).shownFrom).to.equal(undefined);
  });

  it('leaves out frames of the group before, up to the next key frame', async () => {
    const packets = [
      ...[packet(8, 'key'), packet(7.88), packet(7.96), packet(8.16), packet(8.04)],
      ...[packet(10, 'key'), packet(9.96)],
    ];
    const times = timesOf(await collect(run(packets, { fromSeconds: 9 })));
    expect(times).to.deep.equal([8, 8.16, 8.04, 10, 9.96]);
  });

  it('squeezes what is before zero into a moment that is not shown', async () => {
    const packets = run([
      packet(-0.08, 'key'),
      packet(0.04),
      packet(-0.04),
      packet(0),
      packet(0.08),
    ]);
    const all = await collect(packets);
    expect(timesOf(all)).to.deep.equal([0, 0.04, 0.01, 0.02, 0.08]);
    expect(all[2]!.timestamp + all[2]!.duration).to.be.closeTo(0.02, 1e-9);
    expect(all[3]!.timestamp + all[3]!.duration).to.be.closeTo(0.04, 1e-9);
    expect(packets.shownFrom).to.equal(0.02);
  });

  it('hides nothing when only a part of the first frame is before zero', async () => {
    const packets = run([packet(-0.01, 'key'), packet(0.03)]);
    expect(timesOf(await collect(packets))).to.deep.equal([-0.01, 0.03]);
    expect(packets.shownFrom).to.equal(undefined);
  });

  it('drops sound that an edit list cuts off', async () => {
    const packets = [packet(-0.06, 'key'), packet(-0.02, 'key'), packet(0.02, 'key')];
    expect(timesOf(await collect(run(packets, { kind: 'audio' })))).to.deep.equal([-0.02, 0.02]);
  });

  it('shows the first picture from the start of the film on', async () => {
    const [first, second] = await collect(run([packet(1.5, 'key'), packet(1.54)]));
    expect(first!.timestamp).to.equal(0);
    expect(first!.duration).to.be.closeTo(1.54, 1e-9);
    expect(second!.timestamp).to.equal(1.54);
  });

  it('puts silence before the first sound, from where it is asked for', async () => {
    const silence = (one: Packet) => ({ ...one, data: Uint8Array.of(0) });
    const options = { kind: 'audio', silence, fromSeconds: 1.4 } as const;
    const all = await collect(run([packet(1.5, 'key'), packet(1.54, 'key')], options));
    expect(timesOf(all)).to.deep.equal([1.42, 1.46, 1.5, 1.54]);
    expect(all.map(({ data }) => data[0])).to.deep.equal([0, 0, 1, 1]);
  });

  it('leaves the hole where no silence is known, and where the whole film begins late', async () => {
    const late = [packet(1.5, 'key')];
    expect(timesOf(await collect(run(late, { kind: 'audio' })))).to.deep.equal([1.5]);
    const filmStart = () => Promise.resolve(1.46);
    expect(timesOf(await collect(run(late, { filmStart })))).to.deep.equal([1.5]);
  });

  it('asks when the film starts of a late track only', async () => {
    const filmStart = () => Promise.reject(new Error('asked'));
    await collect(run([packet(0.04, 'key')], { filmStart }));
    await collect(run([packet(5, 'key')], { filmStart, fromSeconds: 7 }));
  });
});
