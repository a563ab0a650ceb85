/**
 * Opens every page of pages.mjs in real browsers, and plays its player from a
 * swarm on this machine. See there which are opened when; `BROWSER` (names
 * with commas) and `ONLY` (a pattern) choose others.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { env } from 'node:process';
import { openBrowser } from '../matrix/open-browser.mjs';
import { ensureBrowsers } from '../support/browsers.mjs';
import { bundleAgain } from './bundled-again.mjs';
import { oldVersion } from './old-version.mjs';
import { PAGES, documentOf, frameOf, policyOf } from './pages.mjs';
import { integrityOf, startSite } from './site.mjs';

const PATIENCE_MS = 30_000;
const isFull = Boolean(env.EMBED);
const EVERYWHERE = ['chromium', 'firefox', ...(isFull ? ['webkit'] : [])];
const BROWSERS = env.BROWSER?.split(',') ?? EVERYWHERE;
const only = new RegExp(env.ONLY ?? '');
const pages = PAGES.filter(({ essential, name }) => (isFull || essential) && only.test(name));

let site;
before(async () => {
  const folders = { '/bundled-again/': await bundleAgain() };
  if (pages.some(({ needsOld }) => needsOld)) folders['/old/'] = oldVersion();
  site = await startSite({ folders, sound: pages.some(({ plays }) => plays === 'sound') });
});
after(() => site?.stop());

for (const browserName of BROWSERS) {
  describe(`in ${browserName}`, () => {
    let browser;
    before(async () => {
      assert.deepEqual(ensureBrowsers([browserName]), []);
      browser = await openBrowser(browserName);
    });
    after(() => browser?.close());

    for (const page of pages) {
      it(`plays: ${page.name}`, async () => {
        const seen = await open(browser, browserName, page);
        const reports = [...new Set(site.takeReports())].map(withoutAddress);
        assert.equal(seen.failure, null, JSON.stringify({ seen, reports }));
        // A load that takes over aborts what was promised (HTML §4.8.11.8).
        const errors = seen.errors.filter((error) => !page.fallback || !error.startsWith('play: '));
        assert.deepEqual(errors, []);
        assert.equal(seen.cameFrom, wayTo(page, browserName), JSON.stringify(seen));
        // Who has no WebRTC asks no tracker.
        const isSilent = page.fallback && browserName === 'webkit';
        assert.deepEqual(reports, (!isSilent && page.violations) || []);
        if (page.fallback) return;
        if (page.workers !== undefined) assert.equal(seen.workers, page.workers);
        else assert.ok(seen.workers >= 1, 'no worker reads');
      });
    }
  });
}

/** Without WebRTC the film comes from the web seed. */
const wayTo = ({ fallback }, browserName) =>
  fallback ? 'http' : browserName === 'webkit' ? 'servers' : 'peers';

const withoutAddress = (report) => report.replace(/ wss?:.*/, ' tracker');

/** Opens it, plays, and returns what watch.js saw. */
async function open(browser, browserName, page) {
  const url = publish(page, placeFor(browserName, page));
  site.takeReports();
  const action = page.sandbox === undefined ? 'play' : 'playInFrame';
  return browser.call(url, action, { patienceMs: PATIENCE_MS });
}

function publish(page, place) {
  const policy = policyOf(page, place);
  const headers = policy === null ? {} : { 'Content-Security-Policy': policy };
  const url = site.addPage(documentOf(page.html(place)), headers);
  if (page.sandbox === undefined) return url;
  return site.addPage(documentOf(frameOf(url, page.sandbox)));
}

/** @returns {import('./pages.mjs').Place} */
function placeFor(browserName, { plays }) {
  const attributes = plays === 'sound' ? site.soundAttributes : site.attributes;
  return {
    own: '/dist/',
    cdn: `${site.cdnUrl}/dist/`,
    old: '/old/',
    bundledAgain: '/bundled-again/',
    tracker: attributes.tracker,
    media: site.cdnUrl,
    attributes: attributes[browserName === 'webkit' ? 'webSeed' : 'peers'],
    fromPeers: site.attributes.peers,
    integrityOf,
  };
}
