import { expect, fixture, html } from '@open-wc/testing';
import type { PlayerErrorCode } from '../../src/core/player-error.js';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import type { SavingSlice, TorrentSlice } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { ErrorPanel } from '../../src/ui/error-panel.js';
import { en } from '../../src/ui/locales/en.js';
import { filesOf } from '../support/file-info.js';
import { inside, logRequests, textOf } from './request-log.js';
import { errorOf, swarmOf, torrentOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

const MAGNET = `magnet:?xt=urn:btih:${'ab'.repeat(20)}`;

function failed(code: PlayerErrorCode, retryable = false): TorrentSlice {
  return torrentOf({ phase: 'failed', error: errorOf(code, retryable) });
}

async function render(torrent: TorrentSlice, patch: Partial<ErrorPanel> = {}): Promise<ErrorPanel> {
  const panel = await fixture<ErrorPanel>(
    html`<torrent-player-error-panel></torrent-player-error-panel>`,
  );
  Object.assign(panel, { torrent, ...patch });
  await panel.updateComplete;
  return panel;
}

function buttonsOf(panel: ErrorPanel): string[] {
  const buttons = panel.shadowRoot?.querySelectorAll('.remedy') ?? [];
  return [...buttons].map((button) => button.textContent.trim());
}

describe('<torrent-player-error-panel>', () => {
  it('is an empty alert without an error', async () => {
    const panel = await render(torrentOf());
    expect(textOf(panel, '[role=alert]')).to.equal('');
    await expect(panel).to.be.accessible();
  });

  for (const [code, { what, remedy }] of Object.entries(en.errors)) {
    it(`explains ${code} and keeps the technical sentence at hand`, async () => {
      const panel = await render(failed(code as PlayerErrorCode), {
        httpAvailable: true,
        magnet: MAGNET,
      });
      expect(textOf(panel, '.what')).to.equal(what);
      expect(textOf(panel, '.remedy-text')).to.equal(remedy);
      expect(textOf(panel, 'details code')).to.equal(`${code}: sample message of ${code}`);
      expect(inside(panel, 'details')).to.have.property('open', false);
      await expect(panel).to.be.accessible();
    });
  }

  it('tells an error that comes while the page is open', async () => {
    const panel = await render(torrentOf());
    const alert = inside(panel, '[role=alert]');
    panel.torrent = failed('media-damaged');
    await panel.updateComplete;
    expect(inside(panel, '[role=alert]') === alert, 'the same live region').to.equal(true);
    expect(alert.textContent).to.contain(en.errors['media-damaged'].what);
  });

  it('asks to try again when that can help', async () => {
    const panel = await render(failed('torrent-unreachable', true));
    const requests = logRequests(panel);
    inside(panel, '.remedy').click();
    expect(requests).to.deep.equal([{ type: 'retryrequest' }]);
  });

  it('does not offer what cannot help, or is not there', async () => {
    expect(buttonsOf(await render(failed('media-unsupported')))).to.deep.equal([]);
    const panel = await render(failed('infohash-mismatch'), {
      httpAvailable: true,
      magnet: MAGNET,
    });
    expect(buttonsOf(panel)).to.deep.equal([]);
  });

  it('takes the torrent elsewhere', async () => {
    const panel = await render(failed('media-unsupported'), { magnet: MAGNET });
    expect(buttonsOf(panel)).to.deep.equal([en.remedies['open-app'], en.remedies['copy-magnet']]);
    expect(inside(panel, 'a')).to.have.property('href', MAGNET);
  });

  it('asks for peers where the viewer wanted none, and no server has it', async () => {
    const panel = await render({ ...failed('no-web-seed'), mode: 'web-seeds' });
    const requests = logRequests(panel);
    inside(panel, '.remedy').click();
    expect(requests).to.deep.equal([
      { type: 'consentrequest', answer: 'peers' },
      { type: 'playrequest' },
    ]);
  });

  it('offers the other files of the torrent, and the plain file of the page', async () => {
    const files = filesOf({ 'film.mkv': 1_500_000, 'teaser.mp4': 1_500_000 });
    const torrent = { ...failed('media-unsupported'), files, fileIndex: 0 };
    const panel = await render(torrent, { httpAvailable: true });
    await expect(panel).to.be.accessible();
    expect(textOf(panel, 'li')).to.equal('teaser.mp4 1.5 MB');
    const requests = logRequests(panel);
    inside(panel, 'li button').click();
    inside(panel, '[part~=http-button]').click();
    expect(requests).to.deep.equal([{ type: 'filerequest', index: 1 }, { type: 'httprequest' }]);
  });

  it('names what the browser cannot decode, and only then', async () => {
    const error = { ...errorOf('media-unsupported'), codecs: ['hvc1.1.6.L93', 'dtsc'] };
    const panel = await render(torrentOf({ phase: 'failed', error }));
    expect(textOf(panel, '[part=error-codecs]').trim()).to.equal('HEVC (H.265) · DTS');
    const other = await render(failed('media-unsupported'));
    expect(other.shadowRoot?.querySelector('[part=error-codecs]')).to.equal(null);
  });

  describe('with a file to keep', () => {
    const files = filesOf({ 'film.mkv': 1_500_000_000, 'teaser.mp4': 1_500_000 });
    const torrent = { ...failed('media-unsupported'), files, fileIndex: 0 };
    const savingOf = (patch: Partial<SavingSlice>) => ({
      ...INITIAL_STATE.saving,
      fileIndex: 0,
      ...patch,
    });
    const savingText = (panel: ErrorPanel) => textOf(panel, '[part=error-saving]').trim();

    it('offers it, and its size, and asks for it', async () => {
      const panel = await render(torrent);
      const requests = logRequests(panel);
      const button = inside(panel, '[part~=save-button]');
      expect(button.textContent.trim()).to.equal(`${en.remedies.download} (1.5 GB)`);
      button.click();
      expect(requests).to.deep.equal([{ type: 'savefilerequest', index: 0, fetch: true }]);
    });

    it('tells how far it is, quietly, and lets it be given up', async () => {
      const panel = await render(torrent);
      inside(panel, '[part~=save-button]').focus();
      const saving = savingOf({ state: 'fetching', receivedBytes: 300_000_000 });
      const swarm = swarmOf({ peers: 3, downloadBytesPerSecond: 2_000_000 });
      Object.assign(panel, { saving, swarm });
      await panel.updateComplete;
      expect(textOf(panel, '.facts')).to.equal('300 MB of 1.5 GB · 2 MB/s · 3 viewers connected');
      expect(inside(panel, 'progress')).to.include({ value: 300_000_000, max: 1_500_000_000 });
      expect(inside(panel, '[part=error-saving]').getAttribute('aria-live')).to.equal('off');
      expect(buttonsOf(panel), 'nothing else to press').to.deep.equal([en.cancel]);
      await expect(panel).to.be.accessible();
      const cancel = inside(panel, '[part~=cancel-button]');
      expect(panel.shadowRoot!.activeElement === cancel, 'the focus goes on there').to.equal(true);
      const requests = logRequests(panel);
      cancel.click();
      expect(requests).to.deep.equal([{ type: 'savecancelrequest' }]);
    });

    it('has a way out in sight and no line that begins with a dot, however small the player', async () => {
      const saving = savingOf({ state: 'fetching', receivedBytes: 300_000_000 });
      const error = { ...errorOf('media-unsupported'), codecs: ['V_MPEG2'] };
      const panel = await render({ ...torrent, error }, { saving, swarm: swarmOf() });
      const frame = panel.parentElement!;
      Object.assign(frame.style, { width: '280px', height: '158px', containerType: 'size' });
      const { bottom } = inside(panel, '.panel').getBoundingClientRect();
      const cancel = inside(panel, '[part~=cancel-button]').getBoundingClientRect();
      expect(cancel.bottom).to.be.at.most(bottom);
      expect(inside(panel, '.facts').textContent).not.to.match(/[^\u00a0]·/);
    });

    for (const state of ['saved', 'failed'] as const) {
      it(`says that it is ${state}, and offers it again`, async () => {
        const panel = await render(torrent, { saving: savingOf({ state }) });
        expect(savingText(panel)).to.equal(en.saving[state]);
        expect(panel.shadowRoot!.querySelector('[part~=save-button]')).not.to.equal(null);
      });
    }

    it('says so where it is too large, instead of offering it', async () => {
      const panel = await render(torrent, { savingLimitBytes: 1_000_000_000 });
      expect(savingText(panel)).to.equal(en.saving['too-large']);
      expect(panel.shadowRoot!.querySelector('[part~=save-button]')).to.equal(null);
    });

    it('offers every file where none plays', async () => {
      const archives = filesOf({ 'film.avi': 900_000, 'disc.zip': 2_000_000 });
      const panel = await render(
        { ...failed('no-playable-file'), files: archives },
        { savingLimitBytes: 1_000_000 },
      );
      await expect(panel).to.be.accessible();
      expect(savingText(panel), 'of one of them').to.equal(en.saving['too-large']);
      expect(textOf(panel, 'ul')).to.equal('film.avi 900 kB');
      const requests = logRequests(panel);
      inside(panel, 'li button').click();
      expect(requests).to.deep.equal([{ type: 'savefilerequest', index: 0, fetch: true }]);
    });
  });

  it('is as wide as it may be, however long the names of files are', async () => {
    const files = filesOf({ 'a.mp4': 1, [`${'long name '.repeat(40)}.mp4`]: 2 });
    const error = errorOf('media-unsupported');
    const panel = await render(torrentOf({ phase: 'failed', error, files, fileIndex: 0 }));
    const inner = inside(panel, '.panel');
    expect(inner.scrollWidth).to.be.at.most(inner.clientWidth);
  });

  it('shows a hostile message as text', async () => {
    const message = '<img src=x onerror=alert(1)>';
    const panel = await render(
      torrentOf({ phase: 'failed', error: { ...errorOf('invalid-torrent'), message } }),
    );
    expect(textOf(panel, 'details code')).to.contain(message);
    expect(panel.shadowRoot?.querySelector('img')).to.be.null;
  });

  it('copies the technical sentence, and says so', async () => {
    const { clipboard } = navigator;
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve((copied = text)) },
    });
    try {
      const panel = await render(failed('media-damaged'));
      inside(panel, 'details').setAttribute('open', '');
      inside(panel, '.copy').click();
      await Promise.resolve();
      await panel.updateComplete;
      expect(copied).to.equal('media-damaged: sample message of media-damaged');
      expect(inside(panel, '.copy').getAttribute('aria-label')).to.equal(en.copied);
      await expect(panel).to.be.accessible();
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
  });
});
