/** What is bundled, and whether dist/THIRD_PARTY_NOTICES.txt says so. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const PACKAGE = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/](?!.*node_modules)/;

/** Packages whose code is in what was built, by the source maps. */
function bundledPackages() {
  const maps = readdirSync(DIST, { recursive: true }).filter((name) => name.endsWith('.js.map'));
  const sources = maps.flatMap((name) => JSON.parse(readFileSync(`${DIST}/${name}`)).sources);
  return new Set(sources.map((source) => PACKAGE.exec(source)?.[1]).filter(Boolean));
}

describe('third-party notices', () => {
  const notices = readFileSync(`${DIST}/THIRD_PARTY_NOTICES.txt`, 'utf8');
  const named = new Set([...notices.matchAll(/^Name: (.+)$/gm)].map(([, name]) => name));

  it('name every package that is bundled', () => {
    const bundled = [...bundledPackages()];
    assert.ok(bundled.includes('mediabunny') && bundled.includes('webtorrent'), String(bundled));
    assert.deepEqual(
      bundled.filter((name) => !named.has(name)),
      [],
    );
  });

  it('say what is in the decoders, with its licence', () => {
    for (const name of ['@mediabunny/ac3', '@mediabunny/dts']) {
      const notice = notices.slice(notices.indexOf(`Name: ${name}\n`)).split('\n---\n')[0];
      assert.match(notice, /Mozilla Public License/);
      assert.match(notice, /libavcodec and libavutil of FFmpeg/);
    }
    assert.match(notices, /GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1/);
  });
});
