import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv';
import parseTorrent from 'parse-torrent';
import { COMMAND, LOCAL, RunningCommand } from '../support/command.js';
import { FIXTURES } from '../support/readable.js';
import { temporaryFolder } from '../support/temporary.js';

const SCHEMA = new URL('../../events.schema.json', import.meta.url);
const validate = new Ajv({ unknownFormats: ['date-time'] }).compile(
  JSON.parse(await readFile(SCHEMA, 'utf8')),
);
const assertValid = (events) => {
  for (const event of events) {
    assert.ok(validate(event), `${JSON.stringify(event)}\n${JSON.stringify(validate.errors)}`);
  }
};

/** The command as it was built, without `--json`. */
const runPlain = (args, options) =>
  new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });

describe('the command', () => {
  const folder = temporaryFolder();
  const film = `${FIXTURES}index-last.mp4`;
  const TRACKER = ['--announce', 'ws://127.0.0.1:1/announce'];

  it('explains itself', async () => {
    const { code, stdout } = await runPlain(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /--tracker/);
    const version = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url)),
    ).version;
    assert.equal((await runPlain(['--version'])).stdout, `${version}\n`);
  });

  it('makes a torrent, says what to mend, and ends when it is not to seed', async () => {
    const run = new RunningCommand([film, '--no-seed', ...TRACKER], { cwd: folder });
    assert.equal(await run.exited, 0);
    assertValid(run.events);
    const order = [...new Set(run.events.map(({ event }) => event))];
    assert.deepEqual(order, ['started', 'media', 'hashing', 'torrent', 'snippets', 'stopped']);
    const { infoHash, magnet, torrentFile, pieceLengthBytes } = await run.event('torrent');
    assert.equal(torrentFile, join(folder, 'index-last.mp4.torrent'));
    const torrent = await parseTorrent(await readFile(torrentFile));
    assert.equal(torrent.infoHash, infoHash);
    assert.equal(torrent.pieceLength, pieceLengthBytes);
    assert.deepEqual(torrent.announce, [TRACKER[1]]);
    assert.equal((await parseTorrent(magnet)).infoHash, infoHash);
    const { findings, command } = await run.event('media');
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['index-last', 'sparse-key-frames'],
    );
    assert.ok(command.includes(film));
  });

  it('gives the same film the same infohash', async () => {
    const hashOf = async (args) => {
      const run = new RunningCommand([film, '--no-seed', ...TRACKER, ...args], { cwd: folder });
      return (await run.event('torrent')).infoHash;
    };
    assert.equal(await hashOf([]), await hashOf(['-o', 'other.torrent']));
    assert.ok(existsSync(join(folder, 'other.torrent')));
    assert.notEqual(await hashOf(['--name', 'Other']), await hashOf([]));
  });

  it('writes lines for people into a log', async () => {
    const { stdout } = await runPlain([film, '--no-seed', ...TRACKER], { cwd: folder });
    assert.match(stdout, /This mends it: ffmpeg -i .*\+faststart/);
    assert.match(stdout, /Magnet +magnet:\?xt=/);
    assert.match(stdout, /<torrent-player magnet="magnet:/);
    assert.ok(!stdout.includes('\x1b'), 'no codes of terminals');
  });

  const mistakes = [
    [[], 2, 'usage'],
    [['--nonsense'], 2, 'usage'],
    [['film.torrent', 'other.mp4'], 2, 'usage'],
    [[film, '--private'], 2, 'usage'],
    [['no-such-film.mp4'], 3, 'input'],
    [['no-such.torrent'], 3, 'input'],
    [[film, '--no-seed', '-o', 'no/such/folder.torrent'], 6, 'storage'],
    [[film, '--host', '203.0.113.1', ...TRACKER], 4, 'address'],
    [['magnet:?dn=nothing'], 5, 'torrent'],
  ];
  for (const [args, exitCode, code] of mistakes) {
    const shown = args.map((arg) => arg.replace(FIXTURES, '')).join(' ') || 'nothing';
    it(`ends with ${exitCode} for ${shown}`, async () => {
      const run = new RunningCommand(args, { cwd: folder });
      assert.equal(await run.exited, exitCode);
      assertValid(run.events);
      const last = run.events.at(-1);
      assert.equal(last.event, 'error');
      assert.equal(last.code, code);
      assert.equal(run.stderr, '');
    });
  }

  it('refuses trackers for a private torrent', async () => {
    const own = [film, '--private', ...TRACKER, '--no-seed', '-o', 'private.torrent'];
    assert.equal(await new RunningCommand(own, { cwd: folder }).exited, 0);
    const run = new RunningCommand(
      ['private.torrent', ...LOCAL, '--announce', 'ws://127.0.0.1:2'],
      {
        cwd: folder,
      },
    );
    assert.equal(await run.exited, 5);
    assert.match(run.events.at(-1).message, /private/);
  });

  it('ends when a film changes while it is served', async () => {
    const path = join(folder, 'changing.mp4');
    await writeFile(path, 'film');
    const run = new RunningCommand([path, ...LOCAL, '--tracker'], { cwd: folder });
    await run.event('serving');
    await writeFile(path, 'another film');
    assert.equal(await run.exited, 3);
    assertValid(run.events);
    assert.match(run.events.at(-1).message, /changing\.mp4 was changed/);
  });

  for (const signal of ['SIGINT', 'SIGTERM']) {
    it(`ends cleanly by ${signal}`, async () => {
      const run = new RunningCommand([film, ...LOCAL, '--tracker'], { cwd: folder });
      const { url } = await run.event('listening');
      await run.event('tracker');
      await run.event('status', ({ progress }) => progress === 1);
      assert.equal(await run.stop(signal), 0);
      assertValid(run.events);
      assert.equal((await run.event('stopping')).reason, signal);
      assert.equal(run.events.at(-1).event, 'stopped');
      assert.equal(run.stderr, '');
      await assert.rejects(fetch(url), 'the port is free');
    });
  }

  it('runs a tracker alone', async () => {
    const run = new RunningCommand(['--tracker', '--host', '127.0.0.1', '--port', '0']);
    const { trackers } = await run.event('listening');
    assert.match(trackers[0], /^ws:.*\/announce$/);
    assert.equal(await run.stop(), 0);
    assertValid(run.events);
  });
});
