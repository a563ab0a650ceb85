import { expect, fixture, html } from '@open-wc/testing';
import { INITIAL_STATE, type ConsentSlice, type PlayerState } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { en } from '../../src/ui/locales/en.js';
import type { PeerStats } from '../../src/ui/peer-stats.js';
import { inside, logRequests, press, textOf } from './request-log.js';
import { stateOf, swarmOf, torrentOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

const HASH = 'ab'.repeat(20);
const KNOWN = stateOf({ torrent: torrentOf({ infoHash: HASH, name: 'film' }) });
const HISTORY = [0, 1, 2, 3].map((step) => ({ download: step * 1_000_000, upload: 500_000 }));

async function render(state: PlayerState, patch: Partial<PeerStats> = {}): Promise<PeerStats> {
  const stats = await fixture<PeerStats>(
    html`<torrent-player-peer-stats .state=${state}></torrent-player-peer-stats>`,
  );
  Object.assign(stats, patch);
  await stats.updateComplete;
  return stats;
}

function rowsOf(stats: PeerStats): Record<string, string> {
  const rows = [...(stats.shadowRoot?.querySelectorAll('dl > div') ?? [])].map((row) => [
    row.querySelector('dt')?.textContent.trim() ?? '',
    row.querySelector('dd')?.textContent.trim() ?? '',
  ]);
  return Object.fromEntries(rows) as Record<string, string>;
}

function consented(patch: Partial<ConsentSlice>): PlayerState {
  return { ...KNOWN, consent: { ...INITIAL_STATE.consent, ...patch } };
}

describe('<torrent-player-peer-stats>', () => {
  it('says what the engine counts', async () => {
    const memory = { memoryBytes: 96_000_000, memoryBudgetBytes: 256_000_000 };
    const stats = await render({ ...KNOWN, swarm: swarmOf({ ...memory, othersInSwarm: 9 }) });
    expect(rowsOf(stats)).to.include({
      Peers: '7 of 9',
      Connecting: '0',
      Download: '2.3 MB/s',
      Upload: '412 kB/s',
      'From peers': '148 MB (92%)',
      'From servers': '12.1 MB (7%)',
      Uploaded: '23.6 MB',
      Ratio: '0.15',
      Memory: '96 MB of 256 MB',
      Torrent: 'film',
    });
    expect(inside(stats, 'meter')).to.include({ value: 96_000_000, max: 256_000_000 });
    await expect(stats).to.be.accessible();
  });

  it('has a place for what is not known yet', async () => {
    const stats = await render(INITIAL_STATE, { history: HISTORY.slice(0, 1) });
    expect(rowsOf(stats)).to.include({ Peers: '0', Download: '0 kB/s', Ratio: '–' });
    expect(stats.shadowRoot?.querySelector('code')).to.be.null;
    await expect(stats).to.be.accessible();
  });

  it('follows the swarm', async () => {
    const stats = await render(KNOWN);
    stats.state = { ...KNOWN, swarm: swarmOf({ peers: 1234 }) };
    await stats.updateComplete;
    expect(rowsOf(stats)['Peers']).to.equal('1,234');
  });

  it('draws the rates, and tells them in words', async () => {
    const stats = await render(KNOWN, { history: HISTORY });
    expect(inside(stats, '.download').getAttribute('d')).to.match(/^M117 .*L120 /);
    expect(inside(stats, '.graph').getAttribute('aria-label')).to.equal(
      en.ratesOverTime('1.5 MB/s', '3 MB/s', '500 kB/s'),
    );
    await expect(stats).to.be.accessible();
  });

  it('says what trackers and web seeds do', async () => {
    const swarm = swarmOf({
      trackerList: [
        { host: 'a.example', state: 'connected', failure: null, reason: null, others: 6 },
        {
          host: 'b.example',
          state: 'failed',
          failure: 'refused',
          reason: '<b>no</b>',
          others: null,
        },
        { host: 'c.example', state: 'failed', failure: 'unreachable', reason: null, others: 2 },
        { host: 'd.example', state: 'waiting', failure: null, reason: null, others: null },
      ],
      webSeeds: [
        { host: 'e.example', refusal: null },
        { host: 'f.example', refusal: 'cors' },
      ],
    });
    const stats = await render({ ...KNOWN, swarm });
    const items = [...(stats.shadowRoot?.querySelectorAll('li') ?? [])];
    expect(items.map((item) => item.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'a.example connected, knows 6 others',
      'b.example refuses <b>no</b>',
      'c.example unreachable',
      'd.example waiting',
      'e.example available',
      'f.example unreachable, or forbidden (CORS)',
    ]);
    await expect(stats).to.be.accessible();
  });

  it('says what seeding is, where there is anybody to give to', async () => {
    const content = (stats: PeerStats) => textOf(stats, '.content');
    expect(content(await render(KNOWN))).to.contain(en.seedingExplained);
    const alone = { ...KNOWN, torrent: torrentOf({ mode: 'web-seeds' }) };
    expect(content(await render(alone))).not.to.contain(en.seedingExplained);
  });

  it('shows the infohash to be copied', async () => {
    const stats = await render(KNOWN);
    expect(textOf(stats, 'code')).to.equal(HASH);
    expect(inside(stats, '.infohash button').getAttribute('aria-label')).to.equal(en.copyInfoHash);
  });

  it('lets the viewer change what was agreed to, where there is a choice', async () => {
    const buttons = async (patch: Partial<ConsentSlice>) => {
      const stats = await render(consented(patch));
      const requests = logRequests(stats);
      for (const button of stats.shadowRoot!.querySelectorAll<HTMLElement>('.consent button')) {
        button.click();
      }
      return requests.map(({ type, answer }) => answer ?? type);
    };
    expect(await buttons({})).to.deep.equal([]);
    expect(await buttons({ mode: 'granted' })).to.deep.equal([]);
    expect(await buttons({ mode: 'ask', canUseServer: true })).to.deep.equal([
      'server',
      'forgetconsentrequest',
    ]);
    expect(await buttons({ mode: 'ask' })).to.deep.equal(['forgetconsentrequest']);
    expect(await buttons({ terms: 'server', prefersPrivacy: true })).to.deep.equal(['peers']);
  });

  it('asks to be closed, by its button and by Escape', async () => {
    const stats = await render(KNOWN);
    const requests = logRequests(stats);
    inside(stats, 'header button').click();
    press(inside(stats, '.content'), 'Escape');
    press(inside(stats, '.content'), 'k');
    const close = { type: 'statstogglerequest', open: false };
    expect(requests).to.deep.equal([close, close]);
  });

  it('has buttons that are large enough to hit', async () => {
    const stats = await render(consented({ mode: 'ask', canUseServer: true }));
    for (const button of stats.shadowRoot!.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height), button.className).to.be.at.least(24);
    }
  });
});
