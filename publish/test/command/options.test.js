import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HELP } from '../../src/command/help.js';
import { parseOptions } from '../../src/command/options.js';
import { EXIT_CODES } from '../../src/publish-error.js';

describe('parseOptions', () => {
  it('needs nothing', () => {
    const options = parseOptions([]);
    assert.deepEqual(options.inputs, []);
    assert.equal(options.seed, true);
    assert.equal(options.webSeed, true);
    assert.equal(options.tracker, false);
    assert.equal(options.dht, true);
    assert.equal(options.port, null);
    assert.equal(options.torrentPort, 0);
    assert.equal(options.iceServers.length, 2);
    assert.match(options.playerUrl, /^https:.*\/$/);
  });

  it('takes everything that the help mentions', () => {
    const options = parseOptions([
      ...['film.mp4', 'more', '--name', 'A Film', '--piece-length', '128KiB', '--private'],
      ...['--announce', 'wss://a.example', '--announce', 'udp://b.example:1'],
      ...['--web-seed-url', 'https://c.example/film.mp4', '-o', 'out.torrent', '--no-seed'],
      ...['-p', '80', '--host', '::1', '--url', 'https://d.example', '--no-web-seed', '--tracker'],
      ...['--allow', 'A'.repeat(40), '--trust-proxy', '--torrent-port', '6881'],
      ...['--torrent-url', 'https://c.example/film.torrent'],
      ...['--torrent-host', '10.0.0.1'],
      ...['--upload-limit', '1.5MB', '--max-connections', '50', '--ice-servers', '[]', '--no-dht'],
      ...['--file', '2', '--keep', 'films', '--max-size', '2GiB'],
      ...['--player', 'https://e.example/dist', '--json', '-h', '-v'],
    ]);
    assert.deepEqual(options, {
      inputs: ['film.mp4', 'more'],
      ...{ help: true, version: true, json: true },
      ...{ name: 'A Film', pieceLengthBytes: 131_072, isPrivate: true },
      announce: ['wss://a.example', 'udp://b.example:1'],
      webSeeds: ['https://c.example/film.mp4'],
      torrentUrls: ['https://c.example/film.torrent'],
      ...{ output: 'out.torrent', seed: false },
      ...{ port: 80, host: '::1', publicUrl: 'https://d.example/' },
      ...{ webSeed: false, tracker: true, allow: ['a'.repeat(40)], trustProxy: true },
      ...{ torrentHost: '10.0.0.1' },
      ...{ torrentPort: 6881, uploadBytesPerSecond: 1_500_000, maxConnections: 50 },
      ...{ iceServers: [], dht: false },
      ...{ file: '2', keep: 'films', maxBytes: 2 ** 31 },
      playerUrl: 'https://e.example/dist/',
    });
  });

  it('names an announce URL once', () => {
    const url = 'wss://a.example';
    assert.deepEqual(parseOptions(['--announce', url, '--announce', url]).announce, [url]);
  });

  it('hands TURN servers with their credentials on', () => {
    const servers = [
      { urls: ['turn:t.example', 'stun:t.example'], username: 'u', credential: 'c' },
    ];
    assert.deepEqual(parseOptions(['--ice-servers', JSON.stringify(servers)]).iceServers, servers);
  });

  const mistakes = [
    [['--nonsense'], /--nonsense/],
    [['--name'], /--name/],
    [['--json=yes'], /--json/],
    [['--name', ''], /--name/],
    [['--name', '..'], /--name \.\./],
    [['--name', 'a/b'], /--name a\/b/],
    [['--piece-length', '100KiB'], /power of two from 16KiB to 1MiB/],
    [['--piece-length', '2MiB'], /--piece-length 2MiB/],
    [['--piece-length', 'big'], /--piece-length big: not a number of bytes/],
    [['--announce', 'tracker'], /--announce tracker: not a URL/],
    [['--announce', 'ftp://a.example'], /--announce ftp/],
    [['--web-seed-url', 'wss://a.example'], /--web-seed-url wss/],
    [['--port', '65536'], /--port 65536: not a port number/],
    [['--port', '-1'], /--port/],
    [['--torrent-port', 'any'], /--torrent-port any/],
    [['--url', 'media.example'], /--url media.example/],
    [['--allow', 'abc'], /--allow abc: not an infohash/],
    [['--upload-limit', 'fast'], /--upload-limit fast/],
    [['--max-connections', '0'], /--max-connections 0/],
    [['--ice-servers', 'stun:a'], /--ice-servers stun:a: not JSON/],
    [['--ice-servers', '{}'], /--ice-servers {}: not an array/],
    [['--ice-servers', '[{"urls":"http://a"}]'], /not an array of RTCIceServer/],
    [['--ice-servers', '[null]'], /not an array of RTCIceServer/],
  ];
  for (const [args, message] of mistakes) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(() => parseOptions(args), { name: 'PublishError', code: 'usage', message });
    });
  }
});

describe('the help', () => {
  it('fits a terminal', () => {
    for (const line of HELP.split('\n')) assert.ok(line.length <= 80, line);
  });

  it('names every exit code', () => {
    for (const [code, number] of Object.entries(EXIT_CODES)) {
      assert.match(HELP.replaceAll('\n', ' '), new RegExp(`${number} ${code}`));
    }
  });
});
