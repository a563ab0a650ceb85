import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arranged, chosenFiles, contentOf, droppedFiles } from '../../demo/publish/chosen-files.js';
import {
  describePieces,
  describeProgress,
  describeSharing,
  isLocal,
  linesOf,
  wordsOf,
} from '../../demo/publish/publish-text.js';

const chosen = (...paths) =>
  paths.map((path) => ({ path, file: new File(['bytes'], path.split('/').at(-1)) }));
const pathsOf = (files) => files.map(({ path }) => path);

describe('files that were chosen', () => {
  it('are sorted, without hidden and empty ones', () => {
    const files = [
      ...chosen('b.mp4', 'A/film.mkv', 'A/.DS_Store', '.git/film.mp4', 'a.srt'),
      { path: 'empty.mp4', file: new File([], 'empty.mp4') },
    ];
    assert.deepEqual(pathsOf(arranged(files)), ['A/film.mkv', 'a.srt', 'b.mp4']);
  });

  it('keep the path within a folder', () => {
    const file = Object.assign(new File(['x'], 'film.mkv'), { webkitRelativePath: 'A/film.mkv' });
    const plain = Object.assign(new File(['x'], 'b.mp4'), { webkitRelativePath: '' });
    assert.deepEqual(pathsOf(chosenFiles([plain, file])), ['A/film.mkv', 'b.mp4']);
  });
});

describe('what was dropped', () => {
  const fileEntry = (fullPath) => ({
    isFile: true,
    fullPath,
    file: (resolve) => resolve(new File(['x'], fullPath.split('/').at(-1))),
  });
  /** A folder whose reader gives two entries at a time, as browsers give a hundred. */
  const folderEntry = (entries) => ({
    isFile: false,
    createReader() {
      const left = [...entries];
      return { readEntries: (resolve) => resolve(left.splice(0, 2)) };
    },
  });
  const transferOf = (...entries) => ({
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files: [],
  });

  it('is read with everything in its folders', async () => {
    const deep = folderEntry([fileEntry('/A/deep/x.srt')]);
    const folder = folderEntry(
      [1, 2, 3, 4, 5].map((one) => fileEntry(`/A/${one}.mp4`)).concat(deep),
    );
    const files = await droppedFiles(transferOf(folder, fileEntry('/b.mp4')));
    assert.deepEqual(pathsOf(files), [
      ...['A/1.mp4', 'A/2.mp4', 'A/3.mp4', 'A/4.mp4', 'A/5.mp4', 'A/deep/x.srt', 'b.mp4'],
    ]);
  });

  it('may be files without entries', async () => {
    const transfer = { items: [{}], files: [new File(['x'], 'a.mp4')] };
    assert.deepEqual(pathsOf(await droppedFiles(transfer)), ['a.mp4']);
  });

  it('may be no file at all', async () => {
    assert.deepEqual(await droppedFiles(transferOf(null)), []);
  });
});

describe('contentOf', () => {
  const summary = ({ name, totalBytes, files }) => [name, totalBytes, pathsOf(files)];

  it('is a single file by its name', () => {
    assert.deepEqual(summary(contentOf(chosen('film.mp4'), '')), ['film.mp4', 5, ['film.mp4']]);
    const [file] = contentOf(chosen('A/film.mp4'), '').files;
    assert.equal(file.path, 'film.mp4');
  });

  it('takes another name, and keeps the ending that says what it is', () => {
    assert.equal(contentOf(chosen('film.mp4'), 'My Film').name, 'My Film.mp4');
    assert.equal(contentOf(chosen('film.mp4'), 'My Film.mp4').name, 'My Film.mp4');
    assert.equal(contentOf(chosen('film'), 'My Film').name, 'My Film');
  });

  it('is a folder with what is in it', () => {
    const files = chosen('My Series/1.mp4', 'My Series/subs/1.srt');
    const expected = ['My Series', 10, ['1.mp4', 'subs/1.srt']];
    assert.deepEqual(summary(contentOf(files, '')), expected);
    assert.equal(contentOf(files, 'Other').name, 'Other');
  });

  it('gives several files a folder of the name of the first', () => {
    const files = chosen('film.mp4', 'film.srt');
    assert.deepEqual(summary(contentOf(files, '')), ['film', 10, ['film.mp4', 'film.srt']]);
  });

  it('does not take folders that only begin alike for one', () => {
    const files = chosen('A/1.mp4', 'AB/2.mp4');
    assert.deepEqual(summary(contentOf(files, 'x')), ['x', 10, ['A/1.mp4', 'AB/2.mp4']]);
  });
});

describe('the texts of the publishing page', () => {
  it('tells how the torrent is cut', () => {
    assert.equal(describePieces(475_000, 16_384), '29 × 16 KiB');
    assert.equal(describePieces(16_384, 16_384), '1 × 16 KiB');
  });

  it('knows the words of a command, and loses nothing of it', () => {
    const command = `ffmpeg -i "a film's.mp4" -map 0:v? 'b "c" d'\\''e'.mp4 "unclosed `;
    const words = wordsOf(command);
    assert.equal(words.join(''), command);
    assert.ok(words.includes(`"a film's.mp4"`));
    assert.ok(words.includes(`'b "c" d'\\''e'.mp4`), words.join('|'));
    assert.deepEqual(wordsOf(''), []);
  });

  const status = (trackers, peers = 0) => ({ trackers, peers });
  const FAR = ['wss://tracker.example'];

  it('say how sharing goes', () => {
    const stateOf = (...args) => describeSharing(...args).state;
    assert.equal(stateOf(status('none'), []), 'failed');
    assert.equal(stateOf(status('waiting'), FAR), 'waiting');
    assert.equal(stateOf(status('failed'), FAR), 'failed');
    assert.equal(stateOf(status('connected'), FAR), 'ready');
    assert.match(describeSharing(status('connected', 1), FAR).text, /Somebody watches/);
    assert.match(describeSharing(status('connected'), FAR).text, /Ready .* Keep this page open\.$/);
  });

  it('warn when only this computer knows the tracker', () => {
    const { text } = describeSharing(status('connected'), ['ws://127.0.0.1:8000/announce']);
    assert.match(text, /on this computer/);
  });

  it('know what is local', () => {
    for (const url of ['ws://localhost:1', 'ws://127.0.0.1', 'ws://[::1]:80/a']) {
      assert.ok(isLocal(url), url);
    }
    for (const url of ['wss://tracker.example', 'ws://192.168.1.1', 'nonsense']) {
      assert.ok(!isLocal(url), url);
    }
  });

  it('tell how far hashing is', () => {
    assert.equal(describeProgress(1_500_000, 3_000_000), '1.5 MB of 3.0 MB hashed, 50 %');
    assert.equal(describeProgress(0, 3), '0 B of 3 B hashed, 0 %');
  });

  it('read lines, each once', () => {
    assert.deepEqual(linesOf(' a \n\nb\na\n'), ['a', 'b']);
    assert.deepEqual(linesOf(''), []);
  });
});
