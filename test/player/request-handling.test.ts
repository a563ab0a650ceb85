import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import { handleRequests } from '../../src/player/request-handling.js';
import type { AudioTrack } from '../../src/session/audio-track-list.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import {
  AudioTrackRequest,
  CaptionsRequest,
  FileRequest,
  ForgetConsentRequest,
  HttpRequest,
  MuteRequest,
  PauseRequest,
  RateRequest,
  RetryRequest,
  SeedingRequest,
  SkipRequest,
  TextTrackRequest,
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
  media.forgetConsent = () => void calls.push('forgetConsent');
  media.playOverHttp = () => calls.push('playOverHttp') > 0;
  const lifetime = new AbortController();
  handleRequests(player, lifetime.signal);
  const ask = (request: AnyPlayerRequest) => player.shadowRoot!.dispatchEvent(request);
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

  it('skips within the film, and plays at another speed', async () => {
    const { media, ask } = await render();
    const time = { duration: 100, currentTime: 95 };
    for (const name of ['duration', 'currentTime'] as const) {
      Object.defineProperty(media, name, {
        get: () => time[name],
        set: (value: number) => (time[name] = value),
      });
    }
    ask(new SkipRequest(-10));
    expect(time.currentTime).to.equal(85);
    ask(new SkipRequest(30));
    expect(time.currentTime).to.equal(100);
    ask(new SkipRequest(-300));
    expect(time.currentTime).to.equal(0);
    ask(new RateRequest(1.5));
    expect(media.playbackRate).to.equal(1.5);
  });

  it('shows one text track, or the last that showed, or none', async () => {
    const { media, ask } = await render();
    const tracks = ['de', 'en', 'fr'].map((tag) => media.addTextTrack('subtitles', tag, tag));
    await waitUntil(() => media.store.state.textTracks.list.length === 3);
    const modes = () => tracks.map(({ mode }) => mode);
    const untilShown = (index: number | null) =>
      waitUntil(() => {
        const shown = media.store.state.textTracks.list.find(({ showing }) => showing);
        return (shown?.index ?? null) === index;
      });
    ask(new TextTrackRequest(2));
    expect(modes()).to.deep.equal(['disabled', 'disabled', 'showing']);
    await untilShown(2);
    ask(new TextTrackRequest(0));
    expect(modes()).to.deep.equal(['showing', 'disabled', 'disabled']);
    await untilShown(0);
    ask(new CaptionsRequest(false));
    expect(modes()).to.deep.equal(['disabled', 'disabled', 'disabled']);
    await untilShown(null);
    ask(new CaptionsRequest(true));
    expect(modes(), 'the last').to.deep.equal(['showing', 'disabled', 'disabled']);
    await untilShown(0);
    tracks[0]!.mode = 'disabled';
    tracks[1]!.mode = 'showing'; // By the page.
    await untilShown(1);
    ask(new CaptionsRequest(false));
    await untilShown(null);
    ask(new CaptionsRequest(true));
    expect(modes()).to.deep.equal(['disabled', 'showing', 'disabled']);
  });

  it('enables an audio track that there is', async () => {
    const { player, ask } = await render();
    const track = { id: '2', enabled: false };
    player.audioTracks.getTrackById = (id) =>
      id === '2' ? (track as unknown as AudioTrack) : null;
    ask(new AudioTrackRequest('1'));
    expect(track.enabled).to.equal(false);
    ask(new AudioTrackRequest('2'));
    expect(track.enabled).to.equal(true);
  });

  it('seeds or not, as an attribute says then, and forgets what was agreed to', async () => {
    const { player, calls, ask } = await render();
    ask(new SeedingRequest(false));
    expect(player.getAttribute('seeding')).to.equal('off');
    ask(new SeedingRequest(true));
    expect(player.getAttribute('seeding')).to.equal('on');
    ask(new ForgetConsentRequest());
    expect(calls).to.deep.equal(['forgetConsent']);
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
