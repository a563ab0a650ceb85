import { expect } from '@open-wc/testing';
import { codecNames } from '../../src/ui/codec-names.js';

describe('codecNames', () => {
  const NAMES: readonly [string, string][] = [
    ['hvc1.1.6.L93.90', 'HEVC (H.265)'],
    ['hev1.2.4.L120', 'HEVC (H.265)'],
    ['avc1.640028', 'H.264'],
    ['av01.0.04M.08', 'AV1'],
    ['dvh1.05.06', 'Dolby Vision'],
    ['V_MPEG2', 'MPEG-2'],
    ['mp4v.61', 'MPEG-2'],
    ['V_MPEG1', 'MPEG-1'],
    ['mp4v.20.9', 'MPEG-4 Part 2'],
    ['apch', 'ProRes'],
    ['V_MJPEG', 'Motion JPEG'],
    ['s263', 'H.263'],
    ['samr', 'AMR'],
    ['V_MPEG4/ISO/ASP', 'MPEG-4 Part 2'],
    ['V_MPEG4/ISO/AVC', 'H.264'],
    ['ec-3', 'Dolby Digital Plus (E-AC-3)'],
    ['A_TRUEHD', 'Dolby TrueHD'],
    ['dtsc', 'DTS'],
  ];
  for (const [codec, name] of NAMES) {
    it(`${codec} is ${name}`, () => expect(codecNames([codec])).to.deep.equal([name]));
  }

  it('says each once, and keeps what it does not know, cut short', () => {
    expect(codecNames(['hvc1.1', 'hev1.1', 'V_REAL/RV40'])).to.deep.equal([
      'HEVC (H.265)',
      'V_REAL/RV40',
    ]);
    expect(codecNames(['x'.repeat(500)])).to.deep.equal(['x'.repeat(40)]);
    expect(codecNames([])).to.deep.equal([]);
  });
});
