import { expect } from '@open-wc/testing';
import type { PlayerErrorCode, PlayerErrorDetail } from '../../src/index.js';
import { Swarm } from '../support/swarm.js';
import { Viewer, once, until } from '../support/viewer.js';

const HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
const torrentUrl = (name: string) =>
  new URL(`../fixtures/torrents/${name}.torrent`, import.meta.url).href;

interface BadInput {
  readonly what: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly code: PlayerErrorCode;
}

/** Refused as soon as they are set: nobody needs to be asked. */
const REFUSED_AT_ONCE: readonly BadInput[] = [
  { what: 'empty', attributes: { magnet: '' }, code: 'invalid-source' },
  { what: 'garbage', attributes: { magnet: 'certainly not a magnet' }, code: 'invalid-source' },
  { what: 'no xt', attributes: { magnet: 'magnet:?dn=film' }, code: 'invalid-source' },
  {
    what: '39 hex digits',
    attributes: { magnet: `magnet:?xt=urn:btih:${HASH.slice(1)}` },
    code: 'invalid-source',
  },
  {
    what: '41 hex digits',
    attributes: { magnet: `magnet:?xt=urn:btih:${HASH}0` },
    code: 'invalid-source',
  },
  {
    what: 'bad base32',
    attributes: { magnet: `magnet:?xt=urn:btih:${'1'.repeat(32)}` },
    code: 'invalid-source',
  },
  {
    what: 'bad percent-escapes',
    attributes: { magnet: `magnet:?xt=urn:btih:${HASH}&dn=100%&tr=%ZZ` },
    code: 'invalid-source',
  },
  {
    what: 'a v2-only magnet',
    attributes: { magnet: `magnet:?xt=urn:btmh:1220${HASH}${HASH.slice(0, 24)}` },
    code: 'unsupported-torrent',
  },
  { what: 'a javascript: URL', attributes: { src: 'javascript:alert(1)' }, code: 'invalid-source' },
];

/** Refused once they were fetched, after play. */
const REFUSED_AFTER_PLAY: readonly BadInput[] = [
  { what: 'a 404', attributes: { src: torrentUrl('absent') }, code: 'torrent-unreachable' },
  { what: 'not bencode', attributes: { src: torrentUrl('not-bencode') }, code: 'invalid-torrent' },
  { what: 'truncated', attributes: { src: torrentUrl('truncated') }, code: 'invalid-torrent' },
  {
    what: 'negative lengths',
    attributes: { src: torrentUrl('negative-length') },
    code: 'invalid-torrent',
  },
  { what: '`..` paths', attributes: { src: torrentUrl('parent-path') }, code: 'invalid-torrent' },
  {
    what: 'a wrong piece count',
    attributes: { src: torrentUrl('wrong-piece-count') },
    code: 'invalid-torrent',
  },
  { what: 'v2 only', attributes: { src: torrentUrl('v2-only') }, code: 'unsupported-torrent' },
  {
    what: 'no playable file',
    attributes: { src: torrentUrl('nothing-playable') },
    code: 'no-playable-file',
  },
];

describe('bad input', function () {
  this.timeout(30_000);
  let viewer: Viewer;
  let swarm: Swarm;

  before(async () => {
    swarm = await Swarm.start({ files: [{ path: 'demo/film/torrent-player.mp4' }] });
  });
  after(() => swarm.stop());

  beforeEach(async () => {
    viewer = await Viewer.open({});
  });
  afterEach(() => {
    expect(viewer.spy.errors, 'uncaught errors').to.deep.equal([]);
    viewer.close();
  });

  async function expectRefusal({ attributes, code }: BadInput, play: boolean) {
    const { player } = viewer;
    const nativeError = once(player, 'error', undefined, 1_000);
    const refused = once(player, 'torrenterror', undefined, 1_000);
    for (const [name, value] of Object.entries(attributes)) player.setAttribute(name, value);
    if (play) player.play().catch(() => undefined);
    const [event] = await Promise.all([refused, nativeError]);
    const { detail } = event as CustomEvent<PlayerErrorDetail>;
    expect(detail.code).to.equal(code);
    expect(detail.message).not.to.equal('');
    expect(player.error?.message).to.contain(code);
    expect(player.torrent!.phase).to.equal('failed');
    const panel = () => player.shadowRoot!.querySelector('torrent-player-error-panel');
    await until('an error panel', () => (panel()?.getBoundingClientRect().height ?? 0) > 0);
  }

  for (const input of REFUSED_AT_ONCE) {
    it(`is refused as soon as it is set: ${input.what}`, async () => {
      await expectRefusal(input, false);
      expect(viewer.spy.everOpened).to.equal(0);
    });
  }

  for (const input of REFUSED_AFTER_PLAY) {
    it(`is refused within a second of play: ${input.what}`, () => expectRefusal(input, true));
  }

  it('is refused without WebRTC, in words', async () => {
    Object.defineProperty(viewer.window, 'RTCPeerConnection', { value: undefined });
    const magnet = `magnet:?xt=urn:btih:${HASH}`;
    await expectRefusal({ what: '', attributes: { magnet }, code: 'webrtc-unavailable' }, true);
  });

  it('leaves the element usable with a new source', async () => {
    await expectRefusal(REFUSED_AT_ONCE[1]!, false);
    const { player } = viewer;
    player.magnet = swarm.magnet;
    await player.play();
    await until('it plays', () => player.currentTime > 0);
    expect(player.error).to.equal(null);
    expect(player.shadowRoot!.querySelector('torrent-player-error-panel')).to.equal(null);
  });
});
