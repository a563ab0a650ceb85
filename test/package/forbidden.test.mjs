/** What must not be in anything that a page loads. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const integrity = JSON.parse(readFileSync(`${DIST}integrity.json`, 'utf8'));
const files = Object.keys(integrity).map((name) => ({
  name,
  code: readFileSync(DIST + name, 'utf8'),
}));

/** Code from text (a page's policy forbids it), and elements from text (Trusted Types do). */
const FORBIDDEN = [
  /\beval\s*\(/,
  /\bnew Function\b/,
  /\bFunction\s*\(/,
  /\.(inner|outer)HTML\s*=(?!=)/,
  /\.insertAdjacentHTML\b/,
  /\bdocument\.write(ln)?\b/,
  /\bcreateContextualFragment\b/,
];

/** Contacted after the click, as the README says, unless the page names others. */
const STUN = ['stun:stun.l.google.com:19302', 'stun:global.stun.twilio.com:3478'];

/** Names, and places in messages for developers: nobody fetches them. */
const NAMED = [
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/2000/svg',
  'https://webtorrent.io',
  // Where FFmpeg wants samples of films that it cannot decode.
  'https://streams.videolan.org/upload/',
  'https://aomediacodec.github.io/av1-isobmff/.',
  'https://www.w3.org/TR/webcodecs-aac-codec-registration/.',
  'https://www.w3.org/TR/webcodecs-flac-codec-registration/.',
  'https://www.w3.org/TR/webcodecs-vorbis-codec-registration/.',
  'https://www.webmproject.org/vp9/mp4/.',
];

describe('what pages load', () => {
  it('is all in the list of hashes', () => {
    const names = readdirSync(DIST, { recursive: true }).filter(
      (name) => /\.(js|txt)$/.test(name) && !/^types|NOTICES/.test(name),
    );
    assert.deepEqual(Object.keys(integrity).sort(), names.sort());
    for (const [name, hash] of Object.entries(integrity)) {
      const digest = createHash('sha384')
        .update(readFileSync(DIST + name))
        .digest('base64');
      assert.equal(hash, `sha384-${digest}`, name);
    }
  });

  for (const pattern of FORBIDDEN) {
    it(`has no ${pattern.source}`, () => {
      const found = files.filter(({ code }) => pattern.test(code)).map(({ name }) => name);
      assert.deepEqual(found, []);
    });
  }

  it('names nobody but STUN servers', () => {
    const URLS = /\b(?:https?|wss?):\/\/[\w-]+\.[\w.:/-]+|(?<=["'`])(?:stun|turn)s?:[\w.:-]+/g;
    const named = files.flatMap(({ code }) => code.match(URLS) ?? []);
    const unknown = named.filter((url) => !STUN.includes(url) && !NAMED.includes(url));
    assert.deepEqual([...new Set(unknown)], []);
  });
});
