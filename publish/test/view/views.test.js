import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jsonView } from '../../src/view/json-view.js';
import { plainView } from '../../src/view/plain-view.js';
import { progressBar } from '../../src/view/progress-bar.js';
import { terminalView } from '../../src/view/terminal-view.js';
import { formatDuration, linesOf, statusLine } from '../../src/view/texts.js';

const STATUS = {
  ...{ event: 'status', browsers: 3, peers: 1, progress: 1 },
  ...{ uploadedBytes: 4_800_000, servedBytes: 0, downloadedBytes: 0 },
  ...{ uploadBytesPerSecond: 1_234_567, downloadBytesPerSecond: 0 },
};
const MEDIA = {
  ...{ event: 'media', file: 'a.mp4', container: 'MP4', durationSeconds: 72 },
  ...{ codecs: ['H.264', 'AAC'], findings: [], command: null },
};

describe('progressBar', () => {
  const cases = [
    [0, '░░░░'],
    [1, '████'],
    [0.5, '██░░'],
    [0.53, '██▏░'],
    [-1, '░░░░'],
    [2, '████'],
  ];
  for (const [share, bar] of cases) {
    it(`${share}: ${bar}`, () => assert.equal(progressBar(share, 4), bar));
  }
});

describe('formatDuration', () => {
  const cases = [
    [0, '0:00'],
    [72, '1:12'],
    [3599.6, '1:00:00'],
    [7325, '2:02:05'],
  ];
  for (const [seconds, text] of cases) it(text, () => assert.equal(formatDuration(seconds), text));
});

describe('linesOf', () => {
  it('says of good media what they are', () => {
    assert.deepEqual(linesOf(MEDIA), ['✓ a.mp4: MP4, H.264, AAC, 1:12']);
  });

  it('says of others what is wrong, and what mends it', () => {
    const findings = [{ code: 'index-last', severity: 'advice', message: 'Its index is last' }];
    const lines = linesOf({ ...MEDIA, findings, command: 'ffmpeg …' });
    assert.deepEqual(lines.slice(1), ['    Its index is last', '    This mends it: ffmpeg …']);
  });

  it('has nothing to say of what changes every second', () => {
    assert.deepEqual(linesOf(STATUS), []);
    assert.deepEqual(linesOf({ event: 'hashing', hashedBytes: 1, totalBytes: 2 }), []);
  });
});

describe('statusLine', () => {
  it('leaves out what there is none of', () => {
    assert.equal(statusLine(STATUS), '3 browsers   1 peer   ↑ 1.2 MB/s   given 4.8 MB');
  });

  it('tells of HTTP and of what comes in', () => {
    const line = statusLine({ ...STATUS, browsers: 1, servedBytes: 500, downloadedBytes: 9 });
    assert.equal(
      line,
      '1 browser   1 peer   ↑ 1.2 MB/s   ↓ 0 B/s   given 4.8 MB   over HTTP 500 B',
    );
  });
});

describe('the view of a terminal', () => {
  function setUp(columns, hasColors = false) {
    const terminal = { text: '', columns, hasColors, write: (text) => (terminal.text += text) };
    let nowMs = 0;
    const view = terminalView(terminal, () => nowMs);
    return { terminal, view, wait: (ms) => (nowMs += ms) };
  }
  const lastLine = ({ text }) => text.split('\r\x1b[2K').at(-1);

  it('draws a bar while hashing, not too often', () => {
    const { terminal, view, wait } = setUp(100);
    view.report({ event: 'hashing', hashedBytes: 500, totalBytes: 1000 });
    assert.equal(
      lastLine(terminal),
      `Hashing  ${'█'.repeat(16)}${'░'.repeat(16)}  50 %  500 B of 1.0 kB`,
    );
    const length = terminal.text.length;
    view.report({ event: 'hashing', hashedBytes: 501, totalBytes: 1000 });
    assert.equal(terminal.text.length, length);
    wait(100);
    view.report({ event: 'hashing', hashedBytes: 1000, totalBytes: 1000 });
    assert.match(lastLine(terminal), /100 %/);
  });

  it('keeps the line that changes below those that stay', () => {
    const { terminal, view } = setUp(100);
    view.report(STATUS);
    view.report({ event: 'tracker', url: 'wss://a.example' });
    assert.ok(terminal.text.includes('✓ wss://a.example knows the torrent\n'));
    assert.equal(lastLine(terminal), statusLine(STATUS));
  });

  it('draws how far a bridge is', () => {
    const { terminal, view } = setUp(200);
    view.report({ ...STATUS, progress: 0.25 });
    assert.ok(
      lastLine(terminal).startsWith(`${'█'.repeat(4)}${'░'.repeat(12)}  25 %   3 browsers`),
    );
  });

  it('colours marks and makes headings bold, where there are colours', () => {
    const { terminal, view } = setUp(100, true);
    view.report({ event: 'tracker', url: 'wss://a.example' });
    view.report({ event: 'warning', code: 'no-tracker', message: 'Nobody comes' });
    view.report({ event: 'error', code: 'failed', message: 'Broken' });
    view.report({
      event: 'snippets',
      snippets: [{ id: 'vue', label: 'Vue', note: 'n', code: 'c' }],
    });
    assert.ok(terminal.text.includes('\x1b[32m✓\x1b[39m wss://a.example'));
    assert.ok(terminal.text.includes('\x1b[33m⚠\x1b[39m Nobody comes\n'));
    assert.ok(terminal.text.includes('\x1b[31m✗\x1b[39m Broken\n'));
    assert.ok(terminal.text.includes('\x1b[1m── Vue: n\x1b[22m\nc\n'));
  });

  it('never lets a line wrap', () => {
    const { terminal, view } = setUp(20);
    view.report(STATUS);
    assert.equal([...lastLine(terminal)].length, 19);
  });

  it('gives the cursor back', () => {
    const { terminal, view } = setUp(80);
    view.report(STATUS);
    view.close();
    assert.equal(terminal.text.split('\x1b[?25l').length, terminal.text.split('\x1b[?25h').length);
    assert.ok(terminal.text.endsWith('\r\x1b[2K\x1b[?25h'));
  });
});

describe('the view of a log', () => {
  it('tells the status once a minute, and only when it changed', () => {
    let text = '';
    let nowMs = 0;
    const view = plainView(
      (part) => (text += part),
      () => nowMs,
    );
    const tell = (atSecond, status) => {
      nowMs = atSecond * 1000;
      view.report({ ...STATUS, ...status });
    };
    tell(0, {});
    tell(30, { browsers: 4 });
    tell(61, { browsers: 4 });
    tell(122, { browsers: 4 });
    view.close();
    assert.equal(text, `${statusLine(STATUS)}\n${statusLine({ ...STATUS, browsers: 4 })}\n`);
    assert.ok(!text.includes('\x1b'));
  });
});

describe('the view of programs', () => {
  it('is a line of JSON for each event', () => {
    let text = '';
    const now = () => new Date(0);
    jsonView((part) => (text += part), now).report({ event: 'tracker', url: 'a\nb' });
    assert.equal(text, '{"time":"1970-01-01T00:00:00.000Z","event":"tracker","url":"a\\nb"}\n');
  });
});
