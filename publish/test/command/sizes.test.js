import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatBytes, parseBytes } from '../../src/command/sizes.js';

describe('parseBytes', () => {
  const cases = [
    ['0', 0],
    ['262144', 262_144],
    ['256KiB', 262_144],
    ['256 kib', 262_144],
    ['1.5GB', 1_500_000_000],
    ['2GiB', 2 ** 31],
    ['1MB', 1_000_000],
    [' 10kB ', 10_000],
    ['', null],
    ['KiB', null],
    ['-1', null],
    ['1e6', null],
    ['0x10', null],
    ['10TB', null],
    ['99999999999999999999', null],
  ];
  for (const [text, bytes] of cases) {
    it(JSON.stringify(text), () => assert.equal(parseBytes(text), bytes));
  }
});

describe('formatBytes', () => {
  const cases = [
    [0, '0 B'],
    [999, '999 B'],
    [999.6, '1.0 kB'],
    [1500, '1.5 kB'],
    [99_900, '99.9 kB'],
    [99_960, '100 kB'],
    [4_824_901, '4.8 MB'],
    [2e15, '2000 TB'],
  ];
  for (const [bytes, text] of cases) it(text, () => assert.equal(formatBytes(bytes), text));
});
