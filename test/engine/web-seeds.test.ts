import { expect } from '@open-wc/testing';
import type { TorrentMetadata } from '../../src/engine/torrent-metadata.js';
import { validateMetadata } from '../../src/engine/torrent-metadata.js';
import { createWebSeeds } from '../../src/engine/web-seeds.js';
import { generateBytes } from '../support/swarm.js';
import { makeTorrent } from '../support/make-torrent.js';
import {
  AnswerLog,
  blocksOf,
  expectRightBytes,
  requestAll,
  requestsOf,
  useWebSeed,
} from './web-seed-fixture.js';

const PUBLIC_PAGE = 'https://page.example/';

describe('createWebSeeds', () => {
  let metadata: TorrentMetadata;
  const idsOf = (urls: readonly string[], pageUrl: string): string[] =>
    createWebSeeds(metadata, urls, new AnswerLog(), new AbortController().signal, { pageUrl }).map(
      ({ id }) => id,
    );

  before(async () => {
    const { infoBytes } = await makeTorrent(new Uint8Array(100_000));
    metadata = await validateMetadata(infoBytes);
  });

  it('keeps http and https URLs, each once', () => {
    const urls = [
      'https://a.example/film.mp4',
      'http://b.example',
      'https://a.example/film.mp4#part',
      'ftp://c.example/film.mp4',
      'data:video/mp4,x',
      'film.mp4',
      '',
    ];
    expect(idsOf(urls, PUBLIC_PAGE)).to.deep.equal([
      'https://a.example/film.mp4',
      'http://b.example/',
    ]);
  });

  it('keeps local hosts only for a local page, and credentials for none', () => {
    const local = ['http://127.0.0.1:8080/', 'http://192.168.1.1/', 'http://nas.local/'];
    expect(idsOf(local, PUBLIC_PAGE)).to.deep.equal([]);
    expect(idsOf(local, 'http://localhost/')).to.deep.equal(local);
    expect(idsOf(['https://user:pass@a.example/'], PUBLIC_PAGE)).to.deep.equal([]);
  });

  it('keeps ten', () => {
    const urls = Array.from({ length: 15 }, (_, index) => `https://${index}.example/`);
    expect(idsOf(urls, PUBLIC_PAGE)).to.deep.equal(urls.slice(0, 10));
  });
});

describe('web seeds of a folder', () => {
  const open = useWebSeed();

  it('are read across files and padding, by names that need encoding', async () => {
    const fixture = await open({
      files: [
        { name: 'Größe & co/a #1.bin', lengthBytes: 20_000, seed: 1 },
        { name: '_____padding_file_0', base64: btoa('\0'.repeat(12_768)) },
        { name: '100% 日本?.bin', lengthBytes: 50_000, seed: 2 },
      ],
      name: 'my torrent',
      pieceLengthBytes: 32 * 1024,
    });
    const { log, metadata, webSeed } = fixture;
    const blocks = blocksOf(metadata, 0, metadata.pieceCount);
    requestAll(fixture, blocks);
    await log.answered(blocks.length);
    expect(log.delivered).to.deep.equal(blocks);
    const whole = new Uint8Array(
      await new Blob(log.blocks.map(({ bytes }) => bytes.slice())).arrayBuffer(),
    );
    expect(whole.subarray(0, 20_000)).to.deep.equal(generateBytes(1, { start: 0, end: 20_000 }));
    expect(whole.subarray(20_000, 32_768)).to.deep.equal(new Uint8Array(12_768));
    expect(whole.subarray(32_768)).to.deep.equal(generateBytes(2, { start: 0, end: 50_000 }));
    expect(webSeed.bytesReceived, 'padding is not received').to.equal(70_000);
    expect((await requestsOf(fixture)).map(({ path, range }) => [path, range])).to.deep.equal([
      ['/my torrent/Größe & co/a #1.bin', 'bytes=0-19999'],
      ['/my torrent/100% 日本?.bin', 'bytes=0-49999'],
    ]);
  });

  it('answer for padding alone without a request', async () => {
    const fixture = await open({
      files: [
        { name: 'a.bin', lengthBytes: 16_384, seed: 1 },
        { name: '_____padding_file_0', base64: btoa('\0'.repeat(16_384)) },
        { name: 'b.bin', lengthBytes: 16_384, seed: 2 },
      ],
      pieceLengthBytes: 16 * 1024,
    });
    requestAll(fixture, blocksOf(fixture.metadata, 1, 2));
    await fixture.log.answered(1);
    expect(fixture.log.blocks[0]!.bytes).to.deep.equal(new Uint8Array(16_384));
    expect(await requestsOf(fixture)).to.deep.equal([]);
  });

  it('take a small file whole from a server without ranges', async () => {
    const fixture = await open({
      files: [{ name: 'small.bin', lengthBytes: 300_000, seed: 7 }],
      layout: 'folder',
      webSeed: { ranges: false },
    });
    const blocks = blocksOf(fixture.metadata, 0, 1).slice(3, 5);
    requestAll(fixture, blocks);
    await fixture.log.answered(2);
    expect(fixture.log.delivered).to.deep.equal(blocks);
    expectRightBytes(fixture);
    expect((await requestsOf(fixture)).map(({ status }) => status)).to.deep.equal([200]);
  });

  it('lose a file that is missing and keep the others', async () => {
    const fixture = await open(
      {
        files: [
          { name: 'here.bin', lengthBytes: 262_144, seed: 7 },
          { name: 'gone.bin', lengthBytes: 262_144, seed: 8 },
        ],
        webSeed: { missing: ['gone.bin'] },
      },
      { backOffMs: [10, 20, 30] },
    );
    const { webSeed, log, metadata } = fixture;
    for (let round = 1; round <= 3; round++) {
      await log.until(() => webSeed.isOpen);
      requestAll(fixture, blocksOf(metadata, 0, 1));
      await log.answered(32 * round - 16);
      requestAll(fixture, blocksOf(metadata, 1, 2));
      await log.answered(32 * round);
    }
    expect(log.blocks).to.have.length(48);
    expect([0, 1].map((piece) => webSeed.has(piece))).to.deep.equal([true, false]);
    expect(webSeed.isGivenUp).to.equal(false);
  });

  it('share their connections', async () => {
    const fixture = await open({ webSeed: { delayMs: 100 } });
    const { metadata, swarm, lifetime } = fixture;
    const log = new AnswerLog();
    const urls = ['?1', '?2', '?3'].map((query) => `${String(swarm.webSeedUrl)}${query}`);
    const seeds = createWebSeeds(metadata, urls, log, lifetime.signal, { maxConnections: 2 });
    for (const [piece, seed] of seeds.entries()) {
      for (const block of blocksOf(metadata, piece, piece + 1)) seed.request(block);
    }
    await requestsOf(fixture, ({ length }) => length === 2);
    await requestsOf(fixture, (requests) => {
      expect(requests.filter(({ state }) => state === 'open')).to.have.length.at.most(2);
      return requests.length === 3;
    });
    await log.answered(48);
    expect(log.lost).to.deep.equal([]);
    expectRightBytes({ ...fixture, log });
  });
});
