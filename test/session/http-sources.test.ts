import { expect } from '@open-wc/testing';
import {
  httpUrls,
  isAvoidable,
  mayPlayWithoutPeers,
  parseFallbackAfterMs,
} from '../../src/session/http-sources.js';
import { parseTorrentSource } from '../../src/engine/torrent-source.js';

const PAGE = 'https://page.example/watch';
const playsMp4 = (type: string) => (type === 'video/mp4' ? 'maybe' : '');
const urls = (...candidates: readonly [src: string, type?: string][]) =>
  httpUrls(
    candidates.map(([src, type = '']) => ({ src, type })),
    playsMp4,
    PAGE,
  );

describe('httpUrls', () => {
  it('keeps the order, and leaves out types that are refused', () => {
    expect(
      urls(
        ['https://a.example/1.webm', 'video/webm'],
        ['https://a.example/2.mp4', 'video/mp4'],
        ['http://b.example/3'],
      ),
    ).to.deep.equal(['https://a.example/2.mp4', 'http://b.example/3']);
  });

  for (const url of [
    'javascript:alert(1)',
    'data:video/mp4;base64,AAAA',
    'blob:https://page.example/1',
    'ftp://a.example/film.mp4',
    'https://user:secret@a.example/film.mp4',
    'http://192.168.0.1/film.mp4',
    '',
  ]) {
    it(`refuses ${url === '' ? 'no URL' : url}`, () => expect(urls([url])).to.deep.equal([]));
  }
});

describe('isAvoidable', () => {
  it('is what HTTP gets round, and not what must be seen', () => {
    expect(isAvoidable('webrtc-unavailable')).to.equal(true);
    expect(isAvoidable('media-unsupported')).to.equal(true);
    expect(isAvoidable('infohash-mismatch')).to.equal(false);
    expect(isAvoidable('invalid-source')).to.equal(false);
  });
});

describe('parseFallbackAfterMs', () => {
  it('reads seconds, and 20 when there are none', () => {
    expect(parseFallbackAfterMs('1.5')).to.equal(1500);
    expect(parseFallbackAfterMs('0')).to.equal(0);
    for (const none of [null, '', 'soon', '-1']) {
      expect(parseFallbackAfterMs(none)).to.equal(20_000);
    }
  });
});

describe('mayPlayWithoutPeers', () => {
  const HASH = 'ab'.repeat(20);
  const isServed = (text: string, webSeeds: readonly string[] = []) =>
    mayPlayWithoutPeers(parseTorrentSource(text, location.href), webSeeds);

  it('needs metadata and bytes that are on servers', () => {
    const magnet = `magnet:?xt=urn:btih:${HASH}`;
    const metadata = '&xs=https://a.example/a.torrent';
    expect(isServed(HASH)).to.equal(false);
    expect(isServed(magnet, ['https://a.example/'])).to.equal(false);
    expect(isServed(`${magnet}&ws=https://a.example/`)).to.equal(false);
    expect(isServed(magnet + metadata)).to.equal(false);
    expect(isServed(`${magnet}${metadata}&ws=https://a.example/`)).to.equal(true);
    expect(isServed(magnet + metadata, ['https://a.example/'])).to.equal(true);
  });

  it('hopes for web seeds in a .torrent', () => {
    expect(isServed('https://a.example/a.torrent')).to.equal(true);
    expect(mayPlayWithoutPeers(new Blob(), [])).to.equal(true);
    expect(mayPlayWithoutPeers({ kind: 'bytes', bytes: new Uint8Array(1) }, [])).to.equal(true);
  });
});
