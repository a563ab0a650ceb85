/** The publishing page of the demo: a film dropped in one browser plays in others. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import parseTorrent from 'parse-torrent';
import { startTracker } from '../../../demo/swarm/tracker.mjs';
import { startWebServer } from '../../../demo/swarm/web-server.mjs';
import { findBrowser } from '../../../test/support/browsers.mjs';
import { ViewerSite, playPast } from '../support/browser.js';
import { FIXTURES } from '../support/readable.js';
import { temporaryFolder } from '../support/temporary.js';
import { until } from '../support/until.js';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core');
const FILM = `${FIXTURES}index-last.mp4`;

/** As when somebody lets go of files over the page. */
function drop(page, files) {
  return page.evaluate(async (all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const target = document.getElementById('drop');
    for (const type of ['dragover', 'drop']) {
      target.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
    }
  }, files);
}

const fileOf = async (source, name) => ({
  name,
  base64: (await readFile(source)).toString('base64'),
});

describe('the publishing page', { timeout: 600_000 }, () => {
  const folder = temporaryFolder();
  let site;
  let tracker;
  let demo;

  before(async () => {
    site = await ViewerSite.open(join(folder, 'site'));
    tracker = await startTracker();
    const swarm = JSON.stringify({ trackerUrl: tracker.url, films: [] });
    demo = await startWebServer({
      folders: {
        '/': path('../../../demo'),
        '/build/': path('../../../build'),
        '/dist/': path('../../../dist'),
      },
      answers: { '/swarm.json': () => ({ type: 'application/json', body: swarm }) },
      cors: true,
    });
  });
  after(async () => {
    await demo.stop();
    await tracker.stop();
    await site.close();
  });

  async function openPage() {
    const page = await site.browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    // It gets keys, whatever other pages are open.
    await page.emulateFocusedPage(true);
    await page.goto(`${demo.url}/publish.html`);
    await page.waitForFunction(
      () => document.getElementById('options-form').elements.trackers.value,
    );
    // Nothing may leave this machine.
    await page.evaluate(() => {
      document.getElementById('options-form').elements.iceServers.value = '[]';
    });
    return Object.assign(page, { errors });
  }

  const textOf = (page, id) => page.$eval(`#${id}`, (element) => element.textContent);
  const shared = (page) =>
    page.waitForFunction(() => !document.getElementById('published').hidden, { timeout: 30_000 });
  const isReady = (page) =>
    page.waitForFunction(() => document.getElementById('sharing-state').dataset.state === 'ready', {
      timeout: 30_000,
    });

  it('publishes a film that is dropped, which plays in another browser from the snippet', async () => {
    const page = await openPage();
    await drop(page, [await fileOf(FILM, 'my film.mp4')]);
    await shared(page);
    await isReady(page);
    assert.equal(await textOf(page, 'film-name'), 'my film.mp4');
    const snippet = await textOf(page, 'snippet');
    assert.ok(snippet.includes(`src="${demo.url}/dist/torrent-player.js"`), snippet);

    const viewer = await site.openSnippet(snippet);
    const played = await playPast(viewer, 1);
    assert.ok(played.bytesFromPeers > 100_000);
    await page.waitForFunction(() => document.getElementById('viewers').textContent === '1');
    await until('it tells what was given', async () => (await textOf(page, 'given')) !== '0 B');

    const firefox = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findBrowser('firefox'),
      extraPrefsFirefox: { 'media.autoplay.default': 0, 'media.autoplay.blocking_policy': 0 },
    });
    try {
      const other = await new ViewerSite(firefox, site.server, site.folder).openSnippet(snippet);
      assert.ok((await playPast(other, 1, 60_000)).bytesFromPeers > 100_000);
    } finally {
      await firefox.close();
    }
    await viewer.close();
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  it('gives the .torrent, the magnet and the code for every kind of page', async () => {
    const page = await openPage();
    await drop(page, [await fileOf(FILM, 'film.mp4')]);
    await shared(page);
    const bytes = await page.$eval('#torrent-file', async (link) => {
      const buffer = await (await fetch(link.href)).arrayBuffer();
      return [link.download, ...new Uint8Array(buffer)];
    });
    assert.equal(bytes.shift(), 'film.mp4.torrent');
    const torrent = await parseTorrent(Uint8Array.from(bytes));
    const magnet = await textOf(page, 'magnet');
    assert.equal((await parseTorrent(magnet)).infoHash, torrent.infoHash);
    assert.deepEqual(torrent.announce, [tracker.url]);
    assert.equal(torrent.pieceLength, 16_384, 'short pieces for a short film');

    const labels = [];
    await page.focus('[role=tab][aria-selected=true]');
    for (let tab = 0; tab < 6; tab++) {
      labels.push(await page.$eval('[role=tab][aria-selected=true]', (one) => one.textContent));
      const code = await textOf(page, 'snippet');
      assert.ok(code.includes(torrent.infoHash), code);
      await page.keyboard.press('ArrowRight');
    }
    assert.deepEqual(labels, ['Script tag', 'CMS', 'iframe', 'React', 'Vue', 'Svelte']);
    await page.close();
  });

  it('plays its own film, from the file', async () => {
    const page = await openPage();
    await drop(page, [await fileOf(FILM, 'film.mp4')]);
    await shared(page);
    const played = await playPast(page, 1);
    assert.equal(played.bytesFromPeers + played.bytesFromServers, 0);
    await page.close();
  });

  it('says what to mend, and with what', async () => {
    const page = await openPage();
    await drop(page, [
      await fileOf(FILM, 'film.mp4'),
      await fileOf(`${FIXTURES}tone.mp3`, 'fine.mp3'),
      { name: 'film.srt', base64: Buffer.from('1').toString('base64') },
    ]);
    await shared(page);
    const items = await page.$$eval('#findings-list li', (all) =>
      all.map((one) => one.textContent),
    );
    assert.equal(items.length, 1);
    assert.match(items[0], /film\.mp4.*index is at the end.*key frames.*ffmpeg -i film\.mp4/s);
    assert.equal(await textOf(page, 'film-name'), 'film');
    await page.close();
  });

  it('takes files from a button, by keyboard', async () => {
    const page = await openPage();
    await page.focus('#choose-files');
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.keyboard.press('Enter')]);
    await chooser.accept([FILM]);
    await shared(page);
    const focused = await page.evaluate(() => document.activeElement.id);
    assert.equal(focused, 'film-name', 'the focus is where it goes on');
    await page.focus('#stop');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('published').hidden);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'choose-files');
    await page.close();
  });

  it('stops giving when it is told to', async () => {
    const page = await openPage();
    await drop(page, [await fileOf(FILM, 'film.mp4')]);
    await shared(page);
    await isReady(page);
    const viewer = await site.openSnippet(await textOf(page, 'snippet'));
    await playPast(viewer, 0.5);
    await page.click('#stop');
    await viewer.waitForFunction(
      () => document.querySelector('torrent-player').torrent.peers === 0,
    );
    await Promise.all([page.close(), viewer.close()]);
  });

  it('says so when there is nothing to publish', async () => {
    const page = await openPage();
    await drop(page, [{ name: 'empty.mp4', base64: '' }]);
    await page.waitForFunction(() => !document.getElementById('failure').hidden);
    assert.match(await textOf(page, 'failure-text'), /nothing in it/);
    await page.close();
  });

  it('reads a large film piece by piece, and does not copy it into memory', async () => {
    const large = join(folder, 'large.mp4');
    await writeFile(large, Buffer.alloc(300 * 1024 * 1024, 'film'));
    const page = await openPage();
    const memory = async () => (await page.metrics()).JSHeapUsedSize;
    const input = await page.$('#files');
    await input.uploadFile(large);
    await page.waitForFunction(() => !document.getElementById('making').hidden);
    await page.waitForFunction(() => document.getElementById('progress').value > 0.1, {
      timeout: 60_000,
    });
    await page.waitForFunction(() => !document.getElementById('published').hidden, {
      timeout: 120_000,
    });
    assert.ok((await memory()) < 60 * 1024 * 1024, `${await memory()} bytes of heap`);
    assert.match(await page.$eval('#findings-list', (list) => list.textContent), /no container/);
    await page.close();
  });

  it('can be stopped while it makes the torrent', async () => {
    const large = join(folder, 'large.mp4');
    const page = await openPage();
    await (await page.$('#files')).uploadFile(large);
    await page.waitForFunction(() => !document.getElementById('making').hidden);
    await page.click('#cancel');
    await page.waitForFunction(() => document.getElementById('making').hidden);
    await drop(page, [await fileOf(FILM, 'film.mp4')]);
    await shared(page);
    assert.equal(await textOf(page, 'film-name'), 'film.mp4');
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible, ${scheme}`, async () => {
      const page = await openPage();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const violations = async () => {
        await page.addScriptTag({ path: AXE });
        return page.evaluate(async () =>
          (await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        );
      };
      assert.deepEqual(await violations(), []);
      await page.click('#options summary');
      await drop(page, [await fileOf(FILM, 'film.mp4')]);
      await shared(page);
      assert.deepEqual(await violations(), []);
      await page.close();
    });
  }
});
