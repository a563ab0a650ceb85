import { expect } from '@open-wc/testing';
import { TorrentPlayer } from '../../src/torrent-player.js';
import { PLAYER_ATTRIBUTES, readPlayerAttributes } from '../../src/markup/player-attributes.js';

const BASE = 'https://site.example/films/page.html';
const HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
const MAGNET = `magnet:?xt=urn:btih:${HASH}&tr=wss%3A%2F%2Ftracker.example`;

const read = (name: string, text: string) => {
  const { values, ignored } = readPlayerAttributes([[name, text]], BASE);
  return ignored.includes(name) ? null : (values.get(name) ?? false);
};

/** By attribute: what is taken as it is, and what makes no sense. */
const TEXTS: Readonly<Record<string, { good: readonly string[]; bad: readonly string[] }>> = {
  magnet: { good: [MAGNET, `${MAGNET}#t=10`], bad: ['', 'magnet:?dn=x', HASH, 'javascript:1'] },
  src: {
    good: [MAGNET, HASH, 'film.torrent', 'https://a.example/film.torrent#t=5,9'],
    bad: ['', 'javascript:alert(1)', 'ftp://a.example/f.torrent', 'data:text/plain,x'],
  },
  file: { good: ['0', '*.mp4', 'extras/film.mkv'], bad: ['', ' ', 'x'.repeat(1001)] },
  trackers: {
    good: ['wss://a.example', 'ws://a.example:8000/x wss://b.example'],
    bad: ['', 'https://a.example', 'wss://a.example udp://b.example', 'nonsense'],
  },
  'web-seeds': { good: ['https://a.example/film.mp4'], bad: ['', 'wss://a.example', 'film.mp4'] },
  'ice-servers': { good: ['[]', '[{"urls":"stun:a.example"}]'], bad: ['', '{}', '[', 'null'] },
  preload: { good: ['none', 'metadata', 'auto'], bad: ['', 'everything'] },
  seeding: { good: ['on', 'off'], bad: ['', 'no'] },
  'upload-limit': { good: ['0', '100KiB', '1MiB/s'], bad: ['', '1MB', '-1', 'much'] },
  'download-limit': { good: ['0', '100KiB'], bad: ['', 'much'] },
  'ratio-limit': { good: ['0', '1.5'], bad: ['', '-1', 'x'] },
  metered: { good: ['ease', 'ignore'], bad: ['', 'no'] },
  'memory-budget': { good: ['64MiB', '1000000'], bad: ['', '64MB', 'x'] },
  consent: { good: ['notice', 'ask'], bad: ['', 'granted', 'yes'] },
  playlist: { good: ['auto', 'manual', 'none'], bad: ['', 'shuffle'] },
  'fallback-after': { good: ['0', '12.5'], bad: ['', '-3', 'never'] },
  poster: {
    good: ['poster.jpg', '/a.png', 'https://a.example/p.webp'],
    bad: ['javascript:alert(1)', 'data:image/png;base64,AA==', 'blob:https://a.example/1'],
  },
  crossorigin: { good: ['', 'anonymous', 'use-credentials'], bad: ['yes'] },
  lang: { good: ['de', 'pt-BR', 'zh-Hant-TW'], bad: ['', 'not a language', 'x'] },
};

const FLAGS = [
  'autoplay',
  'muted',
  'loop',
  'playsinline',
  'stats',
  'nohotkeys',
  'consent-memory',
  'disablepictureinpicture',
  'disableremoteplayback',
];

/** Of the element, and not for markup: `controls` are always ours, layout is the page's. */
const NOT_OFFERED = ['controls', 'controlslist', 'autopictureinpicture', 'dir', 'width', 'height'];

describe('attributes that come from markup or a URL', () => {
  it('are all that the player has, but those that were decided against', () => {
    const decided = [...PLAYER_ATTRIBUTES, ...NOT_OFFERED];
    expect(TorrentPlayer.observedAttributes.filter((name) => !decided.includes(name))).to.eql([]);
  });

  it('are all tested here', () => {
    expect([...PLAYER_ATTRIBUTES].sort()).to.eql([...Object.keys(TEXTS), ...FLAGS].sort());
  });

  for (const [name, { good, bad }] of Object.entries(TEXTS)) {
    for (const text of good) {
      it(`${name}: takes ${JSON.stringify(text)}`, () => expect(read(name, text)).to.equal(text));
    }
    for (const text of bad) {
      it(`${name}: ignores ${JSON.stringify(text.slice(0, 40))}`, () =>
        expect(read(name, text)).to.equal(null));
    }
  }

  for (const name of FLAGS) {
    it(`${name}: is there, or not, or makes no sense`, () => {
      for (const text of ['', '1', 'true', 'yes', 'on', 'TRUE']) {
        expect(read(name, text), text).to.equal('');
      }
      for (const text of ['0', 'false', 'no', 'off']) {
        expect(read(name, text), text).to.equal(false);
      }
      expect(read(name, 'perhaps')).to.equal(null);
    });
  }

  it('are trimmed, and keywords in lower case', () => {
    expect(read('preload', ' AUTO ')).to.equal('auto');
    expect(read('magnet', ` ${MAGNET}\n`)).to.equal(MAGNET);
    expect(read('trackers', ' wss://a.example\n  wss://b.example ')).to.equal(
      'wss://a.example wss://b.example',
    );
  });

  it('count once, and the last of them', () => {
    const given = [
      ['loop', ''],
      ['file', 'a'],
      ['file', 'b'],
      ['onerror', 'alert(1)'],
      ['constructor', ''],
    ] as const;
    const { values, ignored } = readPlayerAttributes(given, BASE);
    expect([...values]).to.eql([
      ['loop', ''],
      ['file', 'b'],
    ]);
    expect(ignored).to.eql([]);
  });
});
