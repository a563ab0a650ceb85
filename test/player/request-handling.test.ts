import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import { handleRequests } from '../../src/player/request-handling.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import {
  FileRequest,
  HttpRequest,
  MuteRequest,
  PauseRequest,
  RetryRequest,
  SeedingRequest,
  StatsToggleRequest,
  VolumeRequest,
  type AnyPlayerRequest,
} from '../../src/ui/requests.js';

/** A player whose requests are handled, and what was called on its media element. */
async function render() {
  const player = await fixture<TorrentPlayer>(
    html`<torrent-player muted ice-servers="[]"></torrent-player>`,
  );
  const calls: string[] = [];
  const { media } = player;
  media.load = () => void calls.push('load');
  media.pause = () => void calls.push('pause');
  media.play = () => Promise.resolve(void calls.push('play'));
  media.playOverHttp = () => calls.push('playOverHttp') > 0;
  const lifetime = new AbortController();
  handleRequests(player, lifetime.signal);
  const ask = (request: AnyPlayerRequest) => player.renderRoot.dispatchEvent(request);
  return { player, media, calls, ask, lifetime };
}

describe('handleRequests', () => {
  it('pauses, mutes and sets the volume, of which more than 0 is to be heard', async () => {
    const { media, calls, ask } = await render();
    ask(new PauseRequest());
    expect(calls).to.deep.equal(['pause']);
    media.muted = true;
    ask(new VolumeRequest(0));
    expect([media.volume, media.muted]).to.deep.equal([0, true]);
    ask(new VolumeRequest(0.4));
    expect([media.volume, media.muted]).to.deep.equal([0.4, false]);
    ask(new MuteRequest(true));
    expect([media.volume, media.muted]).to.deep.equal([0.4, true]);
  });

  it('seeds or not, and shows the statistics or not, as attributes say then', async () => {
    const { player, ask } = await render();
    ask(new SeedingRequest(false));
    expect(player.getAttribute('seeding')).to.equal('off');
    ask(new SeedingRequest(true));
    expect(player.getAttribute('seeding')).to.equal('on');
    ask(new StatsToggleRequest(true));
    await waitUntil(() => player.hasAttribute('stats'));
  });

  it('plays again from the start of loading: what failed, another file, or over HTTP', async () => {
    const { player, media, calls, ask } = await render();
    ask(new RetryRequest());
    expect(calls.splice(0)).to.deep.equal(['load', 'play']);
    media.store.patch('torrent', { phase: 'failed' });
    ask(new FileRequest(3));
    expect(player.getAttribute('file')).to.equal('3');
    expect(calls.splice(0)).to.deep.equal(['load', 'play']);
    ask(new HttpRequest());
    expect(calls.splice(0)).to.deep.equal(['playOverHttp', 'play']);
  });

  it('goes to another file where one plays', async () => {
    const { player, media, calls, ask } = await render();
    media.selectFile = (wish) => void calls.push(`selectFile ${String(wish)}`);
    media.store.patch('torrent', { phase: 'ready' });
    ask(new FileRequest(3));
    expect(calls).to.deep.equal(['selectFile 3', 'play']);
    expect(player.hasAttribute('file')).to.equal(false);
  });

  it('ends with its signal', async () => {
    const { calls, ask, lifetime } = await render();
    lifetime.abort();
    ask(new PauseRequest());
    expect(calls).to.deep.equal([]);
  });
});
