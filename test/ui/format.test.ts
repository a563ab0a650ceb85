import { expect } from '@open-wc/testing';
import {
  formatBytes,
  formatCount,
  formatFactor,
  formatMegabits,
  formatPercent,
  formatRate,
  formatRatio,
  formatSeconds,
  formatSpokenTime,
  formatTime,
  languageName,
} from '../../src/ui/format.js';

const SENSELESS = [NaN, Infinity, -Infinity, -1];

/** Locales separate number and unit with various spaces. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('formatBytes', () => {
  const cases: [number, string][] = [
    [0, '0 kB'],
    [49, '0 kB'],
    [50, '0.1 kB'],
    [999, '1 kB'],
    [1_000, '1 kB'],
    [1_540, '1.5 kB'],
    [99_940, '99.9 kB'],
    [99_950, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [1_000_000, '1 MB'],
    [148_200_000, '148 MB'],
    [999_499_999, '999 MB'],
    [999_500_000, '1 GB'],
    [4_700_000_000, '4.7 GB'],
    [2_500_000_000_000, '2.5 TB'],
    [12_345_000_000_000_000, '12,345 TB'],
  ];
  for (const [bytes, text] of cases) {
    it(`${bytes} reads ${text}`, () => expect(formatBytes(bytes, 'en')).to.equal(text));
  }

  it('takes what makes no sense for nothing', () => {
    for (const bytes of SENSELESS) expect(formatBytes(bytes, 'en'), String(bytes)).to.equal('0 kB');
  });

  it('speaks other languages', () => {
    expect(plain(formatBytes(1_500_000, 'de'))).to.equal('1,5 MB');
    expect(plain(formatBytes(1_500_000, 'fr'))).to.equal('1,5 Mo');
  });
});

describe('formatMegabits', () => {
  const cases: [number, string][] = [
    [0, '0.00'],
    [5_000, '0.04'],
    [16_000, '0.1'],
    [262_500, '2.1'],
    [500_000, '4.0'],
    [1_250_000, '10'],
    [12_500_000, '100'],
  ];
  for (const [rate, text] of cases) {
    it(`${rate} B/s reads ${text}`, () => expect(formatMegabits(rate, 'en')).to.equal(text));
  }

  it('speaks other languages, and takes what makes no sense for nothing', () => {
    expect(formatMegabits(262_500, 'de')).to.equal('2,1');
    for (const rate of SENSELESS) expect(formatMegabits(rate, 'en')).to.equal('0.00');
  });
});

describe('formatRate', () => {
  it('says the amount per second', () => {
    expect(formatRate(0, 'en')).to.equal('0 kB/s');
    expect(formatRate(412_000, 'en')).to.equal('412 kB/s');
    expect(formatRate(2_340_000, 'en')).to.equal('2.3 MB/s');
    expect(formatRate(1_000_000_000, 'en')).to.equal('1 GB/s');
    expect(formatRate(1_000_000_000_000, 'en')).to.equal('1 TB/s');
  });

  it('takes what makes no sense for nothing', () => {
    for (const rate of SENSELESS) expect(formatRate(rate, 'en'), String(rate)).to.equal('0 kB/s');
  });

  it('speaks other languages', () => {
    expect(plain(formatRate(2_340_000, 'de'))).to.equal('2,3 MB/s');
  });
});

describe('formatPercent', () => {
  it('rounds down, so that 100 % means all of it', () => {
    expect(formatPercent(0, 'en')).to.equal('0%');
    expect(formatPercent(0.404, 'en')).to.equal('40%');
    expect(formatPercent(0.999, 'en')).to.equal('99%');
    expect(formatPercent(1, 'en')).to.equal('100%');
  });

  it('is exact for every whole percent', () => {
    for (let percent = 0; percent <= 100; percent += 1) {
      expect(formatPercent(percent / 100, 'en')).to.equal(`${percent}%`);
    }
  });

  it('stays within 0 and 100', () => {
    expect(formatPercent(1.2, 'en')).to.equal('100%');
    for (const share of SENSELESS) expect(formatPercent(share, 'en'), String(share)).to.equal('0%');
  });

  it('speaks other languages', () => {
    expect(plain(formatPercent(0.4, 'de'))).to.equal('40 %');
  });
});

describe('formatCount', () => {
  it('groups digits', () => {
    expect(formatCount(0, 'en')).to.equal('0');
    expect(formatCount(7, 'en')).to.equal('7');
    expect(formatCount(1234, 'en')).to.equal('1,234');
    expect(formatCount(1234, 'de')).to.equal('1.234');
  });

  it('takes what makes no sense for none', () => {
    for (const count of SENSELESS) expect(formatCount(count, 'en'), String(count)).to.equal('0');
  });
});

describe('formatRatio', () => {
  it('has two digits', () => {
    expect(formatRatio(0, 100, 'en')).to.equal('0.00');
    expect(formatRatio(50, 100, 'en')).to.equal('0.50');
    expect(formatRatio(1234, 1000, 'en')).to.equal('1.23');
    expect(formatRatio(50, 100, 'de')).to.equal('0,50');
  });

  it('is a dash before anything was taken', () => {
    expect(formatRatio(0, 0, 'en')).to.equal('–');
    expect(formatRatio(10, 0, 'en')).to.equal('–');
    for (const taken of SENSELESS) expect(formatRatio(1, taken, 'en'), String(taken)).to.equal('–');
  });

  it('is zero when what was given makes no sense', () => {
    for (const given of SENSELESS) {
      expect(formatRatio(given, 1, 'en'), String(given)).to.equal('0.00');
    }
  });
});

describe('formatSeconds', () => {
  it('rounds down to whole seconds', () => {
    expect(formatSeconds(0.9, 'en')).to.equal('0s');
    expect(formatSeconds(12, 'en')).to.equal('12s');
    expect(formatSeconds(61.5, 'en')).to.equal('61s');
    for (const seconds of SENSELESS) {
      expect(formatSeconds(seconds, 'en'), String(seconds)).to.equal('0s');
    }
  });
});

describe('formatTime', () => {
  const cases: [number, string][] = [
    [0, '0:00'],
    [0.99, '0:00'],
    [5, '0:05'],
    [59.999, '0:59'],
    [60, '1:00'],
    [65, '1:05'],
    [599, '9:59'],
    [3599.9, '59:59'],
    [3600, '1:00:00'],
    [3665, '1:01:05'],
    [36_000, '10:00:00'],
    [-3, '0:00'],
  ];
  for (const [seconds, text] of cases) {
    it(`${seconds} s reads ${text}`, () => expect(formatTime(seconds)).to.equal(text));
  }

  it('shows hours when the longest time has them', () => {
    expect(formatTime(65, 3600)).to.equal('0:01:05');
    expect(formatTime(65, 3599)).to.equal('1:05');
    expect(formatTime(65, NaN)).to.equal('1:05');
  });

  it('is dashes until a time is known', () => {
    expect(formatTime(NaN)).to.equal('–:––');
    expect(formatTime(Infinity)).to.equal('–:––');
    expect(formatTime(NaN, 3600)).to.equal('–:––');
  });
});

describe('formatSpokenTime', () => {
  it('names its units and leaves out those that are zero', () => {
    expect(formatSpokenTime(0, 'en')).to.equal('0 seconds');
    expect(formatSpokenTime(1, 'en')).to.equal('1 second');
    expect(formatSpokenTime(65, 'en')).to.equal('1 minute, 5 seconds');
    expect(formatSpokenTime(120, 'en')).to.equal('2 minutes');
    expect(formatSpokenTime(3605, 'en')).to.equal('1 hour, 5 seconds');
    expect(formatSpokenTime(3665, 'en')).to.equal('1 hour, 1 minute, 5 seconds');
  });

  it('takes what makes no sense for nothing', () => {
    for (const time of SENSELESS) expect(formatSpokenTime(time, 'en')).to.equal('0 seconds');
  });

  it('speaks other languages', () => {
    expect(plain(formatSpokenTime(65, 'de'))).to.equal('1 Minute, 5 Sekunden');
  });
});

describe('formatFactor', () => {
  it('is as short as it can be, in the language of the viewer', () => {
    expect([1, 1.5, 0.25, 2].map((factor) => formatFactor(factor, 'en'))).to.deep.equal([
      '1×',
      '1.5×',
      '0.25×',
      '2×',
    ]);
    expect(formatFactor(1.25, 'de')).to.equal('1,25×');
  });
});

describe('languageName', () => {
  it('is in the language of the viewer, else the tag', () => {
    expect(languageName('de', 'en')).to.equal('German');
    expect(languageName('en', 'de')).to.equal('Englisch');
    expect(languageName('', 'en')).to.equal('');
    expect(languageName('not a tag', 'en')).to.equal('not a tag');
  });
});
