import { expect } from '@open-wc/testing';
import { parseTimeFragment, withoutFragment } from '../../src/session/media-fragment.js';

describe('temporal media fragments', () => {
  const SPANS: readonly [string, number, number | null][] = [
    ['#t=10', 10, null],
    ['#t=10,20', 10, 20],
    ['#t=,20', 0, 20],
    ['#t=npt:10.5,20.25', 10.5, 20.25],
    ['#t=1:02:03', 3723, null],
    ['#t=02:03.5,100:00:00', 123.5, 360_000],
    ['#t=5.', 5, null],
    ['#track=a&t=3&id=x', 3, null],
    ['#t=3&t=4', 4, null],
    ['#t=3&t=nonsense', 3, null],
    ['#%74=3%2C4', 3, 4],
    ['#t=0', 0, null],
  ];
  for (const [text, start, end] of SPANS) {
    it(`reads ${text}`, () => {
      expect(parseTimeFragment(`https://host.example/a.torrent${text}`)).to.deep.equal({
        start,
        end,
      });
    });
  }

  const INVALID = ['', '#', '#t', '#t=', '#t=,', '#t=a', '#t=-1', '#t=20,10', '#t=5,5', '#t=10,'];
  const FORMS = ['#T=10', '#t=smpte:0:00:10', '#t=1:60', '#t=1:2:3', '#t=1,2,3', '#t=%zz', '#t==1'];
  for (const text of [...INVALID, ...FORMS]) {
    it(`takes ${text || 'no fragment'} for none`, () => {
      expect(parseTimeFragment(`magnet:?xt=urn:btih:0${text}`)).to.equal(null);
    });
  }

  it('takes the fragment off', () => {
    expect(withoutFragment('magnet:?dn=a#t=10#b')).to.equal('magnet:?dn=a');
    expect(withoutFragment('magnet:?dn=a')).to.equal('magnet:?dn=a');
  });
});
