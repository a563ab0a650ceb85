import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import type { PlayerErrorCode } from '../../src/core/player-error.js';
import { fetchTorrentFile, parseTorrentFile } from '../../src/engine/torrent-file.js';
import { ascii, bencode, makeTorrent } from '../support/make-torrent.js';
import type { Bencodable, MadeTorrent } from '../support/make-torrent.js';

const PAGE = 'https://site.example/';
const CONTENT = new Uint8Array(40_000);

const torrentWith = (top: Readonly<Record<string, Bencodable>>): Promise<MadeTorrent> =>
  makeTorrent(CONTENT, { top });

async function codeOf(promise: Promise<unknown>): Promise<PlayerErrorCode> {
  const reason: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (reason instanceof PlayerError) return reason.code;
  throw new Error(`no PlayerError: ${String(reason)}`);
}

describe('parseTorrentFile', () => {
  it('takes the infohash of the raw info dictionary', async () => {
    const { torrentBytes, infoHash, infoBytes } = await torrentWith({ comment: 'x' });
    const { metadata, trackers, webSeeds } = await parseTorrentFile(torrentBytes, PAGE);
    expect(metadata.infoHash).to.equal(infoHash);
    expect(metadata.infoBytes).to.deep.equal(infoBytes);
    expect(trackers).to.deep.equal([]);
    expect(webSeeds).to.deep.equal([]);
  });

  it('keeps nothing of the file alive but the info dictionary', async () => {
    const { torrentBytes, infoBytes } = await torrentWith({ comment: 'x'.repeat(10_000) });
    const { metadata } = await parseTorrentFile(torrentBytes, PAGE);
    expect(metadata.infoBytes.buffer.byteLength).to.equal(infoBytes.length);
  });

  it('keeps the trackers that browsers reach, of all tiers, at most 20', async () => {
    const many = Array.from({ length: 25 }, (_, i) => `wss://t${String(i)}.example/`);
    const { torrentBytes } = await torrentWith({
      announce: 'wss://ignored.example/',
      'announce-list': [['udp://t.example:1', 'wss://t0.example'], many, [], 'wss://tier.example'],
    });
    const { trackers } = await parseTorrentFile(torrentBytes, PAGE);
    expect(trackers).to.deep.equal(many.slice(0, 20));
  });

  it('takes announce when announce-list is empty', async () => {
    const { torrentBytes } = await torrentWith({
      announce: 'wss://t.example/',
      'announce-list': [[]],
    });
    expect((await parseTorrentFile(torrentBytes, PAGE)).trackers).to.deep.equal([
      'wss://t.example/',
    ]);
  });

  it('reads both forms of url-list', async () => {
    for (const [form, expected] of [
      ['https://s.example/', ['https://s.example/']],
      [
        ['https://s.example/', 'ftp://s.example/', 'http://t.example/'],
        ['https://s.example/', 'http://t.example/'],
      ],
      ['', []],
      [7, []],
    ] as const) {
      const { torrentBytes } = await torrentWith({ 'url-list': form });
      expect((await parseTorrentFile(torrentBytes, PAGE)).webSeeds).to.deep.equal(expected);
    }
  });

  it('drops URLs of private hosts unless the page is on one', async () => {
    const { torrentBytes } = await torrentWith({ announce: 'ws://127.0.0.1:1/' });
    expect((await parseTorrentFile(torrentBytes, PAGE)).trackers).to.deep.equal([]);
    const local = await parseTorrentFile(torrentBytes, 'http://127.0.0.1/');
    expect(local.trackers).to.deep.equal(['ws://127.0.0.1:1/']);
  });

  it('refuses what is no .torrent', async () => {
    for (const bytes of [
      new Uint8Array(),
      ascii('<!doctype html>'),
      bencode({}),
      bencode({ info: 'text' }),
      bencode({ info: {} }),
    ]) {
      expect(await codeOf(parseTorrentFile(bytes, PAGE))).to.equal('invalid-torrent');
    }
  });

  it('refuses more than 10 MB without reading it', async () => {
    const bytes = new Uint8Array(10 * 1024 * 1024 + 1);
    expect(await codeOf(parseTorrentFile(bytes, PAGE))).to.equal('invalid-torrent');
  });
});

describe('fetchTorrentFile', () => {
  const fetch = window.fetch.bind(window);
  const { signal } = new AbortController();

  afterEach(() => {
    window.fetch = fetch;
  });

  it('fetches without cookies and referrer', async () => {
    const { torrentBytes, infoHash } = await torrentWith({});
    const requests: [unknown, RequestInit | undefined][] = [];
    window.fetch = (url, init) => {
      requests.push([url, init]);
      return Promise.resolve(new Response(torrentBytes));
    };
    const { metadata } = await fetchTorrentFile('https://a.example/f', PAGE, signal);
    expect(metadata.infoHash).to.equal(infoHash);
    expect(requests).to.have.length(1);
    expect(requests[0]![0]).to.equal('https://a.example/f');
    expect(requests[0]![1]).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it('says unreachable when the server refuses', async () => {
    window.fetch = () => Promise.resolve(new Response('no', { status: 404 }));
    expect(await codeOf(fetchTorrentFile('https://a.example/f', PAGE, signal))).to.equal(
      'torrent-unreachable',
    );
  });

  it('says unreachable when nobody answers, with the cause', async () => {
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const error: unknown = await fetchTorrentFile('https://a.example/f', PAGE, signal).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(PlayerError).and.include({ code: 'torrent-unreachable' });
    expect((error as PlayerError).cause).to.be.instanceOf(TypeError);
  });

  it('says unreachable when the connection breaks', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new TypeError('broken')),
    });
    window.fetch = () => Promise.resolve(new Response(body));
    expect(await codeOf(fetchTorrentFile('https://a.example/f', PAGE, signal))).to.equal(
      'torrent-unreachable',
    );
  });

  it('stops an endless body at 10 MB', async () => {
    let pulledBytes = 0;
    let cancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024 * 1024));
        pulledBytes += 1024 * 1024;
      },
      cancel() {
        cancelled = true;
      },
    });
    window.fetch = () => Promise.resolve(new Response(body));
    expect(await codeOf(fetchTorrentFile('https://a.example/f', PAGE, signal))).to.equal(
      'invalid-torrent',
    );
    expect(cancelled).to.equal(true);
    expect(pulledBytes).to.be.lessThan(14 * 1024 * 1024);
  });

  it('rejects with the reason of its signal', async () => {
    const controller = new AbortController();
    const body = new ReadableStream({
      pull: () => controller.abort(new Error('enough')),
    });
    window.fetch = (_url, init) =>
      new Promise((resolve, reject) => {
        const fail = () => reject(init!.signal!.reason as Error);
        init!.signal!.addEventListener('abort', fail);
        controller.abort(new Error('enough'));
        resolve(new Response(body));
      });
    const reason: unknown = await fetchTorrentFile(
      'https://a.example/f',
      PAGE,
      controller.signal,
    ).catch((error: unknown) => error);
    expect(reason).to.equal(controller.signal.reason);
  });
});
