import { expect } from '@open-wc/testing';
import { writeFragment } from '../../src/media/fragment-writer.js';
import type { FragmentSample } from '../../src/media/fragment-writer.js';

const SAMPLES: FragmentSample[] = [
  {
    data: Uint8Array.of(1, 2, 3),
    decodeTicks: 5_000_000_000,
    durationTicks: 40,
    compositionOffsetTicks: 80,
    isKey: true,
  },
  {
    data: Uint8Array.of(4, 5),
    decodeTicks: 5_000_000_040,
    durationTicks: 41,
    compositionOffsetTicks: -40,
    isKey: false,
  },
];

interface Box {
  readonly name: string;
  readonly view: DataView;
}

/** The boxes that lie one after another in `view`. */
function boxesIn(view: DataView): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < view.byteLength;) {
    const bytes = view.getUint32(at);
    const codes = [4, 5, 6, 7].map((offset) => view.getUint8(at + offset));
    const content = new DataView(view.buffer, view.byteOffset + at + 8, bytes - 8);
    boxes.push({ name: String.fromCharCode(...codes), view: content });
    at += bytes;
  }
  return boxes;
}

function find(path: readonly string[], view: DataView): DataView {
  return path.reduce((parent, name) => {
    const box = boxesIn(parent).find((candidate) => candidate.name === name);
    if (!box) throw new Error(`no ${name}`);
    return box.view;
  }, view);
}

describe('writeFragment', () => {
  const fragment = writeFragment(7, SAMPLES);
  const whole = new DataView(fragment.buffer);

  it('is a moof and its mdat, and nothing more', () => {
    expect(boxesIn(whole).map(({ name }) => name)).to.deep.equal(['moof', 'mdat']);
    const traf = find(['moof', 'traf'], whole);
    expect(boxesIn(traf).map(({ name }) => name)).to.deep.equal(['tfhd', 'tfdt', 'trun']);
  });

  it('carries its sequence number', () => {
    expect(find(['moof', 'mfhd'], whole).getUint32(4)).to.equal(7);
  });

  it('belongs to track 1 and addresses data from its own start', () => {
    const tfhd = find(['moof', 'traf', 'tfhd'], whole);
    expect(tfhd.getUint32(0)).to.equal(0x020000);
    expect(tfhd.getUint32(4)).to.equal(1);
  });

  it('stores the first decode time in 64 bits', () => {
    const tfdt = find(['moof', 'traf', 'tfdt'], whole);
    expect(tfdt.getUint8(0)).to.equal(1);
    expect(tfdt.getBigUint64(4)).to.equal(5_000_000_000n);
  });

  it('lists duration, size, flags and signed offset of each sample', () => {
    const trun = find(['moof', 'traf', 'trun'], whole);
    expect(trun.getUint32(0)).to.equal(0x01000f01);
    expect(trun.getUint32(4)).to.equal(2);
    const entry = (index: number) => {
      const at = 12 + index * 16;
      const unsigned = [0, 4, 8].map((offset) => trun.getUint32(at + offset));
      return [...unsigned, trun.getInt32(at + 12)];
    };
    expect(entry(0)).to.deep.equal([40, 3, 0x02000000, 80]);
    expect(entry(1)).to.deep.equal([41, 2, 0x01010000, -40]);
  });

  it('points to the data of the first sample', () => {
    const dataOffset = find(['moof', 'traf', 'trun'], whole).getUint32(8);
    expect([...fragment.subarray(dataOffset)]).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('does not share memory with the samples', () => {
    const data = Uint8Array.of(9);
    const written = writeFragment(1, [{ ...SAMPLES[0]!, data }]);
    data[0] = 0;
    expect(written.at(-1)).to.equal(9);
  });

  it('refuses to write nothing', () => {
    expect(() => writeFragment(1, [])).to.throw(RangeError);
  });

  it('writes samples without data', () => {
    const empty = writeFragment(1, [{ ...SAMPLES[0]!, data: new Uint8Array() }]);
    expect(find(['mdat'], new DataView(empty.buffer)).byteLength).to.equal(0);
  });
});
