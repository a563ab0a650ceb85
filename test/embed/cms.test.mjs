/**
 * The documented markup, through the sanitizers of content management systems,
 * and what becomes of it: `npm run test:embed`.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../matrix/open-browser.mjs';
import { documentOf, snippetHtml } from './pages.mjs';
import { SANITIZERS } from './sanitizers.mjs';
import { integrityOf, startSite } from './site.mjs';

const PURIFY = fileURLToPath(new URL('../../node_modules/dompurify/dist/', import.meta.url));

/** What an author may write besides, and is not to survive. */
const HOSTILE = '<script>stolen()</script><torrent-player magnet="magnet:?x" onclick="stolen()">';

describe('markup through sanitizers', { skip: !env.EMBED && 'npm run test:embed' }, () => {
  let site;
  let browser;
  let place;
  before(async () => {
    site = await startSite({ folders: { '/purify/': PURIFY } });
    browser = await openBrowser('chromium');
    const attributes = site.attributes.peers;
    place = { own: '/dist/', media: site.cdnUrl, attributes, integrityOf };
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  const purify = (html) =>
    browser.call(
      site.addPage('<script src="/purify/purify.js"></script><script src="/purify.js"></script>'),
      'purify',
      html,
    );

  for (const { name, clean } of SANITIZERS) {
    it(`becomes a player: ${name}`, async () => {
      // The attributes that the snippet shows, and the others of this swarm that authors may write.
      const written = snippetHtml('cms', 'div', place, { prefix: 'data-', only: ['magnet'] });
      const cleaned = await clean(written + HOSTILE, purify);
      assert.doesNotMatch(cleaned, /<script|<torrent-player|onclick/);
      assert.match(cleaned, /<a href="[^"]+\/film\.mp4">Watch the film<\/a>/);
      const url = site.addPage(documentOf(cleaned + snippetHtml('cms', 'script', place)));
      const seen = await browser.call(url, 'play', { patienceMs: 30_000 });
      assert.equal(seen.failure, null, JSON.stringify({ seen, cleaned }));
      assert.deepEqual(seen.errors, []);
      assert.equal(seen.cameFrom, 'peers');
    });
  }
});
