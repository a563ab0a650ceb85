/** The publishing page of the demo; end-to-end.test.js has its films played in another browser. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import parseTorrent from 'parse-torrent';
import { ViewerSite, keepHere, playPast } from '../support/browser.js';
import { PublishingDemo } from '../support/publishing-page.js';
import { FIXTURES } from '../support/readable.js';
import { temporaryFolder } from '../support/temporary.js';

const AXE = createRequire(import.meta.url).resolve('axe-core');
const FILM = `${FIXTURES}index-last.mp4`;

describe('the publishing page', { timeout: 600_000 }, () => {
  const folder = temporaryFolder();
  let site;
  let demo;

  before(async () => {
    site = await ViewerSite.open(join(folder, 'site'));
    demo = await PublishingDemo.start();
  });
  after(async () => {
    await demo.stop();
    await site.close();
  });

  const openPage = () => demo.open(site.browser);

  it('gives the .torrent, the magnet and the code for every kind of page', async () => {
    const tab = await openPage();
    const { page } = tab;
    await tab.drop({ name: 'film.mp4', source: FILM });
    await tab.shared();
    const bytes = await page.$eval('#torrent-file', async (link) => {
      const buffer = await (await fetch(link.href)).arrayBuffer();
      return [link.download, ...new Uint8Array(buffer)];
    });
    assert.equal(bytes.shift(), 'film.mp4.torrent');
    const torrent = await parseTorrent(Uint8Array.from(bytes));
    const magnet = await tab.textOf('magnet');
    assert.equal((await parseTorrent(magnet)).infoHash, torrent.infoHash);
    assert.deepEqual(torrent.announce, [demo.tracker.url]);
    assert.equal(torrent.pieceLength, 16_384, 'short pieces for a short film');

    const labels = [];
    await page.focus('[role=tab][aria-selected=true]');
    for (let at = 0; at < 6; at++) {
      labels.push(await page.$eval('[role=tab][aria-selected=true]', (one) => one.textContent));
      const code = await tab.textOf('snippet');
      assert.ok(code.includes(torrent.infoHash), code);
      await page.keyboard.press('ArrowRight');
    }
    assert.deepEqual(labels, ['Script tag', 'CMS', 'iframe', 'React', 'Vue', 'Svelte']);
    await page.close();
  });

  it('has code for a CMS and for a frame, which plays as well', async () => {
    const tab = await openPage();
    await tab.drop({ name: 'film.mp4', source: FILM });
    await tab.shared();
    await tab.ready();
    await tab.page.click('#tab-cms');
    const [note, div] = [await tab.textOf('snippet-note'), await tab.textOf('snippet')];
    const [upgrade] = /\S+upgrade\.js/.exec(note);
    const post = await site.openSnippet(`<script type="module" src="${upgrade}"></script>${div}`);
    assert.ok((await playPast(post, 0.5)).bytesFromPeers > 0);
    await post.close();

    await tab.page.click('#tab-iframe');
    const host = await site.openPage(await tab.textOf('snippet'));
    const frame = await (await host.$('iframe')).contentFrame();
    await keepHere(frame);
    assert.ok((await playPast(frame, 0.5)).bytesFromPeers > 0);
    await Promise.all([host.close(), tab.close()]);
  });

  it('plays its own film, from the file', async () => {
    const tab = await openPage();
    const { page } = tab;
    await tab.drop({ name: 'film.mp4', source: FILM });
    await tab.shared();
    const played = await playPast(page, 1);
    assert.equal(played.bytesFromPeers + played.bytesFromServers, 0);
    await page.close();
  });

  it('says what to mend, and with what', async () => {
    const tab = await openPage();
    const { page } = tab;
    const subtitles = join(folder, 'film.srt');
    await writeFile(subtitles, '1');
    await tab.drop(
      { name: 'film.mp4', source: FILM },
      { name: 'fine.mp3', source: `${FIXTURES}tone.mp3` },
      { name: 'film.srt', source: subtitles },
    );
    await tab.shared();
    const items = await page.$$eval('#findings-list li', (all) =>
      all.map((one) => one.textContent),
    );
    assert.equal(items.length, 1);
    assert.match(items[0], /film\.mp4.*index is at the end.*key frames.*ffmpeg -i film\.mp4/s);
    assert.equal(await tab.textOf('film-name'), 'film');
    await page.close();
  });

  it('takes files from a button, by keyboard', async () => {
    const tab = await openPage();
    const { page } = tab;
    await page.focus('#choose-files');
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.keyboard.press('Enter')]);
    await chooser.accept([FILM]);
    await tab.shared();
    const focused = await page.evaluate(() => document.activeElement.id);
    assert.equal(focused, 'film-name', 'the focus is where it goes on');
    await page.focus('#stop');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('published').hidden);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'choose-files');
    await page.close();
  });

  it('stops giving when it is told to', async () => {
    const tab = await openPage();
    const { page } = tab;
    await tab.drop({ name: 'film.mp4', source: FILM });
    await tab.shared();
    await tab.ready();
    const viewer = await site.openSnippet(await tab.textOf('snippet'));
    await playPast(viewer, 0.5);
    await page.click('#stop');
    await viewer.waitForFunction(
      () => document.querySelector('torrent-player').torrent.peers === 0,
    );
    await Promise.all([page.close(), viewer.close()]);
  });

  it('says so when there is nothing to publish', async () => {
    const tab = await openPage();
    const { page } = tab;
    await tab.drop({ name: 'empty.mp4' });
    await page.waitForFunction(() => !document.getElementById('failure').hidden);
    assert.match(await tab.textOf('failure-text'), /nothing in it/);
    await page.close();
  });

  it('reads a large film piece by piece, and does not copy it into memory', async () => {
    const large = join(folder, 'large.mp4');
    await writeFile(large, Buffer.alloc(300 * 1024 * 1024, 'film'));
    const tab = await openPage();
    const { page } = tab;
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
    const tab = await openPage();
    const { page } = tab;
    await (await page.$('#files')).uploadFile(large);
    await page.waitForFunction(() => !document.getElementById('making').hidden);
    await page.click('#cancel');
    await page.waitForFunction(() => document.getElementById('making').hidden);
    await tab.drop({ name: 'film.mp4', source: FILM });
    await tab.shared();
    assert.equal(await tab.textOf('film-name'), 'film.mp4');
    assert.deepEqual(tab.errors, []);
    await page.close();
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible, ${scheme}`, async () => {
      const tab = await openPage();
      const { page } = tab;
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const violations = async () => {
        await page.addScriptTag({ path: AXE });
        return page.evaluate(async () =>
          (await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        );
      };
      assert.deepEqual(await violations(), []);
      await page.click('#options summary');
      await tab.drop({ name: 'film.mp4', source: FILM });
      await tab.shared();
      assert.deepEqual(await violations(), []);
      await page.close();
    });
  }
});
