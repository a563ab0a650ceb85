import { expect } from '@open-wc/testing';
import { withoutAddresses } from '../../src/engine/tracker-reason.js';

describe('withoutAddresses', () => {
  const cases: [string, string][] = [
    ['Torrent is not registered', 'Torrent is not registered'],
    ['peer 203.0.113.7:51413 is banned', 'peer … is banned'],
    ['[2001:db8::7]:6881 and ::1 and fe80::a:b', '… and … and …'],
    ['2001:db8:0:1:2:3:4:5', '…'],
    ['retry at 12:30, limit 1.5 MB', 'retry at 12:30, limit 1.5 MB'],
    ['one\nline\u202eand back', 'one line and back'],
    ['  ', ''],
  ];
  for (const [said, shown] of cases) {
    it(`shows "${shown}"`, () => expect(withoutAddresses(said)).to.equal(shown));
  }

  it('is short', () => {
    expect(withoutAddresses('x'.repeat(10_000))).to.have.lengthOf(120);
  });
});
