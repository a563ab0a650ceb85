import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { snippetsFor } from '../../src/share/snippets.js';

const magnet = 'magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=a&tr=wss%3A%2F%2Ft';
const escaped = magnet.replaceAll('&', '&amp;');
const facts = { magnet, name: 'a.mp4', playerUrl: 'https://cdn.example/dist/' };

const codeOf = (id, more = {}) =>
  snippetsFor({ ...facts, ...more }).find((snippet) => snippet.id === id).code;

describe('snippetsFor', () => {
  it('has one for each kind of page', () => {
    const ids = snippetsFor(facts).map(({ id }) => id);
    assert.deepEqual(ids, ['script', 'cms', 'iframe', 'react', 'vue', 'svelte']);
    for (const { label, note } of snippetsFor(facts)) assert.ok(label && note);
  });

  it('script tag: the player and its element', () => {
    assert.equal(
      codeOf('script'),
      `<script type="module" src="https://cdn.example/dist/torrent-player.js"></script>\n` +
        `<torrent-player magnet="${escaped}"></torrent-player>`,
    );
  });

  it('CMS: plain markup with something to see where no script runs', () => {
    const code = codeOf('cms', { watchUrl: 'https://media.example/a.mp4' });
    assert.ok(code.startsWith(`<div data-torrent-player data-magnet="${escaped}">`));
    assert.ok(code.includes('<a href="https://media.example/a.mp4">Watch a.mp4</a>'));
    assert.ok(codeOf('cms').includes(`<a href="${escaped}">`), 'the magnet when there is no other');
  });

  it('iframe: the magnet in the fragment, encoded once more', () => {
    const src = /src="([^"]+)"/.exec(codeOf('iframe'))[1];
    const [page, fragment] = src.split('#');
    assert.equal(page, 'https://cdn.example/dist/embed.html');
    assert.equal(new URLSearchParams(fragment).get('magnet'), magnet);
    assert.ok(codeOf('iframe').includes('allow="autoplay; fullscreen; picture-in-picture"'));
  });

  for (const id of ['react', 'vue', 'svelte']) {
    it(`${id}: imports the package and names the magnet`, () => {
      assert.ok(codeOf(id).includes("'torrent-player-element"));
      assert.ok(codeOf(id).includes(`magnet="${escaped}"`));
    });
  }

  it('lets no name out of its attribute or element', () => {
    const name = '"><script>alert(1)</script> {evil} \' & co';
    for (const { id, code } of snippetsFor({ ...facts, name })) {
      assert.ok(!code.includes('<script>alert'), id);
      assert.ok(!code.includes('"><s'), id);
      assert.ok(!code.includes('{evil}'), id);
    }
  });
});
