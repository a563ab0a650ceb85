import { expect, fixture, html } from '@open-wc/testing';
import type { PlayerErrorCode, PlayerErrorDetail } from '../../src/core/player-error.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { ErrorPanel } from '../../src/ui/error-panel.js';
import { en } from '../../src/ui/locales/en.js';
import { filesOf } from '../support/file-info.js';
import { inside, logRequests, textOf } from './request-log.js';
import { errorOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

function render(error: PlayerErrorDetail | null): Promise<ErrorPanel> {
  return fixture(html`<torrent-player-error-panel .error=${error}></torrent-player-error-panel>`);
}

describe('<torrent-player-error-panel>', () => {
  it('is an empty alert without an error', async () => {
    const panel = await render(null);
    expect(textOf(panel, '[role=alert]')).to.equal('');
    await expect(panel).to.be.accessible();
  });

  for (const [code, { what, remedy }] of Object.entries(en.errors)) {
    it(`explains ${code} and keeps the technical sentence at hand`, async () => {
      const panel = await render(errorOf(code as PlayerErrorCode));
      expect(textOf(panel, '.what')).to.equal(what);
      expect(textOf(panel, '.remedy')).to.equal(remedy);
      expect(textOf(panel, 'details code')).to.equal(`${code}: sample message of ${code}`);
      expect(inside(panel, 'details')).to.have.property('open', false);
      await expect(panel).to.be.accessible();
    });
  }

  it('tells an error that comes while the page is open', async () => {
    const panel = await render(null);
    const alert = inside(panel, '[role=alert]');
    panel.error = errorOf('media-damaged');
    await panel.updateComplete;
    expect(inside(panel, '[role=alert]'), 'the same live region').to.equal(alert);
    expect(alert.textContent).to.contain(en.errors['media-damaged'].what);
  });

  it('asks to try again when that can help', async () => {
    const panel = await render(errorOf('torrent-unreachable', true));
    const requests = logRequests(panel);
    await expect(panel).to.be.accessible();
    inside(panel, 'button').click();
    expect(requests).to.deep.equal([{ type: 'retryrequest' }]);
  });

  it('does not offer what cannot help', async () => {
    const panel = await render(errorOf('media-unsupported', false));
    expect(panel.shadowRoot?.querySelector('button')).to.be.null;
  });

  it('offers the other files of the torrent, and the plain file of the page', async () => {
    const panel = await render(errorOf('media-unsupported'));
    panel.files = filesOf({ 'film.mkv': 1_500_000, 'teaser.mp4': 1_500_000 });
    panel.fileIndex = 0;
    panel.httpAvailable = true;
    await panel.updateComplete;
    await expect(panel).to.be.accessible();
    expect(textOf(panel, 'li')).to.equal('teaser.mp4 1.5 MB');
    const requests = logRequests(panel);
    inside(panel, 'li button').click();
    inside(panel, '.http').click();
    expect(requests).to.deep.equal([{ type: 'filerequest', index: 1 }, { type: 'httprequest' }]);
  });

  it('shows a hostile message as text', async () => {
    const panel = await render({
      ...errorOf('invalid-torrent'),
      message: '<img src=x onerror=alert(1)>',
    });
    expect(textOf(panel, 'details code')).to.contain('<img src=x onerror=alert(1)>');
    expect(panel.shadowRoot?.querySelector('img')).to.be.null;
  });
});
