import { expect } from '@open-wc/testing';
import {
  children,
  readFloat,
  readHeader,
  readText,
  readUint,
} from '../../../src/media/matroska/ebml.js';
import { element, openElement } from '../../support/ebml-writer.js';

describe('EBML', () => {
  it('reads ids and sizes of every length', () => {
    expect(readHeader(Uint8Array.of(0xa3, 0x82))).to.deep.equal({
      id: 0xa3,
      headerBytes: 2,
      dataBytes: 2,
    });
    expect(readHeader(Uint8Array.of(0x42, 0x86, 0x40, 0x03))).to.deep.equal({
      id: 0x4286,
      headerBytes: 4,
      dataBytes: 3,
    });
    expect(readHeader(element(0x1f43b675, new Uint8Array(70_000)))).to.deep.equal({
      id: 0x1f43b675,
      headerBytes: 12,
      dataBytes: 70_000,
    });
  });

  it('knows that a size is unknown', () => {
    expect(readHeader(openElement(0x18538067))?.dataBytes).to.equal(null);
    expect(readHeader(Uint8Array.of(0xa3, 0xff))?.dataBytes).to.equal(null);
  });

  it('says so when a header is cut, or none', () => {
    for (const bytes of [[], [0], [0xa3], [0x42], [0x42, 0x86, 0x40], [0x08, 1, 1, 1, 1, 0x81]]) {
      expect(readHeader(Uint8Array.from(bytes)), String(bytes)).to.equal(null);
    }
    const huge = Uint8Array.of(0xa3, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe);
    expect(readHeader(huge)).to.equal(null);
  });

  it('lists children, and ends where they are damaged', () => {
    const data = Uint8Array.from([...element(0xd7, 3), ...element(0x536e, 'name'), 0xa3, 0x90, 1]);
    const ids = [...children(data)].map(({ id }) => id);
    expect(ids).to.deep.equal([0xd7, 0x536e]);
  });

  it('reads numbers and text', () => {
    expect(readUint(Uint8Array.of(1, 2))).to.equal(258);
    expect(readUint(new Uint8Array())).to.equal(0);
    expect(readUint(new Uint8Array(9))).to.be.NaN;
    expect(readUint(new Uint8Array(8).fill(255))).to.be.NaN;
    expect(readFloat(Uint8Array.of(0x3f, 0x80, 0, 0))).to.equal(1);
    expect(readFloat(Uint8Array.of(1))).to.be.NaN;
    expect(readText(new TextEncoder().encode('é\0\0'))).to.equal('é');
  });
});
