/**
 * What the single files leave outside is run only if it is what was built: a
 * language, from a server that tells the truth, or not.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { env } from 'node:process';
import { startWebServer } from '../../demo/swarm/web-server.mjs';
import { openBrowser } from '../matrix/open-browser.mjs';
import { documentOf, tag } from './pages.mjs';
import { DIST } from './site.mjs';

const BUNDLE = readFileSync(`${DIST}/torrent-player.bundle.js`, 'utf8');
const [, GERMAN] = /"chunks\/(de-[^"]+\.js)"/.exec(BUNDLE);
const CODE = readFileSync(`${DIST}/chunks/${GERMAN}`, 'utf8');
const [, LABEL] = /\bplay:"([^"]+)"/.exec(CODE);
const ALTERED = `globalThis.altered = true;${CODE}`;
const PLAYER = tag('torrent-player', {
  lang: 'de',
  magnet: `magnet:?xt=urn:btih:${'0'.repeat(40)}`,
});

/** What a server answers to the first request, and to later ones. */
const SERVERS = [
  { what: 'as it was built', answers: [CODE], label: LABEL },
  { what: 'altered', answers: [ALTERED], label: 'Play' },
  { what: 'altered when it is asked again', answers: [CODE, ALTERED], label: LABEL },
];

const BROWSERS = env.BROWSER?.split(',') ?? ['chromium', 'firefox'];
const FILES = ['torrent-player.iife.js', 'torrent-player.bundle.js'];

for (const browserName of BROWSERS) {
  describe(
    `a separate file in ${browserName}`,
    { skip: !env.EMBED && 'npm run test:embed' },
    () => {
      let browser;
      before(async () => {
        browser = await openBrowser(browserName);
      });
      after(() => browser?.close());

      for (const { what, answers, label } of SERVERS) {
        for (const file of FILES) {
          it(`${what}: ${file}`, async () => {
            let asked = 0;
            const answer = () => ({
              type: 'text/javascript',
              body: answers[Math.min(asked++, answers.length - 1)],
            });
            const type = file.includes('bundle') ? { type: 'module' } : {};
            const html = documentOf(tag('script', { src: `/dist/${file}`, ...type }) + PLAYER);
            const server = await startWebServer({
              folders: { '/dist/': DIST, '/': new URL('.', import.meta.url).pathname },
              answers: {
                [`/dist/chunks/${GERMAN}`]: answer,
                '/page.html': () => ({ type: 'text/html', body: html }),
              },
            });
            try {
              const seen = await browser.call(`${server.url}/page.html`, 'labelOfPlay', {
                settleMs: 1_500,
                expected: label,
              });
              assert.deepEqual(seen, { label, altered: false });
              assert.ok(asked >= 1);
            } finally {
              await server.stop();
            }
          });
        }
      }
    },
  );
}
